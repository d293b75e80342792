// What 'takecare check' answers, and how it is printed.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "takecare/cli/book_door.h"
#include "takecare/engine/examples.h"
#include "takecare/lang/coverage.h"
#include "takecare/programs/lives.h"

namespace takecare::cli {

struct SourceCoverage {
  int source = -1;
  std::vector<lang::ParagraphCoverage> paragraphs;
};

struct CheckAnswer {
  const OpenBook* open = nullptr;
  std::vector<SourceCoverage> coverage;         // of the sources that have a text
  int left_out = 0;                             // paragraphs that nothing accounts for
  std::vector<engine::ExampleResult> examples;  // of a book without errors, stale words left aside
  std::vector<programs::LifeResult> lives;      // likewise
  int failed = 0;                               // examples that do not hold
  int lives_failed = 0;

  const lang::Program& program() const { return open->book.program; }
  // Examples show whether rules still hold what they held when their law was read: they run while words are stale, and
  // while nothing else is wrong.
  bool examples_run() const;
  bool sound() const { return open->book.errors == 0 && left_out == 0 && failed == 0 && lives_failed == 0; }
};

CheckAnswer examine(const OpenBook& open);
// To stderr: each expectation that did not come, with the proof of what came instead.
void print_failures(const CheckAnswer& answer);
void print_check(const CheckAnswer& answer);
nlohmann::ordered_json check_json(const CheckAnswer& answer);

}  // namespace takecare::cli
