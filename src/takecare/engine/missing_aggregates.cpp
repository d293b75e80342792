#include <algorithm>

#include "takecare/engine/missing_find.h"

namespace takecare::engine {

using lang::Aggregation;

namespace {

constexpr std::size_t most_open_items = 5;  // of which combinations are tried

// Whatever the others are: at least what is missing when they are least, at most what is left when they are most.
Range beyond(Range wanted, Range others) {
  return {.lo = wanted.lo == unbounded_below ? wanted.lo : minus(Range::point(wanted.lo), others).hi,
          .hi = wanted.hi == unbounded_above ? wanted.hi : minus(Range::point(wanted.hi), others).lo};
}

}  // namespace

// The item is out, or its element is as wanted: it does not stand in the way.
Remedies MissingFinder::out_or(int id, const Wanted& element) {
  const Step& item = step(id);
  if (as_truth(item.value).surely_false()) return settled();
  return any({item_counts(item, false), within(item.parts[1], element)});
}

// The item is in, with an element as wanted.
Remedies MissingFinder::in_with(int id, const Wanted& element) {
  const Step& item = step(id);
  return all({item_counts(item, true), within(item.parts[1], element)});
}

// Enough open items bring a key that no other has, and enough bring none that is new.
Remedies MissingFinder::distinct_within(const Step& step, Range wanted) {
  if (is_unknown_list(step)) return impossible();
  const lang::Type of = program_.expr(expr(step).args[0]).type;
  Wanted sure;  // keys that surely are there
  std::vector<int> open;
  for (const int id : step.parts) {
    const engine::Step& item = this->step(id);
    const Value& key = this->step(item.parts[1]).value;
    const Truth counts = as_truth(item.value);
    if (counts.surely_false() || key.surely_none()) continue;
    if (counts.surely_true() && is_known(key, of.kind)) {
      sure = unite(sure, just(of.kind, key));
    } else {
      open.push_back(id);
    }
  }
  std::int64_t there = static_cast<std::int64_t>(sure.texts.size());
  for (const Range range : sure.ranges) there += range.hi - range.lo + 1;
  Wanted old = sure;
  old.none = true;
  const auto choose = [&](auto&& self, std::size_t next, const Wanted& used, std::int64_t in,
                          std::int64_t out) -> Remedies {
    if (in <= 0 && out <= 0) return settled();
    if (next == open.size() || next == most_open_items) return impossible();
    Remedies ways = self(self, next + 1, used, in, out);
    if (out > 0) ways = any({ways, all({out_or(open[next], old), self(self, next + 1, used, in, out - 1)})});
    if (in <= 0) return ways;
    Wanted fresh = all_but(program_, of, used);
    fresh.none = false;
    // More than one new key: an example, so that the next one can differ from it.
    if (in > 1) fresh = example_of(of, fresh);
    const Wanted then = in > 1 ? unite(used, fresh) : used;
    return any({ways, all({in_with(open[next], fresh), self(self, next + 1, then, in - 1, out)})});
  };
  const std::int64_t possible = there + static_cast<std::int64_t>(open.size());
  return choose(choose, 0, sure, wanted.lo - there, wanted.hi == unbounded_above ? 0 : possible - wanted.hi);
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

Range MissingFinder::share(int id) const {
  const Step& item = step(id);
  const Value& element = step(item.parts[1]).value;
  const Truth counts = as_truth(item.value);
  if (counts.surely_false() || element.surely_none()) return Range::point(0);
  const bool sure = counts.surely_true() && element.surely_value();
  return sure ? element.range : hull(Range::point(0), element.range);
}

// One open item takes up what is wanted beyond the sum of the others, which stay as they are or are left out.
Remedies MissingFinder::sum_within(const Step& step, Range wanted) {
  if (is_unknown_list(step)) {
    if (wanted.holds(0)) return unknown_list(step, 0, {});
    return unknown_list(step, 1, [&](int item) { return in_with(item, Wanted::range(wanted)); });
  }
  Remedies ways;
  for (const bool leave_out_others : {false, true}) {
    for (const int solver : step.parts) {
      if (share(solver).is_point()) continue;
      ways = any({ways, sum_within_by(step, solver, wanted, leave_out_others)});
    }
  }
  return ways;
}

Remedies MissingFinder::sum_within_by(const Step& step, int solver, Range wanted, bool leave_out_others) {
  Range others = Range::point(0);
  Remedies remedies = settled();
  for (const int other : step.parts) {
    if (other == solver) continue;
    const bool open = !share(other).is_point();
    if (open && leave_out_others) remedies = all({remedies, out_or(other, Wanted::only_none())});
    if (!open || !leave_out_others) others = plus(others, share(other));
  }
  const Range rest = beyond(wanted, others);
  if (rest.lo > rest.hi || rest.lo == unbounded_above || rest.hi == unbounded_below) return impossible();
  Remedies solved = in_with(solver, Wanted::range(rest));
  if (rest.holds(0)) solved = any({solved, out_or(solver, Wanted::only_none())});
  return all({remedies, solved});
}

}  // namespace takecare::engine
