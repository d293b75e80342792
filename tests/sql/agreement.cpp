#include "agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "takecare/engine/columns/execute.h"
#include "takecare/engine/decide.h"
#include "takecare/engine/sql/names.h"
#include "takecare/engine/sql/terms.h"
#include "takecare/engine/value_words.h"
#include "tests/support/random_program.h"
#include "tests/support/same_answer.h"

namespace takecare::test {

using engine::Value;
using lang::Kind;
using Text = std::optional<std::string>;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// '1 year 6 mons 3 days 02:00:00', as both print an INTERVAL.
std::int64_t twelfths_of(const std::string& text) {
  std::istringstream words(text);
  std::int64_t total = 0;
  for (std::string number; words >> number;) {
    if (number.find(':') != std::string::npos) {
      total += std::atoll(number.c_str()) / 2;
      continue;
    }
    std::string unit;
    words >> unit;
    total += std::atoll(number.c_str()) * (unit.starts_with("y")   ? twelfths_per_year
                                           : unit.starts_with("m") ? twelfths_per_month
                                                                   : twelfths_per_day);
  }
  return total;
}

// In the units of lang/program.h, of the types that have an order.
std::int64_t number_of(Kind kind, const std::string& text) {
  if (kind == Kind::date) return parse_iso_date(text).value_or(0);
  if (kind == Kind::duration) return twelfths_of(text);
  const std::size_t point = text.find('.');
  const std::string digits = point == std::string::npos ? text : text.substr(0, point) + text.substr(point + 1);
  std::int64_t value = std::atoll(digits.c_str());
  const std::size_t decimals = point == std::string::npos ? 0 : text.size() - point - 1;
  for (std::size_t i = decimals; i < (kind == Kind::money ? 2U : 6U); ++i) value *= 10;
  return value;
}

std::string plain(const std::string& quoted) { return quoted.substr(1, quoted.size() - 2); }

// The cell of a column, by its name as the database has it. Nothing also where there is no such column.
Text cell(const Answers& answers, std::size_t row, const std::string& column) {
  constexpr std::size_t longest[] = {63, 1000};
  for (const std::size_t most : longest) {
    const auto found = std::ranges::find(answers.columns, plain(engine::sql::quoted(column, most)));
    if (found != answers.columns.end())
      return answers.rows[row][static_cast<std::size_t>(found - answers.columns.begin())];
  }
  return {};
}

bool has(const Answers& answers, const std::string& column) {
  return std::ranges::find(answers.columns, plain(engine::sql::quoted(column, 63))) != answers.columns.end() ||
         std::ranges::find(answers.columns, column) != answers.columns.end();
}

bool same_end(Kind kind, std::int64_t end, const Text& text) {
  if (engine::is_unbounded(end)) return !text;
  return text && number_of(kind, *text) == end;
}

// The value that is known, as the database prints it.
bool same_known(const lang::Program& program, lang::Type type, const Value& value, const Text& text) {
  if (!text) return false;
  switch (type.kind) {
    case Kind::truth: return (*text == "t" || *text == "true") == (value.range.lo == 1);
    case Kind::text: return *text == value.text;
    case Kind::enumeration:
      return *text == program.enumerations[at(type.of)].values[at(static_cast<int>(value.range.lo))].name;
    default: return number_of(type.kind, *text) == value.range.lo;
  }
}

const char* missing_words(const Value& value) {
  if (value.surely_none()) return "not applicable";
  return value.may_be_none ? "may be not applicable" : "";
}

std::string shown(const Text& text) { return text ? "'" + *text + "'" : "NULL"; }

}  // namespace

std::vector<Chain> chains_of(const engine::sql::Rows& rows, const std::vector<engine::Case>& cases) {
  std::vector<Chain> chains;
  for (const engine::Case& one : cases) chains.push_back({&one.subject});
  for (const int list : rows.lists) {
    std::vector<Chain> longer;
    for (const Chain& chain : chains) {
      for (const engine::Item& item : chain.back()->lists[at(list)].items) {
        longer.push_back(chain);
        longer.back().push_back(&item);
      }
    }
    chains = std::move(longer);
  }
  return chains;
}

Value decided(const lang::Program& program, int definition, const Chain& chain, Days as_of) {
  const std::size_t parameters = program.definitions[at(definition)].parameters.size();
  return engine::evaluate(program, definition, std::span(chain).last(parameters), as_of);
}

