// Values by cases. Guards and values that are more than a name are a cell of their own, so that no text is said twice.
#include <fmt/format.h>

#include "takecare/engine/sql/compiler.h"
#include "takecare/engine/sql/names.h"

namespace takecare::engine::sql {

using lang::Expr;
using lang::ExprId;

namespace {

struct Case {
  std::string guard;
  Term value;
  std::string candidate{};  // it may apply; never NULL
  std::string open{};       // and there is a value then
};

// Up to here a case names those above it; beyond, the number of the first that surely applies is a column.
constexpr std::size_t most_named = 3;

std::string may_hold(const std::string& guard) {
  if (guard == "TRUE" || guard == "FALSE") return guard;
  return guard + " IS NOT FALSE";
}

std::string not_sure(const std::string& guard) {
  if (guard == "TRUE" || guard == "FALSE") return negation(guard);
  return guard + " IS NOT TRUE";
}

std::string none_sure(const std::vector<Case>& cases, std::size_t count) {
  std::vector<std::string> truths;
  for (std::size_t i = 0; i < count; ++i) truths.push_back(not_sure(cases[i].guard));
  return all_of(truths);
}

// An end of each case that is open, and whether one of them is NULL.
struct Ends {
  std::string values;   // NULL where the case is not open
  std::string unknown;  // truth, never NULL
};

Ends ends_of(const std::vector<Case>& cases, std::string Term::* end) {
  Ends ends;
  std::vector<std::string> unknown;
  for (const Case& one : cases) {
    const std::string& value = one.value.*end;
    if (one.open == "FALSE") continue;
    const bool is_column = value.starts_with('"');
    if (is_column) unknown.push_back(all_of({one.open, value + " IS NULL"}));
    if (!ends.values.empty()) ends.values += ", ";
    ends.values += one.open == "TRUE" ? value : case_of({{one.open, value}});
  }
  ends.unknown = any_of(unknown);
  return ends;
}

// GREATEST and LEAST pass over NULL; a case that is open and NULL must make the whole so.
std::string hull(const std::vector<Case>& cases, std::string Term::* end, const char* function) {
  const Ends ends = ends_of(cases, end);
  if (ends.values.empty()) return "NULL";
  const std::string hull = fmt::format("{}({})", function, ends.values);
  return ends.unknown == "FALSE" ? hull : case_of({{ends.unknown, "NULL"}}, hull);
}

// Values that differ have nothing in common.
std::string common(const std::vector<Case>& cases) {
  const Ends ends = ends_of(cases, &Term::least);
  if (ends.values.empty()) return "NULL";
  std::vector<When> whens;
  if (ends.unknown != "FALSE") whens.push_back({ends.unknown, "NULL"});
  whens.push_back({fmt::format("LEAST({0}) = GREATEST({0})", ends.values), fmt::format("LEAST({})", ends.values)});
  return case_of(whens);
}

std::string absence(const std::vector<Case>& cases, const std::string& none_may_apply) {
  std::vector<std::string> open;
  std::vector<std::string> may_be_absent{none_may_apply};
  for (const Case& one : cases) {
    open.push_back(one.open);
    if (one.value.may_be_absent())
      may_be_absent.push_back(
          all_of({one.candidate, one.value.absent == "TRUE" ? "TRUE" : one.value.absent + " IS NOT FALSE"}));
  }
  const std::string absent = any_of(may_be_absent);
  if (absent == "FALSE") return surely_not;
  return case_of({{negation(any_of(open)), "TRUE"}, {absent, "NULL"}}, "FALSE");
}

Term unite(const lang::Program& program, const Dialect& dialect, lang::Type type, const std::vector<Case>& cases,
           const std::string& none_may_apply) {
  Term all;
  if (is_ordered(type.kind)) {
    all = {.least = hull(cases, &Term::least, "LEAST"), .greatest = hull(cases, &Term::greatest, "GREATEST")};
  } else {
    all = of_column(program, type, common(cases), surely_not);
  }
  // Where no case can have a value, NULL is all that there is, and says nothing of its type.
  if (all.least == "NULL") all = absent_of(dialect, type);
  all.absent = absence(cases, none_may_apply);
  return all;
}

std::string no_other(const std::vector<Case>& cases) {
  std::vector<std::string> guards;
  for (const Case& one : cases) guards.push_back(one.guard);
  return negation(any_of(guards));
}

// The number of the first case that surely applies; of 'otherwise', or one more than there are cases, where none does.
std::string first_sure(const std::vector<Case>& cases, bool otherwise) {
  const std::size_t guarded = otherwise ? cases.size() - 1 : cases.size();
  std::vector<When> whens;
  for (std::size_t i = 0; i < guarded; ++i) whens.push_back({cases[i].guard, std::to_string(i + 1)});
  return case_of(whens, std::to_string(guarded + 1));
}

// 'reached' is the number of the first that surely applies, or empty where each case names those above it.
void open(std::vector<Case>& cases, bool first_applies, const std::string& reached) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    Case& one = cases[i];
    std::vector<std::string> truths{may_hold(grouped(one.guard))};
    if (first_applies)
      truths.push_back(reached.empty() ? none_sure(cases, i) : fmt::format("{} >= {}", reached, i + 1));
    one.candidate = all_of(truths);
    one.open = one.value.absent == "TRUE"  ? "FALSE"
               : one.value.may_be_absent() ? all_of({one.candidate, one.value.absent + " IS NOT TRUE"})
                                           : one.candidate;
  }
}

