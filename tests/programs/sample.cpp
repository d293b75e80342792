#include "sample.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "takecare/lang/book.h"

namespace takecare::test {

namespace {

constexpr const char* law = R"(```law
record Mark
  weight  number
  note    text

record Other
  open  truth

record Counter
  size    number
  fee     money
  seen    date
  marks   list of Mark
  other   one Other

program Others of Other
  cites code 1
  stages there
  act open to there
    by registrar
    records open

program Counters of Counter
  cites code 1
  stages begun, counted
  accounts owed, held
  corrected by registrar

  act begin to begun
    by registrar
    records size
    may record fee, other

  act count from begun, counted to counted
    by registrar
    records fee
    may record size
    sets seen to as_of_date
    moves fee from owed to held

  act mark from counted
    by registrar
    adds marks

  always held is at most $1,000

privacy access of Counter
  cites code 2
  shows everything to registrar
    for "a test"

privacy access_to_others of Other
  cites code 2
  shows everything to registrar
    for "a test"
```
)";

lang::Program compiled() {
  const std::vector<lang::Chapter> chapters{{.file = "book.md", .text = law}};
  lang::Book book = lang::compile(chapters);
  for (const Diagnostic& one : book.diagnostics) ADD_FAILURE() << lang::render(one, chapters);
  return std::move(book.program);
}

}  // namespace

const lang::Program& sample_program() {
  static const lang::Program program = compiled();
  return program;
}

programs::Request sample_request(const std::string& id, const std::string& act, const std::string& day) {
  const lang::Program& program = sample_program();
  programs::Request request{.id = id, .actor = "R-1", .on = parse_iso_date(day).value(), .time = day + "T12:00:00Z"};
  for (int p = 0; p < std::ssize(program.programs); ++p) {
    const auto& acts = program.programs[static_cast<std::size_t>(p)].acts;
    const auto found = std::ranges::find(acts, act, &lang::Act::name);
    if (found == acts.end()) continue;
    request.program = p;
    request.act = static_cast<int>(found - acts.begin());
  }
  return request;
}

}  // namespace takecare::test
