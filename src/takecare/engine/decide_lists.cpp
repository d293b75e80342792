#include <algorithm>
#include <set>

#include "takecare/engine/decide_ops.h"

namespace takecare::engine {

using lang::Aggregation;
using lang::Expr;
using lang::Kind;
using lang::Op;
using lang::Quantity;

namespace {

constexpr Range any_count{.lo = 0, .hi = unbounded_above};

// Numbers are counted in millionths.
Value as_number(Range count) {
  constexpr std::int64_t one = 1'000'000;
  return Value::of(Range{.lo = saturating_times(count.lo, one), .hi = saturating_times(count.hi, one)});
}

// The range of counts of distinct keys. At least as many as distinct keys that surely are there, and one if any item
// surely is, even of an unknown key; at most the distinct keys that may be there and one for each item of unknown key.
// No key, nothing to count.
Range count_distinct(Kind kind, std::span<const Outcome> items) {
  using Key = std::pair<std::int64_t, std::string>;
  std::set<Key> sure;
  std::set<Key> possible;
  std::int64_t any_sure = 0;
  std::int64_t unknown_keys = 0;
  for (const Outcome& item : items) {
    if (item.counts.surely_false() || item.element->surely_none()) continue;
    const bool is_sure = item.counts.surely_true() && item.element->surely_value();
    if (is_sure) any_sure = 1;
    if (!is_one_value(*item.element, kind)) {
      ++unknown_keys;
      continue;
    }
    const Key key{item.element->range.lo, item.element->text};
    possible.insert(key);
    if (is_sure) sure.insert(key);
  }
  return {.lo = std::max(static_cast<std::int64_t>(sure.size()), any_sure),
          .hi = static_cast<std::int64_t>(possible.size()) + unknown_keys};
}

// An item that may not be there, or whose element may be 'not applicable', may add nothing.
Value sum(std::span<const Outcome> items) {
  constexpr Range nothing = Range::point(0);
  Range total = nothing;
  for (const Outcome& item : items) {
    if (item.counts.surely_false() || item.element->surely_none()) continue;
    const bool is_sure = item.counts.surely_true() && item.element->surely_value();
    total = plus(total, is_sure ? item.element->range : hull(nothing, item.element->range));
  }
  return Value::of(total);
}

// The smallest can be no smaller than the least that may be there, and no greater than the greatest that any one sure
// item may be. Without a sure item there may be none at all.
Value smallest(std::span<const Outcome> items) {
  bool any = false;
  bool any_sure = false;
  Range range{.lo = unbounded_above, .hi = unbounded_above};
  for (const Outcome& item : items) {
    if (item.counts.surely_false() || item.element->surely_none()) continue;
    any = true;
    range.lo = std::min(range.lo, item.element->range.lo);
    if (item.counts.may_be_false || item.element->may_be_none) continue;
    any_sure = true;
    range.hi = std::min(range.hi, item.element->range.hi);
  }
  if (!any) return Value::none();
  return {.range = range, .may_be_none = !any_sure};
}

// The mirror image of smallest.
Value largest(Kind kind, std::span<const Outcome> items) {
  bool any = false;
  bool any_sure = false;
  const std::int64_t least = kind == Kind::duration ? 0 : unbounded_below;
  Range range{.lo = least, .hi = unbounded_below};
  for (const Outcome& item : items) {
    if (item.counts.surely_false() || item.element->surely_none()) continue;
    any = true;
    range.hi = std::max(range.hi, item.element->range.hi);
    if (item.counts.may_be_false || item.element->may_be_none) continue;
    any_sure = true;
    range.lo = std::max(range.lo, item.element->range.lo);
  }
  if (!any) return Value::none();
  return {.range = range, .may_be_none = !any_sure};
}

}  // namespace

Truth item_counts(const Expr& expr, Truth membership, Truth has) {
  // 'every' is decided by the items that break it.
  const bool counts_breaches = expr.op == Op::quantifier && expr.quantity == Quantity::every;
  return both(membership, counts_breaches ? negation(has) : has);
}

Range count_items(std::span<const Outcome> items) {
  return {.lo = std::ranges::count_if(items, [](const Outcome& i) { return i.counts.surely_true(); }),
          .hi = std::ranges::count_if(items, [](const Outcome& i) { return i.counts.may_be_true; })};
}

Truth statement_on_count(Quantity quantity, std::int64_t n, Range count) {
  switch (quantity) {
    case Quantity::some: return statement_on_count(Quantity::at_least, 1, count);
    case Quantity::none:
    case Quantity::every: return statement_on_count(Quantity::at_most, 0, count);
    case Quantity::at_least: return {.may_be_true = count.hi >= n, .may_be_false = count.lo < n};
    case Quantity::at_most: return {.may_be_true = count.lo <= n, .may_be_false = count.hi > n};
    case Quantity::exactly: return {.may_be_true = count.holds(n), .may_be_false = !(count == Range::point(n))};
  }
  return Truth::unknown();
}

Value apply_aggregate(const lang::Program& program, const Expr& expr, std::span<const Outcome> items) {
  switch (expr.aggregation) {
    case Aggregation::count: return as_number(count_items(items));
    case Aggregation::count_distinct: return as_number(count_distinct(program.expr(expr.args[0]).type.kind, items));
    case Aggregation::sum: return sum(items);
    case Aggregation::smallest: return smallest(items);
    case Aggregation::largest: return largest(expr.type.kind, items);
  }
  return Value::none();
}

// An unknown list may hold any number of items, and anything in them.
Value apply_unknown_list(const lang::Program& program, const Expr& expr) {
  if (expr.op == Op::quantifier) return Value::of(statement_on_count(expr.quantity, expr.value, any_count));
  switch (expr.aggregation) {
    case Aggregation::count:
    case Aggregation::count_distinct: return as_number(any_count);
    case Aggregation::sum: return unknown_value(program, expr.type);
    case Aggregation::smallest:
    case Aggregation::largest: return unknown_value(program, expr.type, true);
  }
  return Value::none();
}

}  // namespace takecare::engine
