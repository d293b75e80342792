// What the formatter writes on: the lines of a law block, each knowing the lines of the chapter that it came from, so
// that comments and empty lines find their place again.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takecare/lang/syntax.h"

namespace takecare::lang::syntax {

inline constexpr int page_width = 120;
inline constexpr int joined_width = 72;  // a condition joined by 'and' or 'or' that is longer has one conjunct a line
inline constexpr int clause_indent = 2;

struct PageLine {
  int indent = 0;
  std::string text;
  int source_line = 0;  // where it begins in the chapter
  bool clause = false;  // begins a clause, an item, a field: an empty line before it stays
  bool header = false;  // begins a declaration
  bool table = false;   // a row of a table: comments stand in one column for the whole declaration
};

class Page {
 public:
  explicit Page(const Block& block) : block_(block) {}

  void header(std::string text, const Header& header);
  void clause(int indent, std::string text, int source_line);
  void row(std::string text, int source_line);  // of a table
  void line(int indent, std::string text, int source_line);
  // The next line begins a clause at that line of the chapter.
  void begin_clause(int source_line) { clause_line_ = source_line; }

  // To the end of the last line.
  void add_to_last(const std::string& text);

  // Whether a comment of the chapter would lose its place if the lines from 'first' to 'last' became one.
  bool comment_inside(int first, int last) const;

  const std::vector<PageLine>& lines() const { return lines_; }

 private:
  const Block& block_;
  std::vector<PageLine> lines_;
  int clause_line_ = 0;
};

int text_width(std::string_view text);
bool fits(int indent, std::string_view text);

// Writes the clauses of a declaration in the order of the chapter.
class Clauses {
 public:
  void add(const Place& place, std::function<void()> write);
  void write();

 private:
  std::vector<std::pair<int, std::function<void()>>> clauses_;
};

// Each of these writes one construct. 'prefix' stands before it on its first line, 'suffix' after it on its last.
void layout_expr(Page& page, int indent, const std::string& prefix, const Expr& expr, const std::string& suffix);
void layout_value(Page& page, int indent, const std::string& prefix, const Value& value, const std::string& suffix);
void layout_citations(Page& page, int indent, const std::string& prefix, const std::vector<Citation>& citations);
void layout_in_force(Page& page, int indent, const InForceClause& clause);
// 'prefix a, b, c' with as many parts on a line as fit; further lines begin under the first part.
void layout_filled(Page& page, int indent, const std::string& prefix, const std::vector<std::string>& parts,
                   const std::string& suffix, int source_line);

void layout_expectation(Page& page, const ExpectationDecl& expectation);
// 'by a where C, b': on one line, or one a line.
void layout_by(Page& page, int indent, const std::string& prefix, const std::vector<ByDecl>& all,
               const std::string& suffix);

// 'every week starting Saturday'.
std::string print_every(Every every, bool has_week_start, int week_start);
// A name of a column or a code without quotes where that can be read back.
std::string print_cell(const std::string& text);
std::string print_subject(const Subject& subject);
std::string print_type(const TypeName& type);
std::string print_names(const std::vector<Name>& names);
std::string padded(std::string text, int width);
std::string with_thousands(std::int64_t value);

void layout_declaration(Page& page, const EnumerationDecl& enumeration);
void layout_declaration(Page& page, const RecordDecl& record);
void layout_declaration(Page& page, const RuleDecl& rule);
void layout_declaration(Page& page, const ValueDecl& value);
void layout_declaration(Page& page, const ListDecl& list);
void layout_declaration(Page& page, const SourceDecl& source);
void layout_declaration(Page& page, const EventDecl& event);
void layout_declaration(Page& page, const ExampleDecl& example);
void layout_declaration(Page& page, const ExtractDecl& extract);
void layout_declaration(Page& page, const RegistryDecl& registry);
void layout_declaration(Page& page, const ResolutionDecl& resolution);
void layout_declaration(Page& page, const RegisterDecl& decl);
void layout_declaration(Page& page, const ScenarioDecl& scenario);
void layout_declaration(Page& page, const ReportDecl& report);
void layout_declaration(Page& page, const CoverageDecl& coverage);
void layout_declaration(Page& page, const ProgramDecl& program);
void layout_declaration(Page& page, const AuthorityDecl& authority);
void layout_declaration(Page& page, const NoticeDecl& notice);
void layout_declaration(Page& page, const LifeDecl& life);
void layout_declaration(Page& page, const DutyDecl& duty);
void layout_declaration(Page& page, const PrivacyDecl& privacy);
void layout_declaration(Page& page, const ReleaseDecl& release);

}  // namespace takecare::lang::syntax
