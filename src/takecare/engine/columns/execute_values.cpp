// Values from values. Dates and periods have a fast way; the rest is row by row with the arithmetic that decide uses.
#include <algorithm>

#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

Value attribute_of(const Run& run, const Node& node, lang::Type of, const Value& value) {
  Value result = unknown_value(run.program, node.type);
  if (value.may_be_value && value.range.is_point()) {
    const auto& attributes = run.program.enumerations[static_cast<std::size_t>(of.of)].attributes;
    const std::int16_t known =
        attributes[static_cast<std::size_t>(node.index)].values[static_cast<std::size_t>(value.range.lo)];
    if (known >= 0) result.range = Range::point(known);
  }
  return result;
}

Value apply(const Run& run, const Node& node, lang::Type of, const Value& a, const Value& b) {
  switch (node.op) {
    case NodeOp::attribute: return attribute_of(run, node, of, a);
    case NodeOp::plus: return Value::of(plus(a.range, b.range));
    case NodeOp::minus: {
      const Range difference = minus(a.range, b.range);
      return Value::of(node.type.kind == lang::Kind::duration ? not_below_zero(difference) : difference);
    }
    case NodeOp::times: return Value::of(times(a.range, node.value));
    case NodeOp::time_between: return Value::of(time_between(a.range, b.range));
    case NodeOp::add_period: return Value::of(add_period(a.range, node.months, node.days, node.rounding));
    default: return Value::none();
  }
}

// What is computed from something that is not applicable is not applicable.
void by_rows(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const NodeId first = node.args.front();
  const NodeId second = node.args.back();
  const lang::Type of = run.plan.nodes[static_cast<std::size_t>(first)].type;
  CellWriter out(run, id);
  for (std::size_t row = 0; row < run.domain(node.domain).rows; ++row) {
    const Value a = cell(run, run.value(first), of, row);
    const Value b = cell(run, run.value(second), of, row);
    if (a.surely_none() || b.surely_none()) {
      out.put(row, Value::none());
      continue;
    }
    Value result = apply(run, node, of, a, b);
    result.may_be_none = a.may_be_none || b.may_be_none;
    out.put(row, result);
  }
  out.finish();
}

// Within 1900-03-01 … 2100-02-28 leap years come every four years without exception, so what a period adds to a date
// depends only on the day of the cycle of 1461 days.
constexpr std::int32_t cycle_days = 1461;
constexpr CivilDate window_start{.year = 1900, .month = 3, .day = 1};
constexpr CivilDate window_end{.year = 2100, .month = 2, .day = 28};
constexpr CivilDate cycle_sample{.year = 2000, .month = 3, .day = 1};

struct Cycle {
  std::int32_t base = days_from_civil(window_start);
  std::int32_t least = 0;  // of the dates that the table is right for
  std::int32_t most = 0;
  const std::int32_t* added = nullptr;
};

Cycle cycle_of(Run& run, NodeId id, const Node& node) {
  auto& table = run.cycles[static_cast<std::size_t>(id)];
  if (table.empty()) {
    const Days sample = days_from_civil(cycle_sample);
    for (Days day = sample; day < sample + cycle_days; ++day) {
      table.push_back(takecare::add_period(day, node.months, node.days, node.rounding) - day);
    }
  }
  const auto [least_added, most_added] = std::ranges::minmax(table);
  Cycle cycle{.added = table.data()};
  cycle.least = cycle.base + std::max(0, -least_added);
  cycle.most = days_from_civil(window_end) - std::max(0, most_added);
  return cycle;
}

void add_to_all(const Node& node, const Cycle& cycle, const std::int32_t* from, std::size_t rows, std::int32_t* out) {
  std::int32_t least = 0;
  std::int32_t most = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    least = std::min(least, from[row]);
    most = std::max(most, from[row]);
  }
  if (least < cycle.least || most > cycle.most) {
    for (std::size_t row = 0; row < rows; ++row) {
      out[row] = takecare::add_period(from[row], node.months, node.days, node.rounding);
    }
    return;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const auto day = static_cast<std::uint32_t>(from[row] - cycle.base);
    out[row] = from[row] + cycle.added[day % cycle_days];
  }
}

// The range from 'surely' to 'possibly', a bit a row.
void truth_value(Run& run, NodeId id, const Node& node) {
  const Truths truth = run.truth(node.args[0]);
  const Truths present = run.truth(node.args[1]);
  const std::size_t words = words_for(run.domain(node.domain).rows);
  auto& may_be_none = run.buffer(id).may_be_none;
  make_room(may_be_none, words + 2);
  for (std::size_t w = 0; w < words; ++w) may_be_none[w] = ~present.surely[w];
  run.values[static_cast<std::size_t>(id)] = {.width = Width::bits,
                                              .lo = truth.surely,
                                              .hi = truth.possibly,
                                              .may_be_none = may_be_none.data(),
                                              .may_be_value = present.possibly};
}

}  // namespace

void evaluate_value(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  if (node.op == NodeOp::truth_value) return truth_value(run, id, node);
  if (node.op == NodeOp::field) return evaluate_field(run, id);
  if (node.op == NodeOp::not_applicable) {
    run.values[static_cast<std::size_t>(id)] = {.lo = run.zero_values.data(),
                                                .hi = run.zero_values.data(),
                                                .may_be_none = run.ones.data(),
                                                .may_be_value = run.zeros.data()};
    return;
  }
  by_rows(run, id);
}

void evaluate_add_period(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const Values& from = run.value(node.args[0]);
  constexpr int longest = 12 * 50;  // beyond, a sample of the cycle would leave the window
  if (from.is_constant || from.width != Width::i32 || node.months > longest || node.months < -longest ||
      node.days > longest * 30 || node.days < -longest * 30) {
    return by_rows(run, id);
  }
  const std::size_t rows = run.domain(node.domain).rows;
  const Cycle cycle = cycle_of(run, id, node);
  Buffers& buffers = run.buffer(id);
  make_room(buffers.lo32, rows);
  add_to_all(node, cycle, static_cast<const std::int32_t*>(from.lo), rows, buffers.lo32.data());
  Values result = from;
  result.lo = result.hi = buffers.lo32.data();
  if (!from.is_plain()) {
    make_room(buffers.hi32, rows);
    add_to_all(node, cycle, static_cast<const std::int32_t*>(from.hi), rows, buffers.hi32.data());
    result.hi = buffers.hi32.data();
  }
  run.values[static_cast<std::size_t>(id)] = result;
}

}  // namespace takecare::engine::columns