Site placed_in(Cell& cell, const Site& site, const std::string& name) {
  cell.frame = site.frame;
  Site inner = site;
  inner.joins = &cell.joins;
  inner.cell = &cell;
  inner.name = name;
  return inner;
}

}  // namespace

// A column of the cell at hand where it is more than a name; its name then, to be read once the cell is there.
void Compiler::name_part(std::string& sql, const Site& in_parts, const std::string& what) {
  if (is_atom(sql) && !reads_gathered(sql)) return;
  const FrameId frame = in_parts.frame;
  const std::string column = unique(frame, fmt::format("{} {}", in_parts.name, what));
  in_parts.cell->columns.push_back({.name = column, .sql = std::move(sql)});
  sql = fmt::format("{}.{}", dialect_.name(frames_.alias(frame, frames_.whole(frame))), dialect_.name(column));
}

Term Compiler::value_of_case(ExprId id, Site& in_parts, const std::string& number) {
  Term term = value(id, in_parts);
  const bool is_one = term.is_one();
  name_part(term.least, in_parts, "case " + number + (is_one ? "" : " least"));
  if (is_one) term.greatest = term.least;
  if (!is_one) name_part(term.greatest, in_parts, "case " + number + " greatest");
  if (term.may_be_absent()) name_part(term.absent, in_parts, "case " + number + " absent");
  return term;
}

// A column of a cell of its own, as seen from 'result'.
std::string Compiler::column_before(Cell& result, const Site& site, const std::string& name, std::string sql) {
  const std::string column = unique(site.frame, name);
  Cell cell{.frame = site.frame, .joins = result.joins};
  cell.columns.push_back({.name = column, .sql = std::move(sql)});
  Site in_result = placed_in(result, site, name);
  return reference(in_result, frames_.whole(site.frame), column, finish(std::move(cell)));
}

Held Compiler::choose(ExprId id, const Site& site, const std::string& name, std::vector<std::string> comment) {
  const Expr& expr = program_.expr(id);
  Cell parts;
  Site in_parts = placed_in(parts, site, name);
  if (expr.args.size() == 2 && expr.args[0] == lang::no_expr) {
    const Term only = value(expr.args[1], in_parts);
    return keep(std::move(parts), only, name, std::move(comment));
  }

  std::vector<Case> cases;
  bool otherwise = false;
  for (std::size_t i = 0; i < expr.args.size(); i += 2) {
    Case one;
    const std::string number = std::to_string(i / 2 + 1);
    if (expr.args[i] == lang::no_expr) {
      otherwise = true;
      one.guard = expr.first_applies ? "TRUE" : no_other(cases);
    } else {
      one.guard = truth(expr.args[i], in_parts);
      name_part(one.guard, in_parts, "when " + number);
    }
    one.value = value_of_case(expr.args[i + 1], in_parts, number);
    cases.push_back(std::move(one));
  }

  Cell result;
  result.frame = site.frame;
  result.joins = parts.joins;
  if (!parts.columns.empty()) result.joins[frames_.whole(site.frame)] = finish(std::move(parts));

  std::string none_may_apply = otherwise ? "FALSE" : none_sure(cases, cases.size());
  std::string reached;
  if (expr.first_applies && cases.size() > most_named) {
    reached = column_before(result, site, name + " reaches", first_sure(cases, otherwise));
    if (!otherwise) none_may_apply = fmt::format("{} > {}", reached, cases.size());
  }
  open(cases, expr.first_applies, reached);
  const Term all = unite(program_, dialect_, expr.type, cases, none_may_apply);
  return keep(std::move(result), all, name, std::move(comment));
}

}  // namespace takecare::engine::sql
