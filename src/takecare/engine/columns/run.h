// The state of one run of a plan over a block of rows: what the execute_*.cpp files share.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "takecare/engine/columns/execute.h"

namespace takecare::engine::columns {

// A value a row as a range [lo, hi] of steps of 'unit' base units. Null bitmaps: lo and hi are known everywhere, no row
// may be 'not applicable', every row may be a value. lo and hi are the same array where every known row is one value.
struct Values {
  Width width = Width::i64;
  std::int64_t unit = 1;
  const void* lo = nullptr;
  const void* hi = nullptr;
  const Word* lo_known = nullptr;
  const Word* hi_known = nullptr;
  const Word* may_be_none = nullptr;
  const Word* may_be_value = nullptr;
  bool is_constant = false;  // then only 'constant', in base units, counts
  std::int64_t constant = 0;

  bool is_plain() const { return lo == hi; }
};

// Room for the results of one node; grows with the largest block.
struct Buffers {
  std::vector<Word> surely, possibly;  // truths
  std::vector<Word> lo_known, hi_known, may_be_none, may_be_value;
  std::vector<std::int64_t> lo, hi;
  std::vector<std::int32_t> lo32, hi32;
};

struct DomainState {
  std::size_t rows = 0;
  const Table* table = nullptr;  // root and list domains: where the rows are
  std::size_t first = 0;         // the first of them
  Segments segments;             // by the parent domain
  std::vector<Word> heads, lasts, non_empty;
  std::vector<std::uint8_t> flags;
  std::vector<std::int32_t> offsets;     // product and absent lists
  std::vector<std::uint32_t> item_rows;  // product: the row of the items domain
  const Word* list_known = nullptr;      // by the parent's rows; null: every list is known
  std::vector<Word> list_known_bits;
};

struct Run {
  Run(const lang::Program& the_program, const Plan& the_plan, const Kernels& the_kernels);

  const lang::Program& program;
  const Plan& plan;
  const Kernels& kernels;

  std::vector<DomainState> domains;
  std::vector<Truths> truths;    // by node
  std::vector<Values> values;    // by node
  std::vector<Buffers> buffers;  // by node
  std::vector<Word> zeros, ones;
  std::vector<std::int64_t> zero_values;
  std::vector<Word> scratch, scratch_t, scratch_p;
  std::vector<std::int64_t> sums;
  std::map<std::pair<DomainId, DomainId>, std::vector<std::uint32_t>> row_maps;
  std::vector<std::vector<std::int32_t>> cycles;  // by node: add_period's table

  DomainState& domain(DomainId id) { return domains[static_cast<std::size_t>(id)]; }
  const lang::Field& field(const Node& node) const;
  Truths truth(NodeId id) const { return truths[static_cast<std::size_t>(id)]; }
  const Values& value(NodeId id) const { return values[static_cast<std::size_t>(id)]; }
  Buffers& buffer(NodeId id) { return buffers[static_cast<std::size_t>(id)]; }
};

// ---- execute_domains.cpp

// Rows, segments and pairs of every domain for this block.
void bind_domains(Run& run, const Table& table, std::size_t first, std::size_t rows);
// For each row of 'fine' the row of 'coarse' that it belongs to.
std::span<const std::uint32_t> row_map(Run& run, DomainId fine, DomainId coarse);

// ---- execute_truths.cpp

void evaluate_truth(Run& run, NodeId id);

// ---- execute_compare.cpp

void evaluate_compare(Run& run, NodeId id);
void evaluate_one_of(Run& run, NodeId id);

// ---- execute_fields.cpp

void evaluate_truth_field(Run& run, NodeId id);
void evaluate_recorded(Run& run, NodeId id);
void evaluate_list_recorded(Run& run, NodeId id);
void evaluate_present_field(Run& run, NodeId id);
void evaluate_field(Run& run, NodeId id);
// Bits first .. first + rows - 1 of a bitmap, moved to the start of 'out' (or the bitmap itself where they are at the
// start of a word).
const Word* aligned_bits(const Word* bits, std::size_t first, std::size_t rows, std::vector<Word>& out);

// ---- execute_spread.cpp

void evaluate_spread_truth(Run& run, NodeId id);
void evaluate_spread(Run& run, NodeId id);

// ---- execute_values.cpp and execute_choose.cpp

void evaluate_value(Run& run, NodeId id);
void evaluate_add_period(Run& run, NodeId id);
void evaluate_choose(Run& run, NodeId id);
void evaluate_choose_truth(Run& run, NodeId id);

// ---- execute_lists.cpp

void evaluate_any(Run& run, NodeId id);
void evaluate_drop_first(Run& run, NodeId id);
void evaluate_count(Run& run, NodeId id);
void evaluate_sum(Run& run, NodeId id);
void evaluate_extreme(Run& run, NodeId id);
void evaluate_count_distinct(Run& run, NodeId id);

// ---- cells.cpp

// One row of a value, as decide knows values (base units).
Value cell(const Run& run, const Values& values, lang::Type type, std::size_t row);
// Writes values row by row into a node's buffers; finish() makes them its result.
class CellWriter {
 public:
  CellWriter(Run& run, NodeId id);
  void put(std::size_t row, const Value& value);
  void finish();

 private:
  Run& run_;
  NodeId id_;
  lang::Kind kind_;
  bool any_none_ = false;
};

template <class T>
void make_room(std::vector<T>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
}

}  // namespace takecare::engine::columns
