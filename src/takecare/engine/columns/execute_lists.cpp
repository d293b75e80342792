// Quantifiers and aggregates: from the rows of a child domain to those of its parent.
#include <algorithm>
#include <set>

#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

const Node& node_of(const Run& run, NodeId id) { return run.plan.nodes[static_cast<std::size_t>(id)]; }

// Rows whose list is not known may have any number of items.
void open_unknown_lists(const DomainState& items, std::size_t words, Word* possibly) {
  if (items.list_known == nullptr) return;
  for (std::size_t w = 0; w < words; ++w) possibly[w] |= ~items.list_known[w];
}

bool list_is_known(const DomainState& items, std::size_t row) {
  return items.list_known == nullptr || test_bit(items.list_known, row);
}

// begin and end of the child rows of a parent row.
std::pair<std::size_t, std::size_t> children_of(const DomainState& items, std::size_t parent) {
  const std::int32_t* offsets = items.segments.offsets;
  return {static_cast<std::size_t>(offsets[parent] - offsets[0]),
          static_cast<std::size_t>(offsets[parent + 1] - offsets[0])};
}

constexpr std::int64_t one = 1'000'000;  // numbers are in millionths

// The general sum: elements that are ranges, or may be 'not applicable', or may be negative.
Value sum_of(const Run& run, const Values& elements, lang::Type type, Truths members, std::size_t begin,
             std::size_t end) {
  constexpr Range nothing = Range::point(0);
  Range total = nothing;
  for (std::size_t row = begin; row < end; ++row) {
    if (!test_bit(members.possibly, row)) continue;
    const Value element = cell(run, elements, type, row);
    if (element.surely_none()) continue;
    const bool sure = test_bit(members.surely, row) && element.surely_value();
    total = plus(total, sure ? element.range : hull(nothing, element.range));
  }
  return Value::of(total);
}

// Durations that are plain 32-bit columns: unknown ones hold 0, which is their least; the greatest is open where one
// may count.
bool sum_fast(Run& run, NodeId id, const Values& elements, Truths members) {
  const Node& node = node_of(run, id);
  if (node.type.kind != lang::Kind::duration || elements.is_constant || !elements.is_plain() ||
      elements.width != Width::i32 || elements.may_be_none != nullptr || elements.lo_known != nullptr) {
    return false;
  }
  const DomainState& items = run.domain(node.over);
  const std::size_t rows = run.domain(node.domain).rows;
  const std::size_t words = words_for(rows);
  Buffers& buffers = run.buffer(id);
  make_room(buffers.lo, rows);
  make_room(buffers.hi, rows);
  make_room(buffers.hi_known, words + 2);
  make_room(run.sums, items.rows + 1);
  const auto* values = static_cast<const std::int32_t*>(elements.lo);
  run.kernels.sum_i32(items.segments, values, members.surely, run.sums.data(), buffers.lo.data());
  run.kernels.sum_i32(items.segments, values, members.possibly, run.sums.data(), buffers.hi.data());
  std::fill_n(buffers.hi_known.begin(), words, all_ones);
  if (elements.hi_known != nullptr) {
    for (std::size_t w = 0; w < words_for(items.rows); ++w)
      run.scratch_t[w] = members.possibly[w] & ~elements.hi_known[w];
    run.kernels.any(items.segments, run.scratch_t.data(), run.scratch.data(), run.scratch_p.data());
    for (std::size_t w = 0; w < words; ++w) buffers.hi_known[w] = ~run.scratch_p[w];
  }
  if (items.list_known != nullptr) {
    for (std::size_t w = 0; w < words; ++w) buffers.hi_known[w] &= items.list_known[w];
  }
  run.values[static_cast<std::size_t>(id)] = {
      .unit = elements.unit, .lo = buffers.lo.data(), .hi = buffers.hi.data(), .hi_known = buffers.hi_known.data()};
  return true;
}

Value smallest_of(const Run& run, const Values& elements, lang::Type type, Truths members, std::size_t begin,
                  std::size_t end, bool largest) {
  bool any = false;
  bool any_sure = false;
  // [the extreme of all that may be there, the extreme of those that surely are]
  std::int64_t outer = largest ? unbounded_below : unbounded_above;
  std::int64_t inner = outer;
  const auto extreme = [largest](std::int64_t a, std::int64_t b) { return largest ? std::max(a, b) : std::min(a, b); };
  for (std::size_t row = begin; row < end; ++row) {
    if (!test_bit(members.possibly, row)) continue;
    const Value element = cell(run, elements, type, row);
    if (element.surely_none()) continue;
    any = true;
    outer = extreme(outer, largest ? element.range.hi : element.range.lo);
    if (!test_bit(members.surely, row) || element.may_be_none) continue;
    any_sure = true;
    inner = extreme(inner, largest ? element.range.lo : element.range.hi);
  }
  if (!any) return Value::none();
  if (largest && !any_sure && type.kind == lang::Kind::duration) inner = 0;
  Value result = Value::of(largest ? Range{.lo = inner, .hi = outer} : Range{.lo = outer, .hi = inner});
  result.may_be_none = !any_sure;
  return result;
}

