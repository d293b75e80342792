#include "takecare/reports/disclosure/proofs.h"

#include <algorithm>

namespace takecare::disclosure {

std::int64_t difference_of(const Movement& movement, int cell) {
  const auto place = std::ranges::lower_bound(movement, cell, {}, &Movement::value_type::first);
  return place != movement.end() && place->first == cell ? place->second : 0;
}

Proofs::Proofs(const std::vector<Requirement>& requirements, const std::vector<std::int64_t>& counts)
    : requirements_(requirements), counts_(counts), proof_(requirements.size(), none) {}

bool Proofs::meets(const Movement& movement, std::size_t requirement) const {
  const auto& [cell, target] = requirements_[requirement];
  const std::int64_t wanted = target - counts_[static_cast<std::size_t>(cell)];
  const std::int64_t difference = difference_of(movement, cell);
  return wanted > 0 ? difference >= wanted : difference <= wanted;
}

std::size_t Proofs::add(Movement movement) {
  const auto id = static_cast<int>(movements_.size());
  std::size_t proven = 0;
  for (std::size_t r = 0; r < proof_.size(); ++r) {
    if (proof_[r] != none || !meets(movement, r)) continue;
    proof_[r] = id;
    ++proven;
  }
  movements_.push_back(std::move(movement));
  return proven;
}

int Proofs::find_proof(std::size_t requirement, int without_cell) const {
  for (std::size_t m = 0; m < movements_.size(); ++m) {
    if (meets(movements_[m], requirement) && difference_of(movements_[m], without_cell) == 0)
      return static_cast<int>(m);
  }
  return none;
}

std::vector<std::size_t> Proofs::resting_on(int cell) const {
  std::vector<std::size_t> out;
  for (std::size_t r = 0; r < proof_.size(); ++r) {
    const Movement& movement = movements_[static_cast<std::size_t>(proof_[r])];
    if (difference_of(movement, cell) != 0 && find_proof(r, cell) == none) out.push_back(r);
  }
  return out;
}

void Proofs::drop(int cell) {
  for (std::size_t r = 0; r < proof_.size(); ++r) {
    const auto proof = static_cast<std::size_t>(proof_[r]);
    if (proof_[r] != none && difference_of(movements_[proof], cell) != 0) proof_[r] = find_proof(r, cell);
  }
  for (Movement& movement : movements_) {
    if (difference_of(movement, cell) != 0) movement.clear();
  }
}

}  // namespace takecare::disclosure
