// The typed program: what every reader (decide, columns, sql, analysis, reports, extracts) works on.
//
// The checker builds it from the syntax trees of all chapters. Names are resolved, types are known, sugar is gone, and
// the order of declarations means nothing. A Program is immutable once built; readers share it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/lang/expr.h"
#include "takecare/lang/program_life.h"
#include "takecare/lang/program_parts.h"
#include "takecare/lang/program_report.h"

namespace takecare::lang {

struct Enumerator {
  std::string name;
  std::string label;  // what reports print
};

// Maps each enumerator to one of another enumeration; -1 where the code list says nothing (unknown).
struct Attribute {
  std::string name;
  int enumeration = -1;
  std::vector<std::int16_t> values;
};

struct Enumeration {
  std::string name;
  std::vector<Enumerator> values;
  std::vector<Attribute> attributes;
  Place place;
};

struct Field {
  std::string name;
  Type type;
  bool optional = false;       // may be 'not applicable'
  bool identifies = false;     // never in a report
  bool tabulate_only = false;  // no rule tests it, but for rules that cite one of 'but_for'
  bool refers = false;         // 'one Agreement': a list of the one record of another program that it names
  std::vector<Citation> but_for;
  std::optional<Citation> protected_by;
  std::string comment;  // the words after '--', for data contracts and the code book
  Place place;
};

struct Record {
  std::string name;
  std::vector<Field> fields;
  Place place;