std::string difference(const lang::Program& program, const lang::Definition& definition, const Value& decided,
                       const Answers& answers, std::size_t row) {
  const std::string& name = definition.name;
  const lang::Type type = engine::answer_type(definition);
  const auto differs = [&](const char* what, const std::string& column) {
    return fmt::format("{}: decide says {} [{}, {}]{}, the {} in SQL is {}", name,
                       engine::value_words(program, type, decided), decided.range.lo, decided.range.hi,
                       missing_words(decided), what, shown(cell(answers, row, column)));
  };
  if (!has(answers, name)) return fmt::format("there is no column {}", name);
  if (definition.kind != lang::DefinitionKind::value) {
    const engine::Truth truth = engine::as_truth(decided);
    const Text text = cell(answers, row, name);
    const bool same = truth.is_unknown() ? !text : same_known(program, type, Value::of(truth), text);
    return same ? "" : differs("truth", name);
  }
  if (cell(answers, row, name + "_missing").value_or("") != missing_words(decided))
    return differs("absence", name + "_missing");
  const bool known = decided.surely_value() && engine::is_one_value(decided, type.kind);
  const Text value = cell(answers, row, name);
  if (known ? !same_known(program, type, decided, value) : value.has_value()) return differs("value", name);
  if (!engine::sql::is_ordered(type.kind) || decided.surely_none()) return "";
  if (!same_end(type.kind, decided.range.lo, cell(answers, row, name + "_least")))
    return differs("least", name + "_least");
  if (!same_end(type.kind, decided.range.hi, cell(answers, row, name + "_greatest")))
    return differs("greatest", name + "_greatest");
  return "";
}

std::string all_differences(Database& database, const lang::Program& program, const engine::sql::Rows& rows,
                            const std::vector<int>& definitions, const std::vector<engine::Case>& cases, Days as_of) {
  if (definitions.empty()) return "";
  const auto sql = engine::sql::select_statement(
      program, {.definitions = definitions, .rows = rows, .as_of = as_of, .dialect = database.dialect()});
  if (!sql) return sql.error().message;
  const auto answers = database.ask(*sql);
  if (!answers) return answers.error().message + "\n" + *sql;
  const std::vector<Chain> chains = chains_of(rows, cases);
  if (chains.size() != answers->rows.size())
    return fmt::format("{} rows where there are {}\n{}", answers->rows.size(), chains.size(), *sql);
  for (std::size_t row = 0; row < chains.size(); ++row) {
    for (const int definition : definitions) {
      const lang::Definition& one = program.definitions[at(definition)];
      const std::string found =
          difference(program, one, decided(program, definition, chains[row], as_of), *answers, row);
      if (found.empty()) continue;
      std::string shown_case;
      for (const engine::Case& whole : cases) {
        if (&whole.subject == chains[row].front()) shown_case = show_case(program, whole);
      }
      return fmt::format("row {}: {}\n{}\n{}", row, found, shown_case, *sql);
    }
  }
  return "";
}

namespace {

std::string compare_columns(const lang::Program& program, int record, const std::vector<int>& definitions,
                            const std::vector<Chain>& chains, const std::vector<engine::Case>& cases, Days as_of) {
  std::vector<engine::columns::Question> questions;
  for (const int definition : definitions) questions.push_back({.definition = definition});
  const auto plan = engine::columns::make_plan(program, record, questions, {.as_of = as_of});
  if (!plan) return plan.error().message;
  CaseTable table(program, record, cases, true);
  for (const lang::Expr& expr : program.exprs) table.know(expr.text);
  engine::columns::Executor executor(program, *plan);
  executor.run(table.table(), 0, cases.size());
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const lang::Definition& definition = program.definitions[at(definitions[i])];
    for (std::size_t row = 0; row < chains.size(); ++row) {
      const Value by_decide = decided(program, definitions[i], chains[row], as_of);
      if (!same_answer(engine::answer_type(definition), by_decide, executor.value(plan->outputs[i], row), table))
        return fmt::format("row {}: the column engine and decide differ on {}", row, definition.name);
    }
  }
  return "";
}

}  // namespace

// The engine takes definitions from the subject down: what is said of an item alone is asked of the items as subjects.
std::string column_differences(const lang::Program& program, const engine::sql::Rows& rows,
                               const std::vector<int>& definitions, const std::vector<engine::Case>& cases,
                               Days as_of) {
  const std::vector<Chain> chains = chains_of(rows, cases);
  std::vector<engine::Case> items;
  for (const Chain& chain : chains) items.push_back({.subject = *chain.back()});
  std::vector<int> of_subject;
  std::vector<int> of_item;
  for (const int definition : definitions) {
    const auto& parameters = program.definitions[at(definition)].parameters;
    (parameters.front() == rows.record ? of_subject : of_item).push_back(definition);
  }
  std::string found;
  if (!of_subject.empty()) found = compare_columns(program, rows.record, of_subject, chains, cases, as_of);
  if (!found.empty() || of_item.empty()) return found;
  const int record = program.definitions[at(of_item.front())].parameters.front();
  return compare_columns(program, record, of_item, chains, items, as_of);
}

}  // namespace takecare::test
