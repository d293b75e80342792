// Values that may not be known, as SQL: the operations of decide (decide_ops.h) on texts of SQL.
//
// A truth is one expression; NULL is unknown, and SQL's own AND, OR and NOT are Kleene's. A value is the least and the
// greatest that it can be, NULL where there is no such end; and whether it is absent ('not applicable'): TRUE surely,
// FALSE surely not, NULL either. Truths, enumerators and texts are known or anything: then least and greatest are the
// same expression, NULL while it is unknown. While a value is surely absent its ends mean nothing.
//
// Units: dates are DATE, numbers and money exact decimals in their own unit, durations whole twelfths of a day,
// enumerators their names.
#pragma once

#include <string>
#include <vector>

#include "takecare/engine/sql/dialect.h"
#include "takecare/lang/program.h"

namespace takecare::engine::sql {

inline constexpr const char* surely_not = "FALSE";

struct Term {
  std::string least;
  std::string greatest;
  std::string absent = surely_not;

  static Term known(std::string sql) { return {.least = sql, .greatest = std::move(sql)}; }
  bool is_one() const { return least == greatest; }
  bool may_be_absent() const { return absent != surely_not; }
};

bool is_ordered(lang::Kind kind);

// One text from several: 'TRUE' where there is none; parentheses where they are needed.
std::string all_of(const std::vector<std::string>& truths);
std::string any_of(const std::vector<std::string>& truths);
std::string negation(const std::string& truth);
// CASE without WHEN is what stands under ELSE.
struct When {
  std::string condition;
  std::string result;
};
std::string case_of(const std::vector<When>& cases, const std::string& otherwise = {});

// A truth as it holds: one that is absent does not.
std::string as_truth(const Term& term);

Term unknown_of(const lang::Program& program, const Dialect& dialect, lang::Type type);
Term absent_of(const Dialect& dialect, lang::Type type);
// What stands in a column that is NULL while nothing is known: any value of the type, and no more.
Term of_column(const lang::Program& program, lang::Type type, std::string column, std::string absent);

std::string compare(const Dialect& dialect, lang::Type type, lang::Relation relation, const Term& a, const Term& b);
std::string one_of(const lang::Program& program, lang::Type type, const std::vector<std::int16_t>& set, const Term& of);
std::string is_present(const Term& of);

// attribute, add_period, plus, minus, times, time_between.
Term apply_value(const lang::Program& program, const Dialect& dialect, const lang::Expr& expr,
                 const std::vector<Term>& arguments);

}  // namespace takecare::engine::sql
