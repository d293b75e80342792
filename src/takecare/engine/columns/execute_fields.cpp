// Fields of the table as truths and values. A field that nobody supplied is unknown in every row.
#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

const Column* column_of(const Run& run, const Node& node) {
  const DomainState& state = run.domains[static_cast<std::size_t>(node.domain)];
  if (state.table == nullptr) return nullptr;
  const Column& column = state.table->columns[static_cast<std::size_t>(node.index)];
  return column.absent ? nullptr : &column;
}

std::size_t size_of(Width width) {
  switch (width) {
    case Width::bits: return 0;
    case Width::u8: return 1;
    case Width::u16: return 2;
    case Width::i32: return 4;
    case Width::i64: return 8;
  }
  return 0;
}

void complement(const Word* bits, std::size_t rows, std::vector<Word>& out) {
  make_room(out, words_for(rows) + 2);
  for (std::size_t w = 0; w < words_for(rows); ++w) out[w] = ~bits[w];
}

// Where a field may be 'not applicable' and where it may be a value.
void note_absence(Run& run, NodeId id, const Column* column, std::size_t first, std::size_t rows, Values& values) {
  Buffers& buffers = run.buffer(id);
  const Word* known = column == nullptr ? run.zeros.data() : values.hi_known;
  if (known != nullptr) {
    complement(known, rows, buffers.may_be_none);
    values.may_be_none = buffers.may_be_none.data();
  }
  if (column != nullptr && column->none != nullptr) {
    const Word* none = aligned_bits(column->none, first, rows, run.scratch);
    complement(none, rows, buffers.may_be_value);
    values.may_be_value = buffers.may_be_value.data();
  }
}

}  // namespace

const Word* aligned_bits(const Word* bits, std::size_t first, std::size_t rows, std::vector<Word>& out) {
  const auto shift = static_cast<unsigned>(first % word_bits);
  const Word* from = bits + first / word_bits;
  if (shift == 0) return from;
  const std::size_t words = words_for(rows);
  make_room(out, words + 2);
  const std::size_t last = (first + rows - 1) / word_bits - first / word_bits;  // the last word that exists
  for (std::size_t w = 0; w < words; ++w) {
    const Word high = w < last ? from[w + 1] << (word_bits - shift) : 0;
    out[w] = from[w] >> shift | high;
  }
  return out.data();
}

void evaluate_truth_field(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const DomainState& state = run.domain(node.domain);
  Truths& result = run.truths[static_cast<std::size_t>(id)];
  const Column* column = column_of(run, node);
  if (column == nullptr) {
    result = {.surely = run.zeros.data(), .possibly = run.ones.data()};
    return;
  }
  Buffers& buffers = run.buffer(id);
  const std::size_t words = words_for(state.rows);
  result.surely = aligned_bits(static_cast<const Word*>(column->values), state.first, state.rows, buffers.surely);
  result.possibly = result.surely;
  if (column->known == nullptr && column->none == nullptr) return;

  make_room(buffers.possibly, words + 2);
  const Word* known =
      column->known == nullptr ? run.ones.data() : aligned_bits(column->known, state.first, state.rows, run.scratch);
  for (std::size_t w = 0; w < words; ++w) buffers.possibly[w] = result.surely[w] | ~known[w];
  if (column->none != nullptr) {
    const Word* none = aligned_bits(column->none, state.first, state.rows, run.scratch);
    for (std::size_t w = 0; w < words; ++w) buffers.possibly[w] &= ~none[w];
  }
  result.possibly = buffers.possibly.data();
}

void evaluate_recorded(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const DomainState& state = run.domain(node.domain);
  const Column* column = column_of(run, node);
  const Word* known = run.zeros.data();
  if (column != nullptr) {
    known = column->known == nullptr ? run.ones.data()
                                     : aligned_bits(column->known, state.first, state.rows, run.buffer(id).surely);
  }
  run.truths[static_cast<std::size_t>(id)] = {.surely = known, .possibly = known};
}

// A list that nobody supplied is unknown in every row.
void evaluate_list_recorded(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const DomainState& state = run.domain(node.domain);
  const Word* known = run.zeros.data();
  if (state.table != nullptr) {
    const ListColumn& list = state.table->lists[static_cast<std::size_t>(node.index)];
    if (!list.absent) {
      known = list.known == nullptr ? run.ones.data()
                                    : aligned_bits(list.known, state.first, state.rows, run.buffer(id).surely);
    }
  }
  run.truths[static_cast<std::size_t>(id)] = {.surely = known, .possibly = known};
}

// A value: surely where it may not be 'not applicable', possibly where it is not surely so.
void evaluate_present_field(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const DomainState& state = run.domain(node.domain);
  const Column* column = column_of(run, node);
  Truths& result = run.truths[static_cast<std::size_t>(id)];
  result = {.surely = run.ones.data(), .possibly = run.ones.data()};
  if (!run.field(node).optional) return;
  Buffers& buffers = run.buffer(id);
  if (column == nullptr) {
    result.surely = run.zeros.data();
  } else if (column->known != nullptr) {
    result.surely = aligned_bits(column->known, state.first, state.rows, buffers.surely);
  }
  if (column == nullptr || column->none == nullptr) return;
  complement(aligned_bits(column->none, state.first, state.rows, run.scratch), state.rows, buffers.possibly);
  result.possibly = buffers.possibly.data();
}

void evaluate_field(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const DomainState& state = run.domain(node.domain);
  const Column* column = column_of(run, node);
  Values values;
  if (column == nullptr) {
    values = {.lo = run.zero_values.data(),
              .hi = run.zero_values.data(),
              .lo_known = run.zeros.data(),
              .hi_known = run.zeros.data()};
  } else {
    const auto* bytes = static_cast<const std::uint8_t*>(column->values) + state.first * size_of(column->width);
    values = {.width = column->width, .unit = column->unit, .lo = bytes, .hi = bytes};
    if (column->known != nullptr) {
      values.hi_known = aligned_bits(column->known, state.first, state.rows, run.buffer(id).hi_known);
      values.lo_known = values.hi_known;
    }
  }
  if (run.field(node).optional) note_absence(run, id, column, state.first, state.rows, values);
  // An unknown duration is at least 0, which is what an unknown row holds. The only enumerator there is is never
  // unknown.
  if (node.type.kind == lang::Kind::duration) values.lo_known = nullptr;
  if (node.type.kind == lang::Kind::enumeration &&
      run.program.enumerations[static_cast<std::size_t>(node.type.of)].values.size() == 1) {
    values.lo_known = values.hi_known = nullptr;
  }
  run.values[static_cast<std::size_t>(id)] = values;
}

}  // namespace takecare::engine::columns
