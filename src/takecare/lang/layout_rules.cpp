// rule, value, list, example
#include <algorithm>

#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

constexpr int widest_hang = 60;  // a condition that would begin further right begins a line of its own

void layout_clause_expr(Page& page, int indent, const std::string& prefix, const Expr& expr, const std::string& suffix,
                        int source_line) {
  page.begin_clause(source_line);
  layout_expr(page, indent, prefix, expr, suffix);
}

void layout_when(Page& page, int indent, const Expr& when) {
  layout_clause_expr(page, indent, "when ", when, "", when.place.line);
}

void layout_exception(Page& page, int indent, const ExceptionDecl& exception) {
  page.clause(indent, "except " + exception.name.text, exception.name.place.line);
  const int inner = indent + clause_indent;
  Clauses clauses;
  if (!exception.citations.empty()) {
    clauses.add(exception.citations.front().place,
                [&] { layout_citations(page, inner, "cites ", exception.citations); });
  }
  for (const Expr& when : exception.when) {
    clauses.add(when.place, [&] { layout_when(page, inner, when); });
  }
  for (const ExceptionDecl& nested : exception.exceptions) {
    clauses.add(nested.name.place, [&page, inner, &nested] { layout_exception(page, inner, nested); });
  }
  clauses.write();
}

void add_common(Page& page, Clauses& clauses, const std::vector<Citation>& citations,
                const std::optional<InForceClause>& in_force) {
  if (!citations.empty()) {
    clauses.add(citations.front().place, [&] { layout_citations(page, clause_indent, "cites ", citations); });
  }
  if (in_force) clauses.add(in_force->place, [&] { layout_in_force(page, clause_indent, *in_force); });
}

// The width of the values of all cases that have a condition and stand on one line.
int case_width(const ValueDecl& value) {
  int width = 0;
  for (const ValueCase& one : value.cases) {
    const int own = text_width(print_expr(one.value));
    const bool alone = one.when.empty() && !one.otherwise;
    if (!alone && own < widest_hang) width = std::max(width, own);
  }
  return width;
}

void layout_case(Page& page, const ValueCase& one, int width) {
  const std::string value = print_expr(one.value);
  const std::string head = "is " + padded(value, width) + "  ";
  const bool split = text_width(head) >= widest_hang || page.comment_inside(one.value.place.line, one.value.last_line);
  if (one.when.empty()) {
    const std::string end = one.otherwise ? std::string("  otherwise") : "";
    const std::string padding = one.otherwise ? padded(value, width).substr(value.size()) : "";
    return layout_clause_expr(page, clause_indent, "is ", one.value, padding + end, one.place.line);
  }
  const Expr& when = one.when.front();
  const std::string whole = head + "when " + print_expr(when);
  const bool one_line = fits(clause_indent, whole) && !page.comment_inside(one.place.line, when.last_line);
  if (one_line || !split) return layout_clause_expr(page, clause_indent, head + "when ", when, "", one.place.line);
  layout_clause_expr(page, clause_indent, "is ", one.value, "", one.place.line);
  layout_expr(page, 2 * clause_indent, "when ", when, "");
}

void layout_are(Page& page, const ListDecl& list) {
  const Expr& base = list.list.front();
  const std::string head = "are " + print_expr(base);
  if (list.condition.empty()) return page.clause(clause_indent, head, base.place.line);
  const Expr& condition = list.condition.front();
  const std::string whole = head + " where " + print_expr(condition);
  const bool one_line =
      clause_indent + text_width(whole) <= joined_width && !page.comment_inside(base.place.line, condition.last_line);
  if (one_line) return page.clause(clause_indent, whole, base.place.line);
  page.clause(clause_indent, head, base.place.line);
  layout_expr(page, clause_indent + text_width("are "), "where ", condition, "");
}

