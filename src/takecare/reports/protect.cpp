#include "takecare/reports/protect.h"

namespace takecare::reports {

Result<Safe> make_safe(const Counts& counts, const lang::Protection& protection, const std::vector<Kept>& earlier) {
  Safe safe;
  const bool moves = protection.round_to > 0 || protection.keys.at_most > 0;
  for (const Kept& kept : earlier) {
    if (kept.safe.moved.has_value() == moves) continue;
    return fail("an earlier version was protected in another way, so that what the two tell together is not known",
                "correct it in the way in which it was let out, or withdraw it and say in words what was wrong");
  }
  if (moves) {
    auto moved = move_counts(counts, protection, earlier);
    if (!moved) return std::unexpected(moved.error());
    safe.moved = std::move(*moved);
    return safe;
  }
  if (!protection.suppresses()) return safe;
  auto hidden = hide(counts, protection, earlier);
  if (!hidden) return std::unexpected(hidden.error());
  safe.hidden = std::move(*hidden);
  return safe;
}

std::vector<int> blocks_of(const Time& time) {
  if (time.additive) return {total};
  std::vector<int> blocks;
  for (std::size_t i = 0; i < time.periods.size(); ++i) blocks.push_back(static_cast<int>(i));
  return blocks;
}

}  // namespace takecare::reports
