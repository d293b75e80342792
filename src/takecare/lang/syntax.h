// The syntax tree of a chapter: one struct a kind of declaration of docs/language.md, as written. Names are not
// resolved, literals are read. Every node has its place in the chapter's file.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "takecare/lang/syntax_expr.h"

namespace takecare::lang::syntax {

// What every declaration has. A broken declaration had an error inside: its name counts as declared, so that one error
// does not become many, but what it holds is not complete and is not checked.
struct Header {
  Place place;        // its first line, from the keyword
  int last_line = 0;  // of its last word
  bool broken = false;
};

struct Citation {
  std::string text;  // 'INA 237(a)(2)(A)(i)', 'Matter of Alyazji, 25 I&N Dec. 397 (BIA 2011)'
  Place place;
};

struct TextLiteral {
  std::string text;
  Place place;
};

struct NumberLiteral {
  std::int64_t value = 0;  // whole
  Place place;
};

// 'in force from 2017-01-25 until 2021-01-20 by "…"'; the until day is out.
struct InForceClause {
  std::optional<Days> from;
  std::optional<Days> until;
  std::string by;
  Place place;
};

// 'truth', 'list of Offense', 'Citizenship'.
struct TypeName {
  bool list = false;
  Name name;  // of the type, or of the record of the items
};

// 'of Person'; 'of Offense in Person' has an owner.
struct Subject {
  Name record;
  std::optional<Name> owner;
};

// 'offenses[1].sentence_possible'. An index counts from 1; 0 is none.
struct PathStep {
  Name name;
  int index = 0;
};
struct Path {
  std::vector<PathStep> steps;
  Place place;
};

// A value of an example, of 'set … to' and of codes.
struct GivenField;
struct GivenItem;
struct Value {
  enum class Kind : std::uint8_t { unknown, not_applicable, literal, items } kind = Kind::unknown;
  std::vector<Expr> literal;     // one: a literal or a name (an enumerator)
  std::vector<GivenItem> items;  // '[ { … }, { … } ]'
  Place place;
  int last_line = 0;
};
struct GivenField {
  Name name;
  Value value;
};
struct GivenItem {
  std::vector<GivenField> fields;
  Place place;
};

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
struct SourceDecl {
  Header header;
  Name name;
  TextLiteral title;
  std::optional<TextLiteral> text;
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

struct ExpectationDecl {
  Name name;
  Value value;
  std::vector<Name> because;             // 'because a and b'
  std::vector<std::vector<Path>> until;  // 'until a with b or c': {a, b}, {c}
  Place place;
};

struct ExampleDecl {
  Header header;
  TextLiteral title;
  Subject subject;
  Days as_of = 0;
  std::optional<Path> item;  // 'given item offenses[1]'
  std::vector<GivenField> given;
  std::vector<ExpectationDecl> expectations;
};

// ---- Extracts

// '"NONE" means not applicable', 'US means us_citizen'.
struct CodeDecl {
  TextLiteral code;
  Value means;
};

struct ColumnDecl {
  Name name;  // as in the file
  Path path;
  ColumnFormat format = ColumnFormat::text;
  bool has_format = false;
  std::string pattern;    // date "MM/DD/YYYY"
  std::int64_t unit = 0;  // duration in …: twelfths of a day in one
  Blank blank = Blank::unknown;
  std::optional<Place> blank_place;   // of 'required' or 'blank means'
  std::vector<CodeDecl> codes;        // of codes { … }
  std::vector<CodeDecl> other_codes;  // '"NONE" means not applicable' beside another format
  std::optional<TextLiteral> meaning;
  Place place;
};

struct ConstantDecl {
  Name field;
  Value value;
};

struct ExtractDecl {
  Header header;
  Name name;
  Name record;
  std::optional<Name> into_field;  // 'into offenses of Person'
  std::optional<Name> into_record;
  std::vector<Citation> citations;
  std::optional<TextLiteral> grain;
  std::vector<Name> files;  // csv, ndjson, parquet
  std::vector<Name> key;
  std::vector<Name> belongs_to;  // extracts
  std::vector<ConstantDecl> constants;
  std::vector<ColumnDecl> columns;
};

// ---- Registries and resolutions

// 'registry counties from "counties.csv"'; the columns are those of the file.
struct RegistryDecl {
  Header header;
  Name name;
  TextLiteral file;
  std::vector<Citation> citations;
  std::optional<Name> code;
  std::optional<Name> name_column;
  std::optional<Name> state;
  std::optional<Name> county;
  std::optional<Name> city;
  std::optional<Name> kind;
};

// 'write "S C I" as "SCI"'.
struct WriteDecl {
  TextLiteral from;
  TextLiteral to;
};

// 'kind county_jail at county level through "County" says "COUNTY JAIL", "COUNTY PRISON"'.
struct ResolutionKindDecl {
  Name name;
  Level level = Level::county;
  std::vector<TextLiteral> through;
  std::vector<TextLiteral> says;
  Place place;
};

// 'gives code of agency to agency': what, and the field that it goes to.
struct GivesDecl {
  enum class What : std::uint8_t { outcome, kind, jurisdiction, code_of_agency, code_of_county } what = What::outcome;
  Name field;
  Place place;
};

struct ResolutionDecl {
  Header header;
  Name name;
  Name record;
  std::vector<Citation> citations;
  std::vector<Name> from;  // three fields: facility, city, State
  std::vector<Name> by;    // five registries: States, counties, places, agencies, facilities
  std::vector<WriteDecl> write;
  std::vector<ResolutionKindDecl> kinds;
  std::optional<TextLiteral> overrides;
  std::vector<GivesDecl> gives;
};

// ---- Scenarios

struct ChoiceDecl {
  TextLiteral value;  // as in the file
  NumberLiteral weight;
};

struct DrawDecl {
  Name column;
  Draw::Kind kind = Draw::Kind::constant;
  TextLiteral constant;
  std::vector<ChoiceDecl> choices;
  std::int64_t from = 0;  // days or whole numbers
  std::int64_t to = 0;
  bool has_blank = false;  // 'blank 3 percent', alone or beside another draw
  int blank_percent = 0;
  Place place;
};

struct GroupDecl {
  TextLiteral title;
  NumberLiteral weight;
  std::vector<DrawDecl> draws;
  Place place;
};

// 'rows of bop_custody', and below it 'with 0 to 3 rows of bop_offenses', which may nest further. Draws that stand
// outside the groups, which are those of every group, are in 'draws'.
struct RowsDecl {
  Name extract;
  NumberLiteral at_least{1, {}};
  NumberLiteral at_most{1, {}};
  std::vector<GroupDecl> groups;
  std::vector<DrawDecl> draws;
  std::vector<RowsDecl> with;
  Place place;
};

struct ScenarioDecl {
  Header header;
  Name name;
  std::vector<Citation> citations;
  std::vector<RowsDecl> rows;
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
  std::vector<Expr> where;  // none or one
  std::vector<TableDecl> tables;
  std::vector<MeasureDecl> measures;
  std::optional<Place> unknown_apart;
  std::optional<NumberLiteral> protect_under;
  std::vector<Name> never;
  std::vector<TextLiteral> notes;
  std::optional<TextLiteral> published;
};

struct CoverageLineDecl {
  Citation pinpoint;  // '2(a)'
  CoverageKind kind = CoverageKind::no_effect;
  std::vector<Name> by;
  std::optional<TextLiteral> why;
};

struct CoverageDecl {
  Header header;
  Name source;
  std::vector<CoverageLineDecl> lines;
};

// program, duty, authority, privacy.
struct NotYetRunDecl {
  Header header;
  std::string keyword;
  Name name;
  std::vector<Citation> citations;
};

using Declaration =
    std::variant<EnumerationDecl, RecordDecl, RuleDecl, ValueDecl, ListDecl, SourceDecl, EventDecl, ExampleDecl,
                 ExtractDecl, RegistryDecl, ResolutionDecl, ScenarioDecl, ReportDecl, CoverageDecl, NotYetRunDecl>;

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