Value distinct_of(const Run& run, const Values& elements, lang::Type type, Truths members, std::size_t begin,
                  std::size_t end) {
  std::set<std::int64_t> sure;
  std::set<std::int64_t> possible;
  std::int64_t any_sure = 0;
  std::int64_t unknown_keys = 0;
  for (std::size_t row = begin; row < end; ++row) {
    if (!test_bit(members.possibly, row)) continue;
    const Value element = cell(run, elements, type, row);
    if (element.surely_none()) continue;
    const bool is_sure = test_bit(members.surely, row) && element.surely_value();
    if (is_sure) any_sure = 1;
    if (!element.range.is_point()) {
      ++unknown_keys;
      continue;
    }
    possible.insert(element.range.lo);
    if (is_sure) sure.insert(element.range.lo);
  }
  const auto least = std::max(static_cast<std::int64_t>(sure.size()), any_sure);
  const auto most = static_cast<std::int64_t>(possible.size()) + unknown_keys;
  return Value::of(Range{.lo = least * one, .hi = most * one});
}

// One value for each parent row; 'unknown' for a list that is not known.
template <class OfItems>
void aggregate(Run& run, NodeId id, const Value& unknown, OfItems of_items) {
  const Node& node = node_of(run, id);
  const DomainState& items = run.domain(node.over);
  CellWriter out(run, id);
  for (std::size_t row = 0; row < run.domain(node.domain).rows; ++row) {
    if (!list_is_known(items, row)) {
      out.put(row, unknown);
      continue;
    }
    const auto [begin, end] = children_of(items, row);
    out.put(row, of_items(begin, end));
  }
  out.finish();
}

}  // namespace

void evaluate_any(Run& run, NodeId id) {
  const Node& node = node_of(run, id);
  const DomainState& items = run.domain(node.over);
  const std::size_t words = words_for(items.segments.parents);
  Buffers& buffers = run.buffer(id);
  make_room(buffers.surely, words + 2);
  make_room(buffers.possibly, words + 2);
  const Truths of = run.truth(node.args[0]);
  run.kernels.any(items.segments, of.surely, run.scratch.data(), buffers.surely.data());
  Truths& result = run.truths[static_cast<std::size_t>(id)];
  result = {.surely = buffers.surely.data(), .possibly = buffers.surely.data()};
  if (of.possibly == of.surely && items.list_known == nullptr) return;
  run.kernels.any(items.segments, of.possibly, run.scratch.data(), buffers.possibly.data());
  open_unknown_lists(items, words, buffers.possibly.data());
  result.possibly = buffers.possibly.data();
}

void evaluate_drop_first(Run& run, NodeId id) {
  const Node& node = node_of(run, id);
  const DomainState& items = run.domain(node.over);
  Buffers& buffers = run.buffer(id);
  make_room(buffers.surely, words_for(items.rows) + 2);
  make_room(buffers.possibly, words_for(items.rows) + 2);
  const Truths of = run.truth(node.args[0]);
  run.kernels.drop_first(items.segments, of.surely, buffers.surely.data());
  run.kernels.drop_first(items.segments, of.possibly, buffers.possibly.data());
  run.truths[static_cast<std::size_t>(id)] = {.surely = buffers.surely.data(), .possibly = buffers.possibly.data()};
}

void evaluate_count(Run& run, NodeId id) {
  const Truths members = run.truth(node_of(run, id).args[0]);
  aggregate(run, id, Value::of(Range{.lo = 0, .hi = unbounded_above}), [&](std::size_t begin, std::size_t end) {
    Range count = Range::point(0);
    for (std::size_t row = begin; row < end; ++row) {
      count.lo += test_bit(members.surely, row) ? one : 0;
      count.hi += test_bit(members.possibly, row) ? one : 0;
    }
    return Value::of(count);
  });
}

void evaluate_sum(Run& run, NodeId id) {
  const Node& node = node_of(run, id);
  const Values& elements = run.value(node.args[0]);
  const Truths members = run.truth(node.args[1]);
  if (sum_fast(run, id, elements, members)) return;
  const lang::Type type = node_of(run, node.args[0]).type;
  aggregate(run, id, unknown_value(run.program, node.type),
            [&](std::size_t begin, std::size_t end) { return sum_of(run, elements, type, members, begin, end); });
}

void evaluate_extreme(Run& run, NodeId id) {
  const Node& node = node_of(run, id);
  const Values& elements = run.value(node.args[0]);
  const Truths members = run.truth(node.args[1]);
  const lang::Type type = node_of(run, node.args[0]).type;
  const bool largest = node.op == NodeOp::largest;
  aggregate(run, id, unknown_value(run.program, node.type, true), [&](std::size_t begin, std::size_t end) {
    return smallest_of(run, elements, type, members, begin, end, largest);
  });
}

void evaluate_count_distinct(Run& run, NodeId id) {
  const Node& node = node_of(run, id);
  const Values& elements = run.value(node.args[0]);
  const Truths members = run.truth(node.args[1]);
  const lang::Type type = node_of(run, node.args[0]).type;
  aggregate(run, id, Value::of(Range{.lo = 0, .hi = unbounded_above}),
            [&](std::size_t begin, std::size_t end) { return distinct_of(run, elements, type, members, begin, end); });
}

}  // namespace takecare::engine::columns
