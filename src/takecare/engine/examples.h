// Runs the examples of a book: the tests that stand beside each rule.
#pragma once

#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

struct ExpectationResult {
  std::string name;      // of the definition
  std::string expected;  // 'no', 'unknown', '2017-01-25'
  std::string got;
  std::vector<std::string> problems;  // sentences; none when it came as expected
  std::string proof;                  // as text, when it did not
  Place place;

  bool passed() const { return problems.empty(); }
};

struct ExampleResult {
  std::string title;
  std::vector<ExpectationResult> expectations;
  Place place;

  bool passed() const;
};

ExampleResult run_example(const lang::Program& program, const lang::Example& example);
std::vector<ExampleResult> run_examples(const lang::Program& program);

// The case that an example gives; what it does not give is unknown.
Case case_of(const lang::Program& program, const lang::Example& example);

}  // namespace takecare::engine
