// Runs the examples of a book: the tests that stand beside each rule.
#pragma once

#include <string>
#include <string_view>
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

// One expectation of a case; 'path' is that of the item that it is about, empty for the subject.
ExpectationResult check_expectation(const lang::Program& program, const lang::Expectation& expectation,
                                    const Case& the_case, Days as_of, std::string_view path = {});

ExampleResult run_example(const lang::Program& program, const lang::Example& example);
std::vector<ExampleResult> run_examples(const lang::Program& program);

// The case that an example gives; what it does not give is unknown.
Case case_of(const lang::Program& program, const lang::Example& example);
// An item of a record with the fields given.
Item item_of(const lang::Program& program, int record, const std::vector<lang::GivenField>& given);

}  // namespace takecare::engine
