// Movements that show requirements to be met: which proves which, and what is lost when a cell is published.
#pragma once

#include <cstdint>
#include <vector>

#include "takecare/reports/disclosure/requirements.h"

namespace takecare::disclosure {

class Proofs {
 public:
  Proofs(const std::vector<Requirement>& requirements, const std::vector<std::int64_t>& counts);

  bool has(std::size_t requirement) const { return proof_[requirement] != none; }

  // Keeps a movement, and takes it as the proof of every requirement that it meets and that has none: how many these
  // are.
  std::size_t add(Movement movement);

  // Without the movements of this cell: the requirements that no other movement meets.
  std::vector<std::size_t> resting_on(int cell) const;

  // Forgets the movements of this cell.
  void drop(int cell);

 private:
  static constexpr int none = -1;
  bool meets(const Movement& movement, std::size_t requirement) const;
  int find_proof(std::size_t requirement, int without_cell) const;

  const std::vector<Requirement>& requirements_;
  const std::vector<std::int64_t>& counts_;
  std::vector<Movement> movements_;  // dropped ones are empty
  std::vector<int> proof_;           // of each requirement
};

// How far a movement takes a cell.
std::int64_t difference_of(const Movement& movement, int cell);

}  // namespace takecare::disclosure
