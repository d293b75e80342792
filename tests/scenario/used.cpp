#include "used.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace takecare::test {

using programs::DutyRow;
using programs::DutyState;

std::vector<std::string> unused(const lang::Program& program, std::span<const ledger::Event> done,
                                std::span<const DutyRow> rows) {
  std::set<std::string> records;
  std::set<std::string> authorities;
  std::set<std::string> duties;
  for (const ledger::Event& event : done) {
    records.insert(event.program);
    authorities.insert(event.authority);
  }
  for (const DutyRow& row : rows) {
    if (row.state == DutyState::done || row.state == DutyState::done_late) duties.insert(row.duty);
  }
  std::vector<std::string> sentences;
  for (const lang::LifeProgram& life : program.programs) {
    const std::string& record = program.records[static_cast<std::size_t>(life.record)].name;
    if (!records.contains(record)) sentences.push_back(fmt::format("nothing was done in the program {}", life.name));
  }
  for (const lang::Authority& authority : program.authorities) {
    if (!authorities.contains(authority.name)) sentences.push_back(fmt::format("nobody acted as {}", authority.name));
  }
  for (const lang::Duty& duty : program.duties) {
    if (!duties.contains(duty.name)) sentences.push_back(fmt::format("the duty {} was never done", duty.name));
  }
  return sentences;
}

}  // namespace takecare::test