// One fact a line, the values in one column.
void layout_given(Page& page, const ExampleDecl& example) {
  struct Part {
    const Place* place;
    std::string name;
    const GivenField* field;
  };
  std::vector<Part> parts;
  if (example.item) parts.push_back({&example.item->place, "item", nullptr});
  for (const GivenField& field : example.given) parts.push_back({&field.name.place, field.name.text, &field});
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.place->line; });
  int width = 0;
  for (const Part& part : parts) width = std::max(width, text_width(part.name));

  const std::string word = "given ";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int indent = i == 0 ? clause_indent : clause_indent + text_width(word);
    const std::string prefix = (i == 0 ? word : "") + padded(parts[i].name, width) + " ";
    const int line = parts[i].place->line;
    if (parts[i].field == nullptr) {
      page.clause(indent, prefix + print_path(*example.item), line);
    } else {
      page.begin_clause(line);
      layout_value(page, indent, prefix, parts[i].field->value, "");
    }
  }
}

std::string print_set(const std::vector<Path>& paths) {
  std::string out;
  for (const Path& path : paths) out += (out.empty() ? "" : " with ") + print_path(path);
  return out;
}

}  // namespace

void layout_expectation(Page& page, const ExpectationDecl& expectation) {
  std::string head = "expect " + expectation.name.text + " is " + print_value(expectation.value);
  std::string because;
  for (const Name& name : expectation.because) because += (because.empty() ? " because " : " and ") + name.text;
  head += because;
  std::string until;
  for (const std::vector<Path>& set : expectation.until) until += (until.empty() ? " until " : " or ") + print_set(set);
  const int line = expectation.place.line;
  if (fits(clause_indent, head + until)) return page.clause(clause_indent, head + until, line);
  page.clause(clause_indent, head, line);
  const int indent = 2 * clause_indent;
  for (std::size_t i = 0; i < expectation.until.size(); ++i) {
    page.line(indent, (i == 0 ? "until " : "or ") + print_set(expectation.until[i]), line);
  }
}

void layout_declaration(Page& page, const RuleDecl& rule) {
  page.header("rule " + rule.name.text + print_subject(rule.subject), rule.header);
  Clauses clauses;
  add_common(page, clauses, rule.citations, rule.in_force);
  for (const Expr& when : rule.when) clauses.add(when.place, [&] { layout_when(page, clause_indent, when); });
  for (const ExceptionDecl& exception : rule.exceptions) {
    clauses.add(exception.name.place, [&page, &exception] { layout_exception(page, clause_indent, exception); });
  }
  clauses.write();
}

void layout_declaration(Page& page, const ValueDecl& value) {
  page.header("value " + value.name.text + print_subject(value.subject) + " gives " + print_type(value.gives) +
                  (value.first_that_applies ? ", first that applies" : "") +
                  (value.in_every_case ? ", in every case" : ""),
              value.header);
  Clauses clauses;
  add_common(page, clauses, value.citations, value.in_force);
  const int width = case_width(value);
  for (const ValueCase& one : value.cases)
    clauses.add(one.place, [&page, &one, width] { layout_case(page, one, width); });
  clauses.write();
}

void layout_declaration(Page& page, const ListDecl& list) {
  page.header("list " + list.name.text + print_subject(list.subject), list.header);
  Clauses clauses;
  add_common(page, clauses, list.citations, list.in_force);
  if (!list.list.empty()) clauses.add(list.list.front().place, [&] { layout_are(page, list); });
  clauses.write();
}

void layout_declaration(Page& page, const ExampleDecl& example) {
  page.header("example " + print_text(example.title.text) + print_subject(example.subject) + " as of " +
                  format_iso_date(example.as_of),
              example.header);
  Clauses clauses;
  const Place given = example.item            ? example.item->place
                      : example.given.empty() ? Place()
                                              : example.given.front().name.place;
  clauses.add(given, [&] { layout_given(page, example); });
  for (const ExpectationDecl& expectation : example.expectations) {
    clauses.add(expectation.place, [&page, &expectation] { layout_expectation(page, expectation); });
  }
  clauses.write();
}

}  // namespace takecare::lang::syntax
