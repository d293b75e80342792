#include <bit>
#include <ranges>

#include "takecare/engine/missing_trial.h"

namespace takecare::engine {

using lang::Op;

namespace {

// A conjunction surely is true when all its parts are, and surely false when any of them is; a disjunction the other
// way round. What any of the parts needs, all together need; what all of those that will do need, any one of them
// needs.
class Combined {
 public:
  explicit Combined(bool all) : all_(all), sure_{.is = all, .needed = all ? 0 : ~FactBits{0}} {}

  // False when no more parts have to be asked.
  bool add(Trial::Sure part) {
    if (all_) {
      sure_ = {.is = part.is, .needed = part.is ? sure_.needed | part.needed : 0};
      return sure_.is;
    }
    if (part.is) sure_ = {.is = true, .needed = sure_.needed & part.needed};
    return sure_.needed != 0;
  }
  Trial::Sure sure() const { return sure_.is ? sure_ : Trial::Sure{}; }

 private:
  bool all_;
  Trial::Sure sure_;
};

}  // namespace

Trial::Sure Trial::surely_with(const Remedy& remedy, bool truth) {
  fill_in(remedy);
  return surely(step_, truth);
}

Trial::Sure Trial::find_surely(int id, bool truth) {
  const Sure sure = surely_by_parts(id, truth);
  Node& node = found(id);
  const std::size_t i = truth ? 1 : 0;
  node.is_asked[i] = true;
  node.is_sure[i] = sure.is;
  node.needed[i] = sure.needed;
  return sure;
}

Trial::Sure Trial::surely_by_parts(int id, bool truth) {
  const Node& node = this->node(id);
  const Parts& parts = node.step->parts;
  if (node.expr == nullptr && node.is_truth) return surely(parts[0], truth);
  switch (node.expr == nullptr ? Op::call : node.expr->op) {
    case Op::both:
    case Op::either: {
      Combined combined(truth == (node.expr->op == Op::both));
      for (const int part : parts) {
        if (!combined.add(surely(part, truth))) break;
      }
      return combined.sure();
    }
    case Op::negation: return surely(parts[0], !truth);
    case Op::exception: return surely(parts[0], truth);
    case Op::unless: {
      Combined combined(truth);
      if (!combined.add(surely(parts[0], truth))) return combined.sure();
      for (const int exception : parts | std::views::drop(1)) {
        if (!combined.add(surely(exception, !truth))) break;
      }
      return combined.sure();
    }
    default: return surely_by_truth(id, truth);
  }
}

// What came to be so by a single fact needs it: without it, it is as it was.
Trial::Sure Trial::surely_by_truth(int id, bool truth) {
  const auto surely = [truth](Truth one) { return truth ? one.surely_true() : one.surely_false(); };
  const bool is = surely(this->truth(id));
  const Node& node = this->node(id);
  const FactBits filled_in = node.rests_on & remedy_.bits();
  const bool needed = is && !surely(node.truth) && std::has_single_bit(filled_in);
  return {.is = is, .needed = needed ? filled_in : 0};
}

}  // namespace takecare::engine