  // Sets two records, or a record and a period, beside each other for a condition; no chapter declares it.
  bool generated() const { return name.find(' ') != std::string::npos; }
};

struct ExceptionInfo {
  std::string name;
  std::vector<Citation> citations;
  Place place;
};

// From 'from' (in) until 'until' (out). No 'from': always was; no 'until': still is.
struct InForce {
  std::optional<Days> from;
  std::optional<Days> until;
  std::string by;
};

struct Version {
  InForce in_force;
  ExprId body = no_expr;
  std::vector<ExceptionInfo> exceptions;
  std::vector<Citation> citations;
  int bindings = 0;  // how many binding numbers the body uses, parameters included
  Place place;
};

enum class DefinitionKind : std::uint8_t { rule, value, list };

// A rule (gives truth), a value, or a named list (body = the membership of an item; parameters end with the item's
// record).
struct Definition {
  DefinitionKind kind = DefinitionKind::rule;
  std::string name;
  std::vector<int> parameters;  // records: {Person} or {Person, Offense}; for a list {…owner…, item}
  Type type;                    // what it gives
  std::vector<Version> versions;
  int list_field = -1;         // list: the field of the owner that it filters
  bool in_every_case = false;  // value: some case applies whatever the facts are; analysis looks for a gap
  bool generated =
      false;  // a condition of a program, a duty, a privacy line or a report; its name has spaces, so none calls it
  std::string chapter;  // the file
  Place place;
};

enum class EventKind : std::uint8_t { enjoins, revokes, limits, restores };

struct LawEvent {
  EventKind kind = EventKind::enjoins;
  int source = -1;
  std::string pinpoint;  // empty: the whole source
  InForce in_force;
  std::string reach;
  Place place;
};

struct Paragraph {
  std::string pinpoint;  // '9(b)'
  std::string text;
  bool stale = false;  // the text is not that which was read when the rules were written (official_text.h)
};

// A file with the official text of one section of a source.
struct SectionText {
  std::string section;  // '237'
  std::string file;     // absolute or relative to the working directory
  Place place;
};

struct Source {
  std::string name;  // 'order', 'INA'
  std::string title;
  std::string text_file;              // absolute or relative to the working directory; empty when none
  std::vector<SectionText> sections;  // of a source whose text comes section by section
  std::vector<Paragraph> paragraphs;  // from the official text, in order
  std::vector<InForce> in_force;      // disjoint
  Place place;
};

struct Example {
  std::string title;
  int record = -1;   // the root record
  std::string item;  // path of the item for 'of Offense in Person': 'offenses[1]'; empty for the root
  Days as_of = 0;
  std::vector<GivenField> given;
  std::vector<Expectation> expectations;
  Place place;
};

enum class ColumnFormat : std::uint8_t { text, number, money, truth, date, duration, codes };
enum class Blank : std::uint8_t { unknown, not_applicable, refused };

struct Code {
  std::string code;  // as it stands in the file
  GivenValue means;
};

struct ExtractColumn {
  std::string name;       // as in the file
  std::vector<int> path;  // fields from the extract's record: {field} or {list field, item field}
  ColumnFormat format = ColumnFormat::text;
  std::string pattern;    // dates: as written, 'MM/DD/YYYY'
  std::int64_t unit = 0;  // durations: twelfths per unit
  Blank blank = Blank::unknown;
  std::vector<Code> codes;  // also further codes of other formats: "NONE" means not applicable
  std::string meaning;
  Place place;
};

struct ExtractConstant {
  int field = -1;
  GivenValue value;
};

struct Extract {
  std::string name;
  int record = -1;       // of the row
  int into_record = -1;  // 'into offenses of Person': Person, else -1
  int into_field = -1;   //                              offenses
  std::vector<Citation> citations;
  std::string grain;
  bool csv = false;
  bool ndjson = false;
  bool parquet = false;
  std::vector<std::string>
      key;  // column names; for 'into' the key of the owner. Empty: every row is a subject of its own
  std::vector<int> belongs_to;  // 'into': the extracts whose rows own these
  std::vector<ExtractColumn> columns;
  std::vector<ExtractConstant> constants;
  Place place;
};

// A reference list in CSV. The names are of its columns; empty when it has none for that.
struct Registry {
  std::string name;
  std::string file;  // absolute or relative to the working directory
  std::vector<Citation> citations;
  std::string code_column;
  std::string name_column;
  std::string state_column;
  std::string county_column;  // codes of the county registry, ';' between
  std::string city_column;
  std::string kind_column;
  std::string outlines;  // a file, as 'file'; empty: there is none
  Place place;
};

// Whose jurisdiction a kind of facility is.
enum class Level : std::uint8_t { county, city, state, federal };

struct ResolutionKind {
  int enumerator = -1;  // of the enumeration of the field that the kind goes to
  Level level = Level::county;
  std::vector<std::string> through;  // kinds of the agency registry
  std::vector<std::string> says;     // each: words that stand together
  Place place;
};

// Fills fields of a record from a facility, a city and a State. The enumeration of 'outcome_field' has the enumerators
// resolved, jurisdiction_only, ambiguous, not_found, refuted.
struct Resolution {
  std::string name;
  int record = -1;
  std::vector<Citation> citations;
  int facility_field = -1;  // texts
  int city_field = -1;
  int state_field = -1;
  int states = -1;  // registries
  int counties = -1;
  int places = -1;
  int agencies = -1;
  int facilities = -1;
  std::vector<std::pair<std::string, std::string>> write;  // words, and what they are written as
  std::vector<ResolutionKind> kinds;
  std::string overrides_file;   // empty: none
  int outcome_field = -1;       // enumeration
  int kind_field = -1;          // enumeration
  int jurisdiction_field = -1;  // text; this and those below -1: not kept
  int agency_field = -1;        // text: the code of the agency
  int county_field = -1;        // text: the code of the county
  Place place;
};

// One list out of many that were published on different days: what was added, ended and changed between them. Names are
// compared by their words (extracts/words.h), after 'write'.
struct Register {
  std::string name;
  int record = -1;
  std::vector<Citation> citations;
  std::string title;
  int date_field = -1;        // date: the day of the list
  int list_field = -1;        // enumeration: which of several lists; -1: there is one
  std::vector<int> key;       // texts and enumerations: two rows that agree in these are the same entry
  std::vector<int> compares;  // what may change while an entry stays the same; no lists
  std::vector<std::pair<std::string, std::string>> write;  // words, and what they are written as
  Place place;
};

struct Draw {
  enum class Kind : std::uint8_t { constant, choice, date_range, number_range, blank } kind = Kind::constant;
  std::string column;
  std::string text;                                           // constant
  std::vector<std::pair<std::string, std::int64_t>> choices;  // value as in the file, weight
  std::int64_t from = 0;                                      // days or whole numbers
  std::int64_t to = 0;
  int blank_percent = 0;
};

struct ScenarioGroup {
  std::string title;
  std::int64_t weight = 0;
  std::vector<Draw> draws;
};

struct ScenarioRows {
  int extract = -1;
  std::vector<ScenarioGroup> groups;
  int owner = -1;  // index in Scenario::rows when 'with 0 to 3 rows of …', else -1
  int at_least = 1;
  int at_most = 1;
};

struct Scenario {
  std::string name;
  std::vector<Citation> citations;
  std::vector<ScenarioRows> rows;
  Place place;
};

enum class CoverageKind : std::uint8_t { carried_out, no_effect, not_encoded, not_yet };

struct CoverageLine {
  int source = -1;
  std::string pinpoint;
  bool itself = false;  // it speaks for none below
  CoverageKind kind = CoverageKind::no_effect;
  std::vector<std::string> by;  // names
  std::string why;
  Place place;
};

struct Program {
  std::vector<Enumeration> enumerations;
  std::vector<Record> records;
  std::vector<Expr> exprs;
  std::vector<Definition> definitions;  // in an order such that no definition calls a later one
  std::vector<Source> sources;
  std::vector<LawEvent> events;
  std::vector<Example> examples;
  std::vector<Extract> extracts;
  std::vector<Registry> registries;
  std::vector<Resolution> resolutions;
  std::vector<Register> registers;
  std::vector<Scenario> scenarios;
  std::vector<Report> reports;
  std::vector<CoverageLine> coverage;
  std::vector<LifeProgram> programs;
  std::vector<Authority> authorities;
  std::vector<Notice> notices;
  std::vector<Life> lives;
  std::vector<Duty> duties;
  std::vector<Privacy> privacies;
  std::vector<Release> releases;

  const Expr& expr(ExprId id) const { return exprs[static_cast<std::size_t>(id)]; }
  int find_record(std::string_view name) const;
  int find_enumeration(std::string_view name) const;
  // -1 when there is none. 'record' is the innermost parameter, -1 for any.
  int find_definition(std::string_view name, int record = -1) const;
  int find_extract(std::string_view name) const;
  int find_report(std::string_view name) const;
  int find_source(std::string_view name) const;
  int find_program(std::string_view name) const;
  int program_of(int record) const;  // the program about a record, or -1
  int find_authority(std::string_view name) const;
};

bool covers(const InForce& span, Days date);

// The first day of every state in which the law of the book has been: where a source, an event or a version begins or
// ends.
std::set<Days> days_of_change(const Program& program);

// The version of a definition that is in force on a date, or nullptr.
const Version* version_on(const Definition& definition, Days date);

// Whether 'source pinpoint' is in force on a date, and, if not, why, in words. An event on '9(a)' reaches '9(a)(1)';
// one on '9' or on the whole source reaches '9(a)'. A source with no 'in force' clause is always in force.
struct LawStatus {
  bool in_force = true;
  std::string why;  // 'revoked from 2021-01-20 by EO 13993'; also for limits that leave it in force
};
LawStatus law_status(const Program& program, int source, std::string_view pinpoint, Days date);

}  // namespace takecare::lang
