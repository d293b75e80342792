#include "support/memory_evaluator.h"

#include <algorithm>

namespace takecare::reports::testing {

namespace {

using engine::Fact;
using engine::FactState;
using lang::Op;
using lang::Relation;

bool holds(Relation relation, std::int64_t a, std::int64_t b) {
  switch (relation) {
    case Relation::equal: return a == b;
    case Relation::less: return a < b;
    case Relation::less_equal: return a <= b;
    case Relation::greater: return a > b;
    case Relation::greater_equal: return a >= b;
  }
  return false;
}

Fact answer(const lang::Program& program, const Question& question, const Row& row, lang::ExprId id);

Fact compared(const lang::Expr& expr, const Fact& a, const Fact& b) {
  if (a.state == FactState::not_applicable || b.state == FactState::not_applicable) return known(0);
  if (a.state == FactState::unknown || b.state == FactState::unknown) return unknown();
  return known(holds(expr.relation, a.value, b.value) ? 1 : 0);
}

Fact all_of(const lang::Program& program, const Question& question, const Row& row, const lang::Expr& expr) {
  Fact result = known(1);
  for (const lang::ExprId arg : expr.args) {
    const Fact fact = answer(program, question, row, arg);
    if (fact.state == FactState::known && fact.value == 0) return known(0);
    if (fact.state == FactState::unknown) result = unknown();
  }
  return result;
}

Fact answer(const lang::Program& program, const Question& question, const Row& row, lang::ExprId id) {
  const lang::Expr& expr = program.expr(id);
  const auto arg = [&](std::size_t i) { return answer(program, question, row, expr.args[i]); };
  switch (expr.op) {
    case Op::literal: return known(expr.value);
    case Op::field: return row[static_cast<std::size_t>(expr.index)];
    case Op::as_of: return known(question.as_of);
    case Op::period_start: return known(question.period_start);
    case Op::period_end: return known(question.period_end);
    case Op::compare: return compared(expr, arg(0), arg(1));
    case Op::one_of: {
      const Fact of = arg(0);
      if (of.state == FactState::unknown) return unknown();
      return known(std::ranges::find(expr.set, of.value) != expr.set.end() ? 1 : 0);
    }
    case Op::both: return all_of(program, question, row, expr);
    case Op::attribute: {
      const Fact of = arg(0);
      if (of.state != FactState::known) return of;
      const auto& enumeration = program.enumerations[static_cast<std::size_t>(program.expr(expr.args[0]).type.of)];
      const auto value =
          enumeration.attributes[static_cast<std::size_t>(expr.index)].values[static_cast<std::size_t>(of.value)];
      return value < 0 ? unknown() : known(value);
    }
    default: return unknown();
  }
}

}  // namespace

engine::Fact day(std::string_view iso) { return known(*parse_iso_date(iso)); }

Result<void> MemoryEvaluator::run(const Question& question, const Sink& sink) {
  for (std::size_t first = 0; first < rows_.size(); first += batch_size) {
    Batch batch{.rows = std::min(batch_size, rows_.size() - first), .answers = {}};
    std::vector<std::vector<Fact>> facts;  // keeps the texts while the batch lives
    for (const lang::ExprId id : question.exprs) {
      Answers answers;
      auto& kept = facts.emplace_back();
      for (std::size_t i = 0; i < batch.rows; ++i) kept.push_back(answer(program_, question, rows_[first + i], id));
      for (const Fact& fact : kept) {
        answers.states.push_back(fact.state);
        answers.values.push_back(fact.value);
        answers.texts.push_back(fact.text);
      }
      batch.answers.push_back(std::move(answers));
    }
    if (auto taken = sink(batch); !taken) return taken;
  }
  return {};
}

}  // namespace takecare::reports::testing
