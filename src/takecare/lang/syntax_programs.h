// Declarations of records with a life (docs/programs.md), as written: program, authority, notice, life, duty, privacy,
// release.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/syntax_parts.h"

namespace takecare::lang::syntax {

// ---- program

// 'supervisor where C other than who did propose'.
struct ByDecl {
  Name authority;
  std::vector<Expr> where;  // none or one
  std::optional<Name> other_than;
  Place place;
};

// 'needs C', 'barred while C', and the citations below it.
struct GuardDecl {
  bool bar = false;
  std::vector<Expr> condition;  // one, none when broken
  std::vector<Citation> citations;
  Place place;
};

struct SetsDecl {
  Name field;
  std::vector<Expr> value;  // one, none when broken
  Place place;
};

struct MovesDecl {
  std::vector<Expr> amount;  // one, none when broken
  Name from;
  Name to;
  Place place;
};

// A clause that names things and may stand more than once.
struct NamesClause {
  enum class Kind : std::uint8_t { records, may_record, adds, sends } kind = Kind::records;
  std::vector<Name> names;
  Place place;
};

struct ActDecl {
  Name name;
  std::vector<Name> from;
  std::optional<Name> to;
  std::vector<Citation> citations;
  std::vector<ByDecl> by;
  std::vector<NamesClause> names;
  std::vector<SetsDecl> sets;
  std::vector<MovesDecl> moves;
  std::vector<TextLiteral> evidence;
  std::optional<Place> reasons;
  std::vector<GuardDecl> guards;
  Place place;
};

struct AlwaysDecl {
  std::vector<Expr> condition;  // one, none when broken
  Place place;
};

struct ProgramDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::vector<Name> stages;
  std::vector<Name> accounts;
  std::vector<ByDecl> corrected_by;
  std::vector<ActDecl> acts;
  std::vector<AlwaysDecl> always;
};

// ---- authority, notice

struct AuthorityDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::optional<Name> held_by;
  std::vector<Expr> when;  // one, none when broken
};

struct NoticeDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::optional<Name> to;
  std::vector<TextLiteral> says;
};

// ---- life

struct LifeStepDecl {
  Days on = 0;
  Name act;
  Name authority;
  std::optional<TextLiteral> person;
  std::vector<GivenField> holder;
  std::vector<GivenField> with;
  std::vector<TextLiteral> evidence;
  std::optional<TextLiteral> reasons;
  bool refused = false;
  std::vector<Name> because;
  Place place;
  int last_line = 0;
};

struct LifeDecl {
  Header header;
  TextLiteral title;
  Name record;
  std::vector<LifeStepDecl> steps;
  std::vector<ExpectationDecl> expectations;
};

// ---- duty

// 'due 90 days after 2017-01-25', 'due 30 days after answered_on'.
struct DueAfterDecl {
  std::optional<Period> period;  // 'due on D' has none
  std::vector<Expr> after;       // one
  Rounding rounding = Rounding::none;
  Place place;
};

struct SeriesDecl {
  Every every = Every::week;
  int week_start = 1;
  bool has_week_start = false;
  Days from = 0;
  std::optional<Days> until;
  std::optional<Period> within;
  Place place;
};

// 'publish of Publication where C'.
struct DoneByDecl {
  std::vector<Name> acts;  // any of them
  std::optional<Name> record;
  std::vector<Expr> where;  // none or one
  Place place;
};

struct DutyDecl {
  Header header;
  Name name;
  std::optional<Name> record;
  std::vector<Citation> citations;
  std::vector<Name> owed_by;
  std::vector<Name> to;
  std::optional<Place> owed_place;
  std::optional<Place> for_each;
  std::vector<Expr> when;  // none or one: 'for each when C'
  std::vector<DueAfterDecl> due;
  std::optional<SeriesDecl> series;
  std::optional<DoneByDecl> done_by;
};

// ---- privacy

struct ShowsDecl {
  bool everything = false;
  std::optional<Citation> provision;  // 'shows protected by 8 USC 1367'
  std::vector<Name> fields;
  std::vector<ByDecl> to;  // without 'other than'
  std::optional<TextLiteral> ground;
  std::vector<Citation> citations;
  Place place;
};

struct PrivacyDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::vector<ShowsDecl> shows;
};

// ---- release

// 'publishes content_digest by publish', 'corrects corrected_digest by correct saying correction',
// 'withdraws by withdraw saying withdrawal'.
struct ReleaseLineDecl {
  std::optional<Name> digest;
  std::vector<Name> acts;
  std::optional<Name> saying;
  Place place;
};

struct ReleaseDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::optional<ReleaseLineDecl> publishes;
  std::optional<ReleaseLineDecl> corrects;
  std::optional<ReleaseLineDecl> withdraws;
  std::vector<Name> prints;
};

}  // namespace takecare::lang::syntax
