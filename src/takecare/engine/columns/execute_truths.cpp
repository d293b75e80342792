// Truths from truths: connectives on whole words.
#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

struct Output2 {
  Word* surely;
  Word* possibly;
  std::size_t words;
};

Output2 room(Run& run, NodeId id, DomainId domain) {
  Buffers& buffers = run.buffer(id);
  const std::size_t words = words_for(run.domain(domain).rows);
  make_room(buffers.surely, words + 2);
  make_room(buffers.possibly, words + 2);
  run.truths[static_cast<std::size_t>(id)] = {.surely = buffers.surely.data(), .possibly = buffers.possibly.data()};
  return {.surely = buffers.surely.data(), .possibly = buffers.possibly.data(), .words = words};
}

// Folds all arguments into the output, a pass of two at first.
template <class Combine>
void fold(Run& run, NodeId id, const Node& node, Combine combine) {
  const Output2 out = room(run, id, node.domain);
  const Truths a = run.truth(node.args[0]);
  const Truths b = run.truth(node.args[1]);
  for (std::size_t w = 0; w < out.words; ++w) out.surely[w] = combine(a.surely[w], b.surely[w]);
  for (std::size_t w = 0; w < out.words; ++w) out.possibly[w] = combine(a.possibly[w], b.possibly[w]);
  for (std::size_t i = 2; i < node.args.size(); ++i) {
    const Truths next = run.truth(node.args[i]);
    for (std::size_t w = 0; w < out.words; ++w) out.surely[w] = combine(out.surely[w], next.surely[w]);
    for (std::size_t w = 0; w < out.words; ++w) out.possibly[w] = combine(out.possibly[w], next.possibly[w]);
  }
}

void negate(Run& run, NodeId id, const Node& node) {
  const Output2 out = room(run, id, node.domain);
  const Truths a = run.truth(node.args[0]);
  for (std::size_t w = 0; w < out.words; ++w) out.surely[w] = ~a.possibly[w];
  for (std::size_t w = 0; w < out.words; ++w) out.possibly[w] = ~a.surely[w];
}

void same_truth(Run& run, NodeId id, const Node& node) {
  const Output2 out = room(run, id, node.domain);
  const Truths a = run.truth(node.args[0]);
  const Truths b = run.truth(node.args[1]);
  for (std::size_t w = 0; w < out.words; ++w) {
    out.surely[w] = (a.surely[w] & b.surely[w]) | ~(a.possibly[w] | b.possibly[w]);
    out.possibly[w] = (a.possibly[w] & b.possibly[w]) | ~(a.surely[w] | b.surely[w]);
  }
}

void present(Run& run, NodeId id, const Node& node) {
  const Output2 out = room(run, id, node.domain);
  const Values& value = run.value(node.args[0]);
  const Word* may_be_value = value.may_be_value != nullptr ? value.may_be_value : run.ones.data();
  const Word* may_be_none = value.may_be_none != nullptr ? value.may_be_none : run.zeros.data();
  for (std::size_t w = 0; w < out.words; ++w) {
    out.surely[w] = ~may_be_none[w];
    out.possibly[w] = may_be_value[w];
  }
}

}  // namespace

void evaluate_truth(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  switch (node.op) {
    case NodeOp::truth_constant:
      run.truths[static_cast<std::size_t>(id)] = {.surely = node.value == 1 ? run.ones.data() : run.zeros.data(),
                                                  .possibly = node.value == 0 ? run.zeros.data() : run.ones.data()};
      return;
    case NodeOp::truth_field: return evaluate_truth_field(run, id);
    case NodeOp::recorded: return evaluate_recorded(run, id);
    case NodeOp::list_recorded: return evaluate_list_recorded(run, id);
    case NodeOp::compare: return evaluate_compare(run, id);
    case NodeOp::one_of: return evaluate_one_of(run, id);
    case NodeOp::present: return present(run, id, node);
    case NodeOp::present_field: return evaluate_present_field(run, id);
    case NodeOp::same_truth: return same_truth(run, id, node);
    case NodeOp::both: return fold(run, id, node, [](Word a, Word b) { return a & b; });
    case NodeOp::either: return fold(run, id, node, [](Word a, Word b) { return a | b; });
    case NodeOp::negation: return negate(run, id, node);
    case NodeOp::spread_truth: return evaluate_spread_truth(run, id);
    case NodeOp::any: return evaluate_any(run, id);
    case NodeOp::drop_first: return evaluate_drop_first(run, id);
    default: return;
  }
}

}  // namespace takecare::engine::columns
