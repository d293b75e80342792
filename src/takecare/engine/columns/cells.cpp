// Rows of values one at a time, for the operations that have no kernel.
#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

std::int64_t step(const Values& values, const void* ends, std::size_t row) {
  switch (values.width) {
    case Width::bits: return test_bit(static_cast<const Word*>(ends), row) ? 1 : 0;
    case Width::u8: return static_cast<const std::uint8_t*>(ends)[row];
    case Width::u16: return static_cast<const std::uint16_t*>(ends)[row];
    case Width::i32: return static_cast<const std::int32_t*>(ends)[row];
    case Width::i64: return static_cast<const std::int64_t*>(ends)[row];
  }
  return 0;
}

// Texts are codes of the table; all of them are possible where the text is not known.
Range every_value(const Run& run, lang::Type type) {
  switch (type.kind) {
    case lang::Kind::enumeration:
      return {
          .lo = 0,
          .hi =
              static_cast<std::int64_t>(run.program.enumerations[static_cast<std::size_t>(type.of)].values.size()) - 1};
    case lang::Kind::truth: return {.lo = 0, .hi = 1};
    case lang::Kind::text:
    case lang::Kind::duration: return {.lo = 0, .hi = unbounded_above};
    default: return {};
  }
}

bool is_code(lang::Kind kind) { return kind == lang::Kind::enumeration || kind == lang::Kind::text; }

}  // namespace

Value cell(const Run& run, const Values& values, lang::Type type, std::size_t row) {
  if (values.is_constant) return Value::of(values.constant);
  Value value;
  value.may_be_none = values.may_be_none != nullptr && test_bit(values.may_be_none, row);
  value.may_be_value = values.may_be_value == nullptr || test_bit(values.may_be_value, row);
  if (!value.may_be_value) return value;
  value.range = every_value(run, type);
  const auto known = [row](const Word* bits) { return bits == nullptr || test_bit(bits, row); };
  const auto end = [&](const void* ends) { return saturating_times(step(values, ends, row), values.unit); };
  if (known(values.lo_known)) value.range.lo = end(values.lo);
  if (known(values.hi_known)) value.range.hi = end(values.hi);
  return value;
}

CellWriter::CellWriter(Run& run, NodeId id)
    : run_(run), id_(id), kind_(run.plan.nodes[static_cast<std::size_t>(id)].type.kind) {
  const std::size_t rows = run.domain(run.plan.nodes[static_cast<std::size_t>(id)].domain).rows;
  Buffers& buffers = run.buffer(id);
  make_room(buffers.lo, rows);
  make_room(buffers.hi, rows);
  for (auto* bits : {&buffers.lo_known, &buffers.hi_known, &buffers.may_be_none, &buffers.may_be_value}) {
    make_room(*bits, words_for(rows) + 2);
  }
}

void CellWriter::put(std::size_t row, const Value& value) {
  Buffers& buffers = run_.buffer(id_);
  bool lo_known = value.may_be_value && value.range.lo != unbounded_below;
  bool hi_known = value.may_be_value && value.range.hi != unbounded_above;
  if (is_code(kind_)) lo_known = hi_known = value.may_be_value && value.range.is_point();
  buffers.lo[row] = lo_known ? value.range.lo : 0;
  buffers.hi[row] = hi_known ? value.range.hi : 0;
  set_bit(buffers.lo_known.data(), row, lo_known);
  set_bit(buffers.hi_known.data(), row, hi_known);
  set_bit(buffers.may_be_none.data(), row, value.may_be_none);
  set_bit(buffers.may_be_value.data(), row, value.may_be_value);
  any_none_ = any_none_ || value.may_be_none;
}

void CellWriter::finish() {
  const Buffers& buffers = run_.buffer(id_);
  Values result{.lo = buffers.lo.data(),
                .hi = buffers.hi.data(),
                .lo_known = buffers.lo_known.data(),
                .hi_known = buffers.hi_known.data()};
  if (any_none_) {
    result.may_be_none = buffers.may_be_none.data();
    result.may_be_value = buffers.may_be_value.data();
  }
  run_.values[static_cast<std::size_t>(id_)] = result;
}

}  // namespace takecare::engine::columns
