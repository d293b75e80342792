#include <algorithm>

#include "takecare/engine/missing_find.h"

namespace takecare::engine {

using lang::Aggregation;
using lang::Kind;

// The item is out, or its element is as wanted: it does not stand in the way.
Remedies MissingFinder::out_or(int id, const Wanted& element) {
  const Step item = step(id);
  if (as_truth(item.value).surely_false()) return settled();
  return any({item_counts(item, false), within(item.parts[1], element)});
}

// The item is in, with an element as wanted.
Remedies MissingFinder::in_with(int id, const Wanted& element) {
  const Step item = step(id);
  return all({item_counts(item, true), within(item.parts[1], element)});
}

// The smallest lies in 'wanted' when one item surely is in with an element in it and no other can be smaller; the
// largest likewise. Where 'none' will do too and the range is open, it is enough that none can be smaller.
Remedies MissingFinder::extreme_within(const Step& step, Range wanted, bool none) {
  const bool smallest = expr(step).aggregation == Aggregation::smallest;
  Wanted not_beyond = smallest ? Wanted::range({.lo = wanted.lo, .hi = unbounded_above})
                               : Wanted::range({.lo = unbounded_below, .hi = wanted.hi});
  not_beyond.none = true;
  const auto bring_in = [&](int item) { return in_with(item, Wanted::range(wanted)); };
  if (is_unknown_list(step)) return unknown_list(step, 1, bring_in);
  const Remedies in_the_way = all_parts(step, 0, [&](int item) { return out_or(item, not_beyond); });
  const Remedies found = any_part(step, 0, bring_in);
  const bool open = smallest ? wanted.hi == unbounded_above : wanted.lo == unbounded_below;
  return none && open ? in_the_way : all({found, in_the_way});
}

// One item at the very end of what is possible: nothing that the others turn out to be can go beyond it.
Remedies MissingFinder::extreme_known(const Step& step) {
  const Aggregation aggregation = expr(step).aggregation;
  const bool smallest = aggregation == Aggregation::smallest;
  if (!smallest && aggregation != Aggregation::largest) return impossible();
  const std::int64_t end = smallest ? step.value.range.lo : step.value.range.hi;
  return is_unbounded(end) ? impossible() : extreme_within(step, Range::point(end), false);
}

// One open item takes up what is wanted beyond the sum of the others, which stay as they are or are left out.
Remedies MissingFinder::sum_within(const Step& step, Range wanted) {
  if (is_unknown_list(step)) {
    if (wanted.holds(0)) return unknown_list(step, 0, {});
    return unknown_list(step, 1, [&](int item) { return in_with(item, Wanted::range(wanted)); });
  }
  const auto share = [&](int id) {
    const Step item = this->step(id);
    const Value& element = this->step(item.parts[1]).value;
    const Truth counts = as_truth(item.value);
    if (counts.surely_false() || element.surely_none()) return Range::point(0);
    const bool sure = counts.surely_true() && element.surely_value();
    return sure ? element.range : hull(Range::point(0), element.range);
  };
  Remedies ways;
  for (const bool leave_out_others : {false, true}) {
    for (const int solver : step.parts) {
      if (share(solver).is_point()) continue;
      Range others = Range::point(0);
      Remedies remedies = settled();
      for (const int other : step.parts) {
        if (other == solver) continue;
        const bool open = !share(other).is_point();
        if (open && leave_out_others) remedies = all({remedies, out_or(other, Wanted::only_none())});
        if (!open || !leave_out_others) others = plus(others, share(other));
      }
      // Whatever the others are: at least what is missing when they are least, at most what is left when they are most.
      const std::int64_t lo = wanted.lo == unbounded_below ? wanted.lo : minus(Range::point(wanted.lo), others).hi;
      const std::int64_t hi = wanted.hi == unbounded_above ? wanted.hi : minus(Range::point(wanted.hi), others).lo;
      if (lo > hi || lo == unbounded_above || hi == unbounded_below) continue;
      Remedies solved = in_with(solver, Wanted::range({.lo = lo, .hi = hi}));
      if (lo <= 0 && 0 <= hi) solved = any({solved, out_or(solver, Wanted::only_none())});
      ways = any({ways, all({remedies, solved})});
    }
  }
  return ways;
}

}  // namespace takecare::engine
