#include <algorithm>

#include "takecare/engine/missing_find.h"

namespace takecare::engine {

using lang::Aggregation;
using lang::Op;
using lang::Quantity;

namespace {

// Lists longer than this have more sets of missing facts than anyone would read; the first open items stand for all.
constexpr std::size_t most_open_items = 6;
constexpr std::int64_t most_supposed_items = 3;
constexpr std::int64_t one = 1'000'000;

// The whole numbers in a range of numbers.
std::int64_t rounded_up(std::int64_t millionths) { return millionths / one + (millionths % one > 0 ? 1 : 0); }
std::int64_t rounded_down(std::int64_t millionths) { return millionths / one - (millionths % one < 0 ? 1 : 0); }
Range counts_in(Range numbers) {
  return {.lo = rounded_up(numbers.lo), .hi = numbers.hi == unbounded_above ? numbers.hi : rounded_down(numbers.hi)};
}

}  // namespace

// parts[0] of an item's step is its membership, parts[1] what is asked of it.
Remedies MissingFinder::item_counts(const Step& item, bool counts) {
  const bool is_quantifier = expr(item).op == Op::quantifier;
  const bool breach = is_quantifier && expr(item).quantity == Quantity::every;
  const auto part = [&](std::size_t i, bool truth) -> const Remedies& {
    if (item.parts[i] == no_step || (i == 1 && !is_quantifier)) {
      const bool now = i == 0 || !breach;  // nothing asked is met
      return now == counts ? settled() : impossible();
    }
    return becomes(item.parts[i], truth);
  };
  const Remedies& member = part(0, counts);
  const Remedies& has = part(1, breach ? !counts : counts);
  return counts ? all({member, has}) : any({member, has});
}

// Enough open items surely count for the least, and enough surely do not for the most.
Remedies MissingFinder::count_within(const Step& step, Range wanted) {
  if (is_unknown_list(step)) {
    const std::int64_t items = std::max<std::int64_t>(wanted.lo, 0);
    if (items > most_supposed_items || wanted.hi < 0) return impossible();
    return unknown_list(step, static_cast<std::size_t>(items),
                        [this](int item) { return item_counts(this->step(item), true); });
  }
  std::vector<int> open;
  std::int64_t sure = 0;
  std::int64_t possible = 0;
  for (const int item : step.parts) {
    const Truth counts = as_truth(this->step(item).value);
    sure += counts.surely_true() ? 1 : 0;
    possible += counts.may_be_true ? 1 : 0;
    if (counts.is_unknown()) open.push_back(item);
  }
  if (open.size() > most_open_items) {
    open.resize(most_open_items);
    algebra_.cut_off();
  }
  const std::int64_t more = wanted.lo - sure;
  const std::int64_t fewer = wanted.hi == unbounded_above ? 0 : possible - wanted.hi;
  std::vector<std::pair<Remedies, Remedies>> items;  // that it counts, that it does not, where that is wanted
  for (const int id : open) {
    const Step& item = this->step(id);
    items.emplace_back(more > 0 ? item_counts(item, true) : impossible(),
                       fewer > 0 ? item_counts(item, false) : impossible());
  }
  const auto choose = [&](auto&& self, std::size_t next, std::int64_t in, std::int64_t out) -> Remedies {
    if (in <= 0 && out <= 0) return settled();
    if (next == items.size()) return impossible();
    const auto& [counts, does_not] = items[next];
    Remedies ways = self(self, next + 1, in, out);
    if (in > 0) ways = any({ways, all({counts, self(self, next + 1, in - 1, out)})});
    if (out > 0) ways = any({ways, all({does_not, self(self, next + 1, in, out - 1)})});
    return ways;
  };
  return choose(choose, 0, more, fewer);
}

Remedies MissingFinder::quantity(const Step& step, bool truth) {
  const std::int64_t n = expr(step).value;
  const auto at_least = [&](std::int64_t low) { return count_within(step, {.lo = low, .hi = unbounded_above}); };
  const auto at_most = [&](std::int64_t high) { return count_within(step, {.lo = 0, .hi = high}); };
  switch (expr(step).quantity) {
    case Quantity::some: return truth ? at_least(1) : at_most(0);
    case Quantity::none:
    case Quantity::every: return truth ? at_most(0) : at_least(1);
    case Quantity::at_least: return truth ? at_least(n) : at_most(n - 1);
    case Quantity::at_most: return truth ? at_most(n) : at_least(n + 1);
    case Quantity::exactly:
      return truth ? count_within(step, {.lo = n, .hi = n}) : any({at_least(n + 1), at_most(n - 1)});
  }
  return impossible();
}

// The list holds 'items' items, each with what 'per_item' makes of it.
Remedies MissingFinder::unknown_list(const Step& step, std::size_t items, const PerPart& per_item) {
  const FactId fact = facts_.fact({.item = step.item, .field = expr(step).list.field});
  Remedies remedies = settled();
  Requirement list;
  for (std::size_t i = 0; i < items; ++i) {
    const int item = facts_.suppose_item(fact, expr(step).list.item_record, i);
    list.items.push_back(item);
    remedies = all({remedies, per_item(evaluator_.evaluate_supposed(step, facts_.supposed(item)))});
  }
  std::ranges::sort(list.items);
  return all({remedies, Remedies{Remedy({.fact = fact, .requirement = facts_.requirement(std::move(list))})}});
}

Remedies MissingFinder::aggregate_within(const Step& step, const Wanted& wanted) {
  const Aggregation aggregation = expr(step).aggregation;
  Remedies ways;
  for (const Range range : wanted.ranges) {
    if (aggregation == Aggregation::count) {
      ways = any({ways, count_within(step, counts_in(range))});
    } else if (aggregation == Aggregation::count_distinct) {
      ways = any({ways, distinct_within(step, counts_in(range)), list_known(step)});
    } else if (aggregation == Aggregation::sum) {
      ways = any({ways, sum_within(step, range)});
    } else {
      ways = any({ways, extreme_within(step, range, wanted.none)});
    }
  }
  if (wanted.none && (aggregation == Aggregation::smallest || aggregation == Aggregation::largest)) {
    const auto leave_out = [this](int item) { return out_or(item, Wanted::only_none()); };
    ways = any({ways, is_unknown_list(step) ? unknown_list(step, 0, leave_out) : all_parts(step, 0, leave_out)});
  }
  return ways;
}

// Every item is surely out, or surely in with a known element.
Remedies MissingFinder::list_known(const Step& step) {
  if (is_unknown_list(step)) return unknown_list(step, 0, {});
  return all_parts(step, 0, [this](int id) {
    const Step& item = this->step(id);
    const Remedies element = item.parts[1] == no_step ? settled() : known(item.parts[1]);
    return any({item_counts(item, false), all({item_counts(item, true), element})});
  });
}

}  // namespace takecare::engine
