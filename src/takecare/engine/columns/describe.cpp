// A plan as text: a node a line.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "takecare/engine/columns/plan.h"

namespace takecare::engine::columns {

namespace {

const char* name_of(NodeOp op) {
  switch (op) {
    case NodeOp::truth_constant: return "truth";
    case NodeOp::truth_field: return "truth_field";
    case NodeOp::recorded: return "recorded";
    case NodeOp::list_recorded: return "list_recorded";
    case NodeOp::compare: return "compare";
    case NodeOp::one_of: return "one_of";
    case NodeOp::present: return "present";
    case NodeOp::present_field: return "present_field";
    case NodeOp::choose_value: return "choose_value";
    case NodeOp::same_truth: return "same_truth";
    case NodeOp::both: return "both";
    case NodeOp::either: return "either";
    case NodeOp::negation: return "negation";
    case NodeOp::spread_truth: return "spread_truth";
    case NodeOp::any: return "any";
    case NodeOp::drop_first: return "drop_first";
    case NodeOp::constant: return "constant";
    case NodeOp::not_applicable: return "not_applicable";
    case NodeOp::field: return "field";
    case NodeOp::add_period: return "add_period";
    case NodeOp::plus: return "plus";
    case NodeOp::minus: return "minus";
    case NodeOp::times: return "times";
    case NodeOp::time_between: return "time_between";
    case NodeOp::attribute: return "attribute";
    case NodeOp::count: return "count";
    case NodeOp::count_distinct: return "count_distinct";
    case NodeOp::sum: return "sum";
    case NodeOp::smallest: return "smallest";
    case NodeOp::largest: return "largest";
    case NodeOp::truth_value: return "truth_value";
    case NodeOp::choose: return "choose";
    case NodeOp::spread: return "spread";
  }
  return "";
}

const char* sign_of(lang::Relation relation) {
  switch (relation) {
    case lang::Relation::equal: return "=";
    case lang::Relation::less: return "<";
    case lang::Relation::less_equal: return "<=";
    case lang::Relation::greater: return ">";
    case lang::Relation::greater_equal: return ">=";
  }
  return "";
}

bool reads_field(NodeOp op) {
  return op == NodeOp::field || op == NodeOp::truth_field || op == NodeOp::recorded || op == NodeOp::list_recorded ||
         op == NodeOp::present_field;
}

std::string describe_domain(const Plan& plan, const lang::Program& program, std::size_t id) {
  const Domain& domain = plan.domains[id];
  const auto record = [&](int index) { return program.records[static_cast<std::size_t>(index)]; };
  switch (domain.kind) {
    case DomainKind::root: return fmt::format("d{} = every {}", id, record(domain.record).name);
    case DomainKind::list: {
      const lang::Record owner = record(plan.domains[static_cast<std::size_t>(domain.parent)].record);
      return fmt::format("d{} = {} of d{}{}", id, owner.fields[static_cast<std::size_t>(domain.field)].name,
                         domain.parent, domain.copy > 0 ? fmt::format(", copy {}", domain.copy) : "");
    }
    case DomainKind::product: return fmt::format("d{} = d{} with each of d{}", id, domain.parent, domain.items);
  }
  return "";
}

std::string describe_node(const Plan& plan, const lang::Program& program, std::size_t id) {
  const Node& node = plan.nodes[id];
  std::string line = fmt::format("n{} d{} {}", id, node.domain, name_of(node.op));
  if (reads_field(node.op)) {
    const int record = plan.domains[static_cast<std::size_t>(node.domain)].record;
    line += " " + program.records[static_cast<std::size_t>(record)].fields[static_cast<std::size_t>(node.index)].name;
  }
  if (node.op == NodeOp::compare) line += fmt::format(" {}", sign_of(node.relation));
  if (node.op == NodeOp::constant || node.op == NodeOp::truth_constant || node.op == NodeOp::times) {
    line += fmt::format(" {}{}", node.value, node.text.empty() ? "" : " \"" + node.text + "\"");
  }
  if (node.op == NodeOp::add_period) line += fmt::format(" {} months {} days", node.months, node.days);
  if (!node.set.empty()) line += fmt::format(" {{{}}}", fmt::join(node.set, " "));
  for (const NodeId arg : node.args) line += arg < 0 ? " -" : fmt::format(" n{}", arg);
  if (node.over != any_domain) line += fmt::format(" over d{}", node.over);
  return line;
}

}  // namespace

std::string describe(const Plan& plan, const lang::Program& program) {
  std::string text;
  for (std::size_t i = 0; i < plan.domains.size(); ++i) text += describe_domain(plan, program, i) + "\n";
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) text += describe_node(plan, program, i) + "\n";
  for (const Output& output : plan.outputs) text += fmt::format("output n{} for d{}\n", output.node, output.domain);
  return text;
}

}  // namespace takecare::engine::columns
