// What is computed from values.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "takecare/engine/sql/names.h"
#include "takecare/engine/sql/terms.h"

namespace takecare::engine::sql {

using lang::Expr;
using lang::Kind;
using lang::Op;

namespace {

// Both ends by the same steps.
template <class Step>
Term each_end(const Term& of, const Step& step) {
  Term result{.least = step(of.least), .greatest = {}};
  result.greatest = of.is_one() ? result.least : step(of.greatest);
  return result;
}

// The code list as a CASE: the enumerators that lead to the same one together. What it does not give is unknown.
Term attribute(const lang::Program& program, const Expr& expr, const Term& of) {
  const lang::Type type = program.expr(expr.args[0]).type;
  const auto& table =
      program.enumerations[static_cast<std::size_t>(type.of)].attributes[static_cast<std::size_t>(expr.index)].values;
  std::map<std::int16_t, std::vector<std::string>> leading_to;
  for (std::size_t v = 0; v < table.size(); ++v) {
    if (table[v] >= 0) leading_to[table[v]].push_back(literal_of(program, type, static_cast<std::int64_t>(v)));
  }
  std::vector<When> cases;
  for (const auto& [value, names] : leading_to) {
    cases.push_back(
        {fmt::format("{} IN ({})", grouped(of.least), fmt::join(names, ", ")), literal_of(program, expr.type, value)});
  }
  return of_column(program, expr.type, case_of(cases, cases.empty() ? "CAST(NULL AS VARCHAR)" : ""), {});
}

std::string plus_days(const std::string& date, int days) {
  if (days == 0) return date;
  return fmt::format("{} {} {}", grouped(date), days < 0 ? "-" : "+", std::abs(days));
}

// Both databases keep the last day of the month where the day does not exist.
std::string plus_period(const Dialect& dialect, const Expr& expr, const std::string& date) {
  if (expr.months == 0) return plus_days(date, expr.days);
  const std::string kept = dialect.plus_months(date, expr.months);
  if (expr.rounding != Rounding::next_day) return plus_days(kept, expr.days);
  const std::string is_kept = fmt::format("EXTRACT(DAY FROM {}) < EXTRACT(DAY FROM {})", kept, date);
  return plus_days(case_of({{is_kept, plus_days(kept, 1)}}, kept), expr.days);
}

std::string times(const Dialect& dialect, const Expr& expr, const std::string& value) {
  const int decimals = expr.type.kind == Kind::money ? 2 : 6;
  return fmt::format("CAST(ROUND({} * {}, {}) AS {})", grouped(value), grouped(decimal_text(expr.value, 6)), decimals,
                     dialect.type(expr.type.kind));
}

Term apply_times(const Dialect& dialect, const Expr& expr, const Term& of) {
  if (expr.value == 0) return Term::known("0");
  Term result = each_end(of, [&](const std::string& end) { return times(dialect, expr, end); });
  if (expr.value < 0) std::swap(result.least, result.greatest);
  return result;
}

// Ends that come from different ends stand apart even where they look the same: a - b of two columns is one value.
Term difference(const Term& a, const Term& b) {
  return {.least = fmt::format("{} - {}", grouped(a.least), grouped(b.greatest)),
          .greatest = fmt::format("{} - {}", grouped(a.greatest), grouped(b.least))};
}

// An end that is not known is no less than zero at the bottom, and stays open at the top.
Term not_below_zero(const Term& of) {
  return {.least = fmt::format("GREATEST(COALESCE({}, 0), 0)", of.least),
          .greatest = case_of({{fmt::format("{} < 0", grouped(of.greatest)), "0"}}, of.greatest)};
}

Term arithmetic(const Dialect& dialect, const Expr& expr, const std::vector<Term>& arguments) {
  const Term& first = arguments[0];
  switch (expr.op) {
    case Op::add_period:
      return each_end(first, [&](const std::string& end) { return plus_period(dialect, expr, end); });
    case Op::times: return apply_times(dialect, expr, first);
    case Op::plus:
      return {.least = fmt::format("{} + {}", grouped(first.least), grouped(arguments[1].least)),
              .greatest = fmt::format("{} + {}", grouped(first.greatest), grouped(arguments[1].greatest))};
    case Op::minus: {
      const Term result = difference(first, arguments[1]);
      return expr.type.kind == Kind::duration ? not_below_zero(result) : result;
    }
    default: {  // time_between
      const Term days = not_below_zero(difference(arguments[1], first));
      return {.least = fmt::format("{} * {}", grouped(days.least), twelfths_per_day),
              .greatest = fmt::format("{} * {}", grouped(days.greatest), twelfths_per_day)};
    }
  }
}

}  // namespace

// What is computed from something absent is absent.
Term apply_value(const lang::Program& program, const Dialect& dialect, const Expr& expr,
                 const std::vector<Term>& arguments) {
  std::vector<std::string> absent;
  for (const Term& argument : arguments) absent.push_back(argument.absent);
  Term result =
      expr.op == Op::attribute ? attribute(program, expr, arguments[0]) : arithmetic(dialect, expr, arguments);
  result.absent = any_of(absent);
  return result;
}

}  // namespace takecare::engine::sql
