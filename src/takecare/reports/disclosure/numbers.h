// Counts that are published as other numbers near them: rounded, or perturbed. What is published of a cell is a number
// that everybody knows to be less than so much away from its count; that the counts themselves add up is known, too.
//
// The attacker has the published numbers of all editions, takes every cell that is zero for zero, knows which cells did
// not change from one edition to the next, and reasons in whole numbers over every equation between the counts
// (structure.h). That is more than a reader has, who is not told whether a published zero is one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"

namespace takecare::disclosure {

struct NumberedCell {
  At at;
  std::int64_t count = 0;
  std::int64_t published = 0;
};

// Of each table every cell that is not zero, margins too, in the order of `at`. One that is not here is zero and is
// published as zero.
using Numbers = std::vector<std::vector<NumberedCell>>;

struct NumberedEdition {
  LinkedTables tables;
  Numbers numbers;
  std::int64_t within = 0;  // no count is further than this from its number
};

enum class Demand : std::uint8_t {
  whole_interval,  // the attacker must think possible everything from number - within (or 0) to number + within
  never_exact,     // and here two counts at least
};

// The gate before publication: a sentence for every cell of the first edition whose number is too far from its count,
// or of which the attacker knows more than he may. 'earlier' editions have the same dimensions and tables. Errors: as
// of `protect`; numbers that are not those of the tables.
Result<std::vector<std::string>> audit_numbers(const NumberedEdition& edition,
                                               const std::vector<NumberedEdition>& earlier, Demand demand);

// What the attacker can work out of each cell of the first edition, each once, in the order of the tables. Two searches
// a cell: for small tables and for tests. Where a search gives up, the bound of the linear program, which is too wide.
Result<std::vector<Interval>> attack_numbers(const NumberedEdition& edition,
                                             const std::vector<NumberedEdition>& earlier);

}  // namespace takecare::disclosure
