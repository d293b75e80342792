// The syntax tree of a chapter: one struct a kind of declaration of docs/language.md, as written. Names are not
// resolved, literals are read. Every node has its place in the chapter's file.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "takecare/lang/syntax_extracts.h"
#include "takecare/lang/syntax_parts.h"
#include "takecare/lang/syntax_programs.h"

namespace takecare::lang::syntax {

// ---- Enumerations and records

struct EnumeratorDecl {
  Name name;
  std::optional<TextLiteral> label;
};

// 'region Region from region': attribute, enumeration, column.
struct AttributeDecl {
  Name name;
  Name enumeration;
  Name column;
};

struct EnumerationDecl {
  Header header;
  Name name;
  std::vector<EnumeratorDecl> values;
  // With 'from "codes.csv"'.
  std::optional<TextLiteral> file;
  std::optional<Name> code_column;
  std::optional<Name> label_column;
  std::vector<AttributeDecl> attributes;
};

struct FieldDecl {
  Name name;
  TypeName type;
  bool optional = false;
  bool identifies = false;
  bool tabulate_only = false;
  std::vector<Citation> but_for;
  std::optional<Citation> protected_by;
  std::string comment;  // the words after '--' on its line
};

struct RecordDecl {
  Header header;
  Name name;
  bool continued = false;  // further fields of a record that another block declares
  std::vector<FieldDecl> fields;
};

// ---- Rules, values, lists

struct ExceptionDecl {
  Name name;
  std::vector<Citation> citations;
  std::vector<Expr> when;  // one, none when broken
  std::vector<ExceptionDecl> exceptions;
};

struct RuleDecl {
  Header header;
  Name name;
  Subject subject;
  std::vector<Citation> citations;
  std::optional<InForceClause> in_force;
  std::vector<Expr> when;  // one, none when broken
  std::vector<ExceptionDecl> exceptions;
};

// 'is X when C', 'is X otherwise', 'is X'.
struct ValueCase {
  Expr value;
  std::vector<Expr> when;  // none or one
  bool otherwise = false;
  Place place;
};

struct ValueDecl {
  Header header;
  Name name;
  Subject subject;
  TypeName gives;
  bool first_that_applies = false;
  bool in_every_case = false;  // it claims to have a case for everything
  std::vector<Citation> citations;
  std::optional<InForceClause> in_force;
  std::vector<ValueCase> cases;
};

// 'are offenses where convicted_in_law'.
struct ListDecl {
  Header header;
  Name name;
  Subject subject;
  std::vector<Citation> citations;
  std::optional<InForceClause> in_force;
  std::vector<Expr> list;       // one, none when broken: a name or an 'of'
  std::vector<Expr> condition;  // none or one
};

// ---- Law with dates

// The name may have several words: '8 USC'.
// The official text of one section: 'section 237 text "237.csv"'.
struct SectionTextDecl {
  Name section;
  TextLiteral file;
};

struct SourceDecl {
  Header header;
  Name name;
  TextLiteral title;
  std::optional<TextLiteral> text;
  std::vector<SectionTextDecl> sections;
  std::vector<InForceClause> in_force;
};

struct EventDecl {
  Header header;
  EventKind kind = EventKind::enjoins;
  Citation target;  // 'order 9(a)'
  InForceClause in_force;
  std::optional<Place> from_place;
  std::optional<Place> until_place;
  std::optional<Place> by_place;
  std::optional<TextLiteral> reach;
};

// ---- Examples

struct ExampleDecl {
  Header header;
  TextLiteral title;
  Subject subject;
  Days as_of = 0;
  std::optional<Path> item;  // 'given item offenses[1]'
  std::vector<GivenField> given;
  std::vector<ExpectationDecl> expectations;
};

// ---- Reports and coverage

// 'count', 'percent', 'earliest declined_on', 'sum of E'.
struct MeasureDecl {
  enum class Kind : std::uint8_t { count, percent, aggregate } kind = Kind::count;
  AggregateWord word = AggregateWord::count;
  std::vector<Expr> element;  // aggregate: one
  Place place;
};

struct TableDecl {
  std::vector<Expr> dimensions;  // each a name or an 'of'
  std::vector<int> within;       // of each, the dimension that it is a finer level of and that stands before it; or -1
  Place place;
};

// 'protect sums where the 2 largest exceed 85 percent'.
struct DominanceDecl {
  NumberLiteral largest;
  NumberLiteral percent;
  Place place;
};

// 'perturb counts by at most 4 with variance 2, none under 3'.
struct PerturbDecl {
  NumberLiteral at_most;
  NumberLiteral variance;
  std::optional<NumberLiteral> none_under;
  Place place;
};

// 'map jurisdiction by counties'.
struct MapDecl {
  Expr dimension;  // a name or an 'of'
  Name registry;
  Place place;
};

// 'released as Publication where C'.
struct ReleasedDecl {
  Name record;
  std::vector<Expr> where;  // none or one
  Place place;
};

struct ReportDecl {
  Header header;
  Name name;
  std::vector<Citation> citations;
  std::optional<TextLiteral> title;
  Every every = Every::once;
  std::optional<Place> every_place;
  int week_start = 1;  // ISO: Monday 1 … Sunday 7
  bool has_week_start = false;
  std::optional<Name> about;
  bool duties = false;      // 'about duties': 'about' names the record that they are unfolded to
  bool imported = false;    // 'about Person as imported'
  std::vector<Expr> where;  // none or one
  std::vector<TableDecl> tables;
  std::vector<MeasureDecl> measures;
  std::optional<Place> unknown_apart;
  std::optional<NumberLiteral> protect_under;
  std::optional<NumberLiteral> protect_sums;
  std::optional<DominanceDecl> dominance;
  std::optional<NumberLiteral> round_to;
  std::optional<PerturbDecl> perturb;
  std::vector<MapDecl> maps;
  std::vector<Name> never;
  std::vector<TextLiteral> notes;
  std::optional<TextLiteral> published;
  std::optional<ReleasedDecl> released;
};

struct CoverageLineDecl {
  Citation pinpoint;    // '2(a)'
  bool itself = false;  // it speaks for none below
  CoverageKind kind = CoverageKind::no_effect;
  std::vector<Name> by;
  std::optional<TextLiteral> why;
};

struct CoverageDecl {
  Header header;
  Name source;
  std::vector<CoverageLineDecl> lines;
};

using Declaration =
    std::variant<EnumerationDecl, RecordDecl, RuleDecl, ValueDecl, ListDecl, SourceDecl, EventDecl, ExampleDecl,
                 ExtractDecl, RegistryDecl, ResolutionDecl, RegisterDecl, ScenarioDecl, ReportDecl, CoverageDecl,
                 ProgramDecl, AuthorityDecl, NoticeDecl, LifeDecl, DutyDecl, PrivacyDecl, ReleaseDecl>;

struct Comment {
  std::string text;  // the words after '--'
  Place place;
  bool own_line = false;  // nothing before it on its line
};

// A fenced law block: the lines of its text in the chapter, without the fences. Empty when last_line < first_line.
struct Block {
  int first_line = 0;
  int last_line = 0;
  int first_column = 1;  // of its left margin
  std::vector<Declaration> declarations;
  std::vector<Comment> comments;
};

}  // namespace takecare::lang::syntax

namespace takecare::lang {

struct SyntaxChapter {
  std::string file;
  std::vector<syntax::Block> blocks;  // in order
};

}  // namespace takecare::lang
