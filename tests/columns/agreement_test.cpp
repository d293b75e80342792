// The column engine gives what decide gives, for every definition and every item of random programs and cases.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <iostream>

#include "takecare/engine/columns/execute.h"
#include "takecare/engine/decide.h"
#include "tests/support/random_program.h"
#include "tests/support/same_answer.h"

namespace takecare::engine::columns {
namespace {

using test::CaseTable;
using test::RandomWorld;

std::ostream& operator<<(std::ostream& out, const Value& value) {
  return out << "[" << value.range.lo << ", " << value.range.hi << "] '" << (value.text_known ? value.text : "-")
             << "' value " << value.may_be_value << " none " << value.may_be_none;
}

struct Block {
  std::size_t first;
  std::size_t rows;
};

void check_block(const RandomWorld& world, const Plan& plan, const std::vector<int>& asked, Executor& executor,
                 const CaseTable& table, const std::vector<Case>& cases, Block block) {
  executor.run(table.table(), block.first, block.rows);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const lang::Definition& definition = world.program.definitions[static_cast<std::size_t>(asked[i])];
    std::size_t row = 0;
    for (std::size_t c = block.first; c < block.first + block.rows; ++c) {
      for (const auto& arguments : test::all_arguments(world.program, asked[i], cases[c])) {
        const Value decided = evaluate(world.program, asked[i], arguments, world.as_of);
        const Value computed = executor.value(plan.outputs[i], row++);
        if (test::same_answer(answer_type(definition), decided, computed, table)) continue;
        std::cerr << definition.name << " decided " << decided << "\n  computed " << computed << "\n"
                  << test::show_case(world.program, cases[c]) << "\n"
                  << describe(plan, world.program);
        RC_FAIL("the readers disagree on " + definition.name);
      }
    }
    RC_ASSERT(row == executor.rows_of(plan.outputs[i]));
  }
}

// Returns how many cases it checked.
std::size_t check_world(const Kernels& kernels, bool narrow, int most_cases) {
  const RandomWorld world = *test::random_world();
  const std::vector<Case> cases = *test::random_cases(world, most_cases);
  const int record = world.program.find_record("Person");
  std::vector<int> asked;
  std::vector<Question> questions;
  for (const int definition : world.definitions) {
    const auto& asked_for = world.program.definitions[static_cast<std::size_t>(definition)];
    if (asked_for.parameters.front() != record) continue;
    asked.push_back(definition);
    questions.push_back({.definition = definition});
  }
  const Result<Plan> plan = make_plan(world.program, record, questions, {.as_of = world.as_of});
  RC_ASSERT(plan.has_value());
  CaseTable table(world.program, record, cases, narrow);
  for (const lang::Expr& expr : world.program.exprs) table.know(expr.text);
  Executor executor(world.program, *plan, kernels);
  // Two blocks, so that the second begins in the middle of a word.
  const std::size_t cut = *rc::gen::inRange<std::size_t>(0, cases.size());
  check_block(world, *plan, asked, executor, table, cases, {.first = 0, .rows = cut});
  check_block(world, *plan, asked, executor, table, cases, {.first = cut, .rows = cases.size() - cut});
  return cases.size();
}

// Each of the hundred runs of a property checks at least 'cases' cases, of as many programs as that takes.
void check(const Kernels& kernels, bool narrow, std::size_t cases) {
  for (std::size_t checked = 0; checked < cases;) checked += check_world(kernels, narrow, 300);
}

RC_GTEST_PROP(Agreement, BestKernelsNarrowColumns, ()) { check(best_kernels(), true, 800); }
RC_GTEST_PROP(Agreement, BestKernelsWideColumns, ()) { check(best_kernels(), false, 200); }
RC_GTEST_PROP(Agreement, PortableKernels, ()) { check(portable_kernels(), true, 200); }

}  // namespace
}  // namespace takecare::engine::columns
