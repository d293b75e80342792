// Linked tables of sums as variables and equations: what the search for hidden sums and their audit both stand on.
#pragma once

#include <vector>

#include "takecare/reports/disclosure/linear_program.h"
#include "takecare/reports/disclosure/structure.h"
#include "takecare/reports/disclosure/sums.h"

namespace takecare::disclosure {

// What earlier editions say of a cell: it is still hidden, or known.
enum class SumBound : std::uint8_t { free, hidden, published };

// The sums of the cells of a structure; one of several tables, or of several editions, is one here.
struct SumsView {
  std::vector<Scope> scopes;
  Structure structure;
  std::vector<const SumCell*> cells;  // by variable
  std::vector<SumBound> bounds;       // by variable
  int own = 0;                        // the first variables are those of the first edition
};

// Errors as protect_sums. The cells are those of the arguments, which must stay.
Result<SumsView> view_sums(const SumTables& tables, const std::vector<EarlierSums>& earlier);

std::string describe(const SumTables& tables, const SumsView& view, int cell);

// By how much the attacker must be able to take a cell for more or for less; 0: it is not sensitive. Rounded up.
std::int64_t protection_of(const SumCell& cell, const SumRule& rule);

// By variable of the structure's cells, when these are hidden of the first edition.
std::vector<bool> hidden_cells(const SumsView& view, const HiddenSums& hidden);

// Every set of sums that agrees with what is published.
class SumAttacker {
 public:
  SumAttacker(const SumsView& view, const std::vector<bool>& hidden);

  // Of a hidden cell; infinite where it has no bound. A search that fails finds the cell as tied down as it can be, so
  // that nothing passes for protected because of it: greatest is minus infinity then, least infinity.
  double greatest(int cell);
  double least(int cell);

 private:
  LinearProgram::Outcome minimize(int cell, double cost);

  std::vector<int> column_;  // by variable; -1: published
  LinearProgram program_;
};

}  // namespace takecare::disclosure
