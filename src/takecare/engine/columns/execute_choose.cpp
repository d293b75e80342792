// Values by case. The candidates of a row are the cases that may apply to it; the result is all that they may be.
#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

struct Cases {
  const Run& run;
  const Node& node;

  std::size_t count() const { return node.args.size() / 2; }
  bool has_guard(std::size_t n) const { return node.args[2 * n] >= 0; }
  Truths guard(std::size_t n) const { return run.truth(node.args[2 * n]); }
  NodeId value(std::size_t n) const { return node.args[2 * n + 1]; }
};

// A word of rows: where each case is a candidate, and where none may apply.
template <class Candidate>
Word by_candidates(const Cases& cases, std::size_t w, Candidate candidate) {
  if (cases.node.first_applies) {
    Word reached = all_ones;  // no case above surely applies
    for (std::size_t n = 0; n < cases.count(); ++n) {
      const bool guarded = cases.has_guard(n);
      candidate(n, guarded ? reached & cases.guard(n).possibly[w] : reached);
      reached = guarded ? reached & ~cases.guard(n).surely[w] : 0;
    }
    return reached;
  }
  Word any_sure = 0;
  for (std::size_t n = 0; n < cases.count(); ++n) {
    if (cases.has_guard(n)) any_sure |= cases.guard(n).surely[w];
  }
  bool otherwise = false;
  for (std::size_t n = 0; n < cases.count(); ++n) {
    // 'otherwise' may apply while no other case surely does.
    candidate(n, cases.has_guard(n) ? cases.guard(n).possibly[w] : ~any_sure);
    otherwise = otherwise || !cases.has_guard(n);
  }
  return otherwise ? 0 : ~any_sure;
}

Value joined(const Run& run, lang::Type type, const Value& a, const Value& b) {
  // Texts are codes here: what differs has nothing in common.
  if (type.kind != lang::Kind::text) return hull(run.program, type, a, b);
  Value all = a.may_be_value ? a : b;
  all.may_be_none = a.may_be_none || b.may_be_none;
  if (a.may_be_value && b.may_be_value && a.range != b.range) all.range = {.lo = 0, .hi = unbounded_above};
  return all;
}

}  // namespace

void evaluate_choose(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const Cases cases{.run = run, .node = node};
  const std::size_t rows = run.domain(node.domain).rows;
  CellWriter out(run, id);
  std::vector<Word> candidates(cases.count());
  for (std::size_t first = 0; first < rows; first += word_bits) {
    const Word none =
        by_candidates(cases, first / word_bits, [&](std::size_t n, Word rows_of) { candidates[n] = rows_of; });
    for (std::size_t row = first; row < rows && row < first + word_bits; ++row) {
      std::optional<Value> all;
      if (test_bit(&none, row - first)) all = Value::none();
      for (std::size_t n = 0; n < cases.count(); ++n) {
        if (!test_bit(&candidates[n], row - first)) continue;
        const Value value = cell(run, run.value(cases.value(n)), node.type, row);
        all = all ? joined(run, node.type, *all, value) : value;
      }
      out.put(row, *all);
    }
  }
  out.finish();
}

// Surely true when every candidate surely is, possibly when some candidate may be. What is not applicable does not
// hold.
void evaluate_choose_truth(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const Cases cases{.run = run, .node = node};
  const std::size_t words = words_for(run.domain(node.domain).rows);
  Buffers& buffers = run.buffer(id);
  make_room(buffers.surely, words + 2);
  make_room(buffers.possibly, words + 2);
  for (std::size_t w = 0; w < words; ++w) {
    Word surely = all_ones;
    Word possibly = 0;
    const Word none = by_candidates(cases, w, [&](std::size_t n, Word rows_of) {
      const Truths value = run.truth(cases.value(n));
      surely &= ~rows_of | value.surely[w];
      possibly |= rows_of & value.possibly[w];
    });
    buffers.surely[w] = surely & ~none;
    buffers.possibly[w] = possibly;
  }
  run.truths[static_cast<std::size_t>(id)] = {.surely = buffers.surely.data(), .possibly = buffers.possibly.data()};
}

}  // namespace takecare::engine::columns
