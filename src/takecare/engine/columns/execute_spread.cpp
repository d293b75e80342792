// Truths and values of a domain, for the rows of a finer one.
#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

// A child's rows follow its parent's: runs can be filled. Anything else is gathered row by row.
bool is_parent(const Run& run, DomainId fine, DomainId coarse) {
  return run.plan.domains[static_cast<std::size_t>(fine)].parent == coarse;
}

const Word* spread_bits(Run& run, DomainId fine, DomainId coarse, const Word* bits, std::vector<Word>& out) {
  if (bits == nullptr) return nullptr;
  const DomainState& state = run.domain(fine);
  make_room(out, words_for(state.rows) + 2);
  if (is_parent(run, fine, coarse)) {
    run.kernels.spread_bits(state.segments, bits, run.scratch.data(), out.data());
    return out.data();
  }
  const std::span<const std::uint32_t> map = row_map(run, fine, coarse);
  for (std::size_t row = 0; row < state.rows; ++row) set_bit(out.data(), row, test_bit(bits, map[row]));
  return out.data();
}

template <class T>
const void* gather(std::span<const std::uint32_t> map, const void* values, T* out) {
  const T* from = static_cast<const T*>(values);
  for (std::size_t row = 0; row < map.size(); ++row) out[row] = from[map[row]];
  return out;
}

// Narrow codes become 32-bit ones on the way.
template <class T>
const void* widen(std::span<const std::uint32_t> map, const void* values, std::int32_t* out) {
  const T* from = static_cast<const T*>(values);
  for (std::size_t row = 0; row < map.size(); ++row) out[row] = from[map[row]];
  return out;
}

const void* spread_ends(Run& run, DomainId fine, DomainId coarse, const Values& values, const void* ends,
                        std::vector<std::int32_t>& out32, std::vector<std::int64_t>& out64) {
  const DomainState& state = run.domain(fine);
  constexpr std::size_t slack = 8;
  if (values.width == Width::i64) {
    make_room(out64, state.rows + slack);
    return gather(row_map(run, fine, coarse), ends, out64.data());
  }
  make_room(out32, state.rows + slack);
  if (values.width == Width::u8) return widen<std::uint8_t>(row_map(run, fine, coarse), ends, out32.data());
  if (values.width == Width::u16) return widen<std::uint16_t>(row_map(run, fine, coarse), ends, out32.data());
  if (!is_parent(run, fine, coarse)) return gather(row_map(run, fine, coarse), ends, out32.data());
  run.kernels.spread_i32(state.segments, static_cast<const std::int32_t*>(ends), out32.data());
  return out32.data();
}

}  // namespace

void evaluate_spread_truth(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const DomainId coarse = run.plan.nodes[static_cast<std::size_t>(node.args[0])].domain;
  const Truths from = run.truth(node.args[0]);
  Buffers& buffers = run.buffer(id);
  Truths& result = run.truths[static_cast<std::size_t>(id)];
  result.surely = spread_bits(run, node.domain, coarse, from.surely, buffers.surely);
  result.possibly = from.possibly == from.surely
                        ? result.surely
                        : spread_bits(run, node.domain, coarse, from.possibly, buffers.possibly);
}

void evaluate_spread(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const DomainId fine = node.domain;
  const DomainId coarse = run.plan.nodes[static_cast<std::size_t>(node.args[0])].domain;
  const Values from = run.value(node.args[0]);
  Buffers& buffers = run.buffer(id);
  Values result = from;
  if (from.width == Width::bits) {
    result.lo = spread_bits(run, fine, coarse, static_cast<const Word*>(from.lo), buffers.surely);
    result.hi = spread_bits(run, fine, coarse, static_cast<const Word*>(from.hi), buffers.possibly);
  } else {
    result.lo = spread_ends(run, fine, coarse, from, from.lo, buffers.lo32, buffers.lo);
    result.hi = from.is_plain() ? result.lo : spread_ends(run, fine, coarse, from, from.hi, buffers.hi32, buffers.hi);
  }
  if (from.width == Width::u8 || from.width == Width::u16) result.width = Width::i32;
  result.lo_known = spread_bits(run, fine, coarse, from.lo_known, buffers.lo_known);
  result.hi_known = from.hi_known == from.lo_known ? result.lo_known
                                                   : spread_bits(run, fine, coarse, from.hi_known, buffers.hi_known);
  result.may_be_none = spread_bits(run, fine, coarse, from.may_be_none, buffers.may_be_none);
  result.may_be_value = spread_bits(run, fine, coarse, from.may_be_value, buffers.may_be_value);
  run.values[static_cast<std::size_t>(id)] = result;
}

}  // namespace takecare::engine::columns
