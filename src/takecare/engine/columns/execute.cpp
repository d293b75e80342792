#include "takecare/engine/columns/execute.h"

#include <algorithm>

#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

std::int64_t constant_of(const Run& run, const Node& node) {
  if (node.type.kind != lang::Kind::text) return node.value;
  const TextPool* texts = run.domains[root_domain].table->texts;
  return texts == nullptr ? -1 : texts->find(node.text);
}

void evaluate(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  switch (node.op) {
    case NodeOp::constant:
      run.values[static_cast<std::size_t>(id)] = {.is_constant = true, .constant = constant_of(run, node)};
      return;
    case NodeOp::not_applicable:
    case NodeOp::field:
    case NodeOp::attribute:
    case NodeOp::plus:
    case NodeOp::minus:
    case NodeOp::times:
    case NodeOp::truth_value:
    case NodeOp::time_between: return evaluate_value(run, id);
    case NodeOp::add_period: return evaluate_add_period(run, id);
    case NodeOp::spread: return evaluate_spread(run, id);
    case NodeOp::choose:
      return node.type.kind == lang::Kind::truth ? evaluate_choose_truth(run, id) : evaluate_choose(run, id);
    case NodeOp::choose_value: return evaluate_choose(run, id);
    case NodeOp::count: return evaluate_count(run, id);
    case NodeOp::sum: return evaluate_sum(run, id);
    case NodeOp::smallest:
    case NodeOp::largest: return evaluate_extreme(run, id);
    case NodeOp::count_distinct: return evaluate_count_distinct(run, id);
    default: return evaluate_truth(run, id);
  }
}

}  // namespace

struct Executor::Impl {
  Run run;
};

Executor::Executor(const lang::Program& program, const Plan& plan, const Kernels& kernels)
    : impl_(std::make_unique<Impl>(Impl{.run = Run(program, plan, kernels)})) {}
Executor::~Executor() = default;
Executor::Executor(Executor&&) noexcept = default;
Executor& Executor::operator=(Executor&&) noexcept = default;

Run::Run(const lang::Program& the_program, const Plan& the_plan, const Kernels& the_kernels)
    : program(the_program), plan(the_plan), kernels(the_kernels) {
  domains.resize(plan.domains.size());
  truths.resize(plan.nodes.size());
  values.resize(plan.nodes.size());
  buffers.resize(plan.nodes.size());
  cycles.resize(plan.nodes.size());
}

const lang::Field& Run::field(const Node& node) const {
  const int record = plan.domains[static_cast<std::size_t>(node.domain)].record;
  return program.records[static_cast<std::size_t>(record)].fields[static_cast<std::size_t>(node.index)];
}

void Executor::run(const Table& table, std::size_t first, std::size_t rows) {
  Run& run = impl_->run;
  bind_domains(run, table, first, rows);
  std::size_t most = rows;
  for (const DomainState& domain : run.domains) most = std::max(most, domain.rows);
  const std::size_t words = words_for(most) + 2;
  make_room(run.zeros, words);
  if (run.ones.size() < words) run.ones.resize(words, all_ones);
  make_room(run.zero_values, most + word_bits);
  make_room(run.scratch, words);
  make_room(run.scratch_t, words);
  make_room(run.scratch_p, words);
  for (std::size_t id = 0; id < run.plan.nodes.size(); ++id) evaluate(run, static_cast<NodeId>(id));
}

std::size_t Executor::rows_of(const Output& output) const {
  return impl_->run.domains[static_cast<std::size_t>(output.domain)].rows;
}

Truths Executor::truths(const Output& output) const { return impl_->run.truth(output.node); }

Value Executor::value(const Output& output, std::size_t row) const {
  const Run& run = impl_->run;
  if (output.type.kind != lang::Kind::truth) return cell(run, run.value(output.node), output.type, row);
  const Truths truths = run.truth(output.node);
  return Value::of(Truth{.may_be_true = test_bit(truths.possibly, row), .may_be_false = !test_bit(truths.surely, row)});
}

}  // namespace takecare::engine::columns
