// The grammar, one function a construct. Each begins at the construct's first word and reads to its end; after an error
// the cursor is at the end of its scope and the result is whatever was read (cursor.h).
#pragma once

#include <string_view>
#include <vector>

#include "takecare/lang/cursor.h"
#include "takecare/lang/syntax.h"

namespace takecare::lang::syntax {

// Conditions and expressions (parse_condition.cpp, parse_expression.cpp).
Expr parse_condition(Cursor& cursor);
Expr parse_sum(Cursor& cursor);
Expr parse_reference(Cursor& cursor, std::string_view what);  // a name or an 'of'
Expr make_expr(const Cursor& cursor, ExprKind kind, std::size_t first);
Rounding parse_rounding(Cursor& cursor);

// Who may, or may see (parse_program.cpp).
ByDecl parse_by(Cursor& cursor, bool with_other_than);
std::vector<ByDecl> parse_all_by(Cursor& cursor, bool with_other_than);

// Literals and small parts (parse_literal.cpp, parse_value.cpp).
bool at_literal(const Cursor& cursor);
Expr parse_literal(Cursor& cursor);
Period parse_period(Cursor& cursor);
TextLiteral parse_text(Cursor& cursor, std::string_view what);
NumberLiteral parse_whole(Cursor& cursor, std::string_view what);
Days parse_date(Cursor& cursor);
Value parse_value(Cursor& cursor);
GivenField parse_given_field(Cursor& cursor);
Path parse_path(Cursor& cursor, std::string_view what);
ExpectationDecl parse_expectation(Cursor& cursor);  // of an example or a life (parse_example.cpp)

// Parts that several declarations share (parse_common.cpp).
std::vector<Citation> parse_citations(Cursor& cursor);
void parse_cites(Cursor& cursor, std::vector<Citation>& citations);  // the clause 'cites …'
Name parse_column_name(Cursor& cursor);                              // of a file; in quotes or not
std::vector<Name> parse_names(Cursor& cursor, std::string_view what);
struct EveryWords {
  Every every = Every::once;
  int week_start = 1;  // ISO: Monday 1 … Sunday 7
  bool has_week_start = false;
};
EveryWords parse_every(Cursor& cursor);  // 'every week starting Saturday'
InForceClause parse_in_force(Cursor& cursor);
Subject parse_subject(Cursor& cursor);
TypeName parse_type(Cursor& cursor);
// A name that is declared here: lower_case, or UpperCase for enumerations and records.
Name parse_new_name(Cursor& cursor, std::string_view what);
Name parse_new_type_name(Cursor& cursor, std::string_view what);
// Keyword and place of the declaration that begins here; its keyword is taken.
Header begin_declaration(Cursor& cursor);
void unknown_clause(Cursor& cursor, std::string_view of, const std::vector<std::string>& clauses);
void missing_clause(Cursor& cursor, const Place& place, std::string_view of, std::string_view clause, std::string help);
// Whether it is there already: then an error.
bool refuse_second(Cursor& cursor, bool there, std::string_view clause);

// Declarations; each reads from its keyword to the end of its scope.
EnumerationDecl parse_enumeration(Cursor& cursor);
RecordDecl parse_record(Cursor& cursor);
RuleDecl parse_rule(Cursor& cursor);
ValueDecl parse_value_declaration(Cursor& cursor);
ListDecl parse_list(Cursor& cursor);
SourceDecl parse_source(Cursor& cursor);
EventDecl parse_event(Cursor& cursor);
ExampleDecl parse_example(Cursor& cursor);
ExtractDecl parse_extract(Cursor& cursor);
RegistryDecl parse_registry(Cursor& cursor);
ResolutionDecl parse_resolution(Cursor& cursor);
WriteDecl parse_write(Cursor& cursor);  // the clause 'write "CNTY" as "COUNTY"'
RegisterDecl parse_register(Cursor& cursor);
ScenarioDecl parse_scenario(Cursor& cursor);
ReportDecl parse_report(Cursor& cursor);
ReleasedDecl parse_released(Cursor& cursor);  // the clause 'released as Publication where C'
CoverageDecl parse_coverage(Cursor& cursor);
ProgramDecl parse_program(Cursor& cursor);
AuthorityDecl parse_authority(Cursor& cursor);
NoticeDecl parse_notice(Cursor& cursor);
LifeDecl parse_life(Cursor& cursor);
DutyDecl parse_duty(Cursor& cursor);
PrivacyDecl parse_privacy(Cursor& cursor);
ReleaseDecl parse_release(Cursor& cursor);

}  // namespace takecare::lang::syntax
