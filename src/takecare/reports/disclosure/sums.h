// Disclosure control of sums of amounts (magnitude tables) in linked tables: which a report may print, and the proof
// that the others stay hidden. It stands beside disclosure.h, which decides on the counts of the same cells.
//
// A cell is sensitive (Hundepool et al., Statistical Disclosure Control, Wiley 2012, 4.2)
//   - by the p-percent rule: with the contributions x1 >= x2 >= … of its units and their sum X, when
//     X - x1 - x2 < p/100 * x1, since the unit behind x2 could work x1 out to within p percent;
//   - by (n,k) dominance: when x1 + … + xn > k/100 * X;
//   - when its count is hidden: a sum over a few is as telling as that they are few.
// The attacker has every published sum, knows that no amount is below zero and that every margin is the sum of its
// parts in every table, and reasons in real numbers.
// A sensitive cell is protected when the attacker finds possible that it is X + u or more, and that it is X - u or less
// (0, where u is more than X). u is p/100 * x1 - (X - x1 - x2) by the p-percent rule; 100/k * (x1 + … + xn) - X by
// dominance: so much more would make it safe; p/100 * x1 for a cell whose count is hidden; the largest of these, and
// never under 1. So nobody can estimate x1 to within p percent from above or from below. No sensitive cell can
// be worked out exactly; a complementary one that could is published, as hiding it would be of no use.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"

namespace takecare::disclosure {

inline constexpr std::size_t most_largest = 3;

struct SumCell {
  At at;
  std::int64_t sum = 0;                              // in the smallest unit, cents
  std::array<std::int64_t, most_largest> largest{};  // contributions, the largest first; 0 where there is none
  bool below_zero = false;                           // whether an amount is
  bool count_hidden = false;
};

// Every cell that has a unit, margins too. Whatever is not here is a zero that is known.
struct SumTable {
  std::string name;
  std::vector<int> dimensions;  // of SumTables
  std::vector<SumCell> cells;
};

struct SumTables {
  std::vector<Dimension> dimensions;
  std::vector<SumTable> tables;
};

struct SumRule {
  int percent = 0;         // p, 1 to 100; also for cells whose count is hidden
  bool by_percent = true;  // whether the p-percent rule applies to the others
  int largest = 0;         // (n,k) dominance: n, 1 to most_largest
  int over_percent = 0;    // and k, 1 to 99; 0: it does not apply
};

// [table][cell]
using HiddenSums = std::vector<std::vector<bool>>;

// Sums that went out before, of the same dimensions and tables, and which of them were hidden. A cell that has the sum
// that it had is one number in both, and everybody is taken to know that.
struct EarlierSums {
  SumTables tables;
  HiddenSums hidden;
};

// Few and small complementary cells, not provably the fewest; the same input gives the same cells. Errors: an amount
// below zero, cells that disagree with their margins, tables linked in a ring that is too large (disclosure.h).
//
// With earlier editions the requirement holds for the sensitive cells of all of them, for an attacker who has them all;
// what was hidden stays hidden, and a sum that was published and is still the same is published. It is an error when
// these leave no protection.
Result<HiddenSums> protect_sums(const SumTables& tables, const SumRule& rule,
                                const std::vector<EarlierSums>& earlier = {});

struct SumInterval {
  int table = 0;
  At at;
  double low = 0;
  std::optional<double> high;  // none: without bound
};

// What the attacker can work out of each hidden sum of the first edition, each cell once.
Result<std::vector<SumInterval>> attack_sums(const SumTables& tables, const HiddenSums& hidden,
                                             const std::vector<EarlierSums>& earlier = {});

// The gate before publication: a sentence for each sensitive cell that is not protected, or stands in the open. Shares
// the equations with protect_sums, and nothing of its search. Bounds are those of linear programs in floating point: a
// cell fails when it misses what protects it by more than a millionth.
Result<std::vector<std::string>> audit_sums(const SumTables& tables, const HiddenSums& hidden, const SumRule& rule,
                                            const std::vector<EarlierSums>& earlier = {});

}  // namespace takecare::disclosure
