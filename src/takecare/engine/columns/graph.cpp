#include "takecare/engine/columns/graph.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace takecare::engine::columns {

namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6) + (seed >> 2));
}

std::size_t hash_of(const Node& node) {
  std::size_t hash = static_cast<std::size_t>(node.op);
  hash = mix(hash, static_cast<std::size_t>(node.domain));
  hash = mix(hash, static_cast<std::size_t>(node.value));
  hash = mix(hash, static_cast<std::size_t>(node.index));
  hash = mix(hash, static_cast<std::size_t>(node.months) * 4096 + static_cast<std::size_t>(node.days));
  for (const NodeId arg : node.args) hash = mix(hash, static_cast<std::size_t>(arg));
  return mix(hash, std::hash<std::string>{}(node.text));
}

}  // namespace

Graph::Graph(const lang::Program& program, int record) : program_(program) {
  plan_.record = record;
  keep(Domain{.kind = DomainKind::root, .record = record});
}

bool Graph::covers(DomainId fine, DomainId coarse) const {
  if (coarse == any_domain || fine == coarse) return true;
  if (fine == any_domain) return false;
  return std::ranges::find(domain(fine).covered, coarse) != domain(fine).covered.end();
}

DomainId Graph::keep(Domain domain) {
  for (std::size_t i = 0; i < plan_.domains.size(); ++i) {
    const Domain& known = plan_.domains[i];
    if (known.kind == domain.kind && known.parent == domain.parent && known.field == domain.field &&
        known.copy == domain.copy && known.items == domain.items) {
      return static_cast<DomainId>(i);
    }
  }
  const auto id = static_cast<DomainId>(plan_.domains.size());
  domain.covered.push_back(id);
  for (const DomainId coarser : {domain.parent, domain.items}) {
    if (coarser == any_domain) continue;
    const auto& covered = this->domain(coarser).covered;
    domain.covered.insert(domain.covered.end(), covered.begin(), covered.end());
  }
  plan_.domains.push_back(std::move(domain));
  return id;
}

DomainId Graph::list_domain(DomainId parent, int field, int copy) {
  const auto record = static_cast<std::size_t>(domain(parent).record);
  const int item = program_.records[record].fields[static_cast<std::size_t>(field)].type.of;
  return keep(Domain{.kind = DomainKind::list, .parent = parent, .field = field, .copy = copy, .record = item});
}

DomainId Graph::product_domain(DomainId parent, DomainId items) {
  return keep(Domain{.kind = DomainKind::product, .parent = parent, .items = items, .record = domain(items).record});
}

NodeId Graph::add(Node node) {
  const std::size_t hash = hash_of(node);
  for (auto [it, end] = known_.equal_range(hash); it != end; ++it) {
    if (this->node(it->second) == node) return it->second;
  }
  const auto id = static_cast<NodeId>(plan_.nodes.size());
  plan_.nodes.push_back(std::move(node));
  known_.emplace(hash, id);
  return id;
}

NodeId Graph::truth_constant(int value) { return add(Node{.op = NodeOp::truth_constant, .value = value}); }

NodeId Graph::constant(lang::Type type, std::int64_t value, std::string text) {
  return add(Node{.op = NodeOp::constant, .type = type, .value = value, .text = std::move(text)});
}

NodeId Graph::negation(NodeId truth) {
  const Node& inner = node(truth);
  if (inner.op == NodeOp::negation) return inner.args[0];
  if (inner.op == NodeOp::truth_constant)
    return truth_constant(inner.value == 2 ? 2 : 1 - static_cast<int>(inner.value));
  return add(Node{.op = NodeOp::negation, .domain = inner.domain, .args = {truth}});
}

DomainId Graph::join(DomainId a, DomainId b, const std::vector<DomainId>& scope) const {
  if (covers(a, b)) return a;
  if (covers(b, a)) return b;
  const auto found = std::ranges::find_if(scope, [&](DomainId d) { return covers(d, a) && covers(d, b); });
  return found == scope.end() ? scope.back() : *found;
}

// One node for truths of one domain.
NodeId Graph::connect(NodeOp op, DomainId domain, std::vector<NodeId> truths) {
  std::ranges::sort(truths);
  truths.erase(std::ranges::unique(truths).begin(), truths.end());
  if (truths.size() == 1) return truths[0];
  return add(Node{.op = op, .domain = domain, .args = std::move(truths)});
}

// Flattens; the neutral constant goes, the other decides. Truths of one domain are joined there before they are spread.
NodeId Graph::connective(NodeOp op, const std::vector<NodeId>& truths, const std::vector<DomainId>& scope) {
  const int neutral = op == NodeOp::both ? 1 : 0;
  std::map<DomainId, std::vector<NodeId>> by_domain;
  for (const NodeId truth : truths) {
    const Node& part = node(truth);
    if (part.op == NodeOp::truth_constant && part.value == 1 - neutral) return truth;
    if (part.op == NodeOp::truth_constant && part.value == neutral) continue;
    if (part.op == op) {
      for (const NodeId inner : part.args) by_domain[node(inner).domain].push_back(inner);
    } else {
      by_domain[part.domain].push_back(truth);
    }
  }
  if (by_domain.empty()) return truth_constant(neutral);
  DomainId meeting = any_domain;
  std::vector<NodeId> groups;
  for (auto& [domain, members] : by_domain) {
    meeting = join(meeting, domain, scope);
    groups.push_back(connect(op, domain, std::move(members)));
  }
  for (NodeId& group : groups) group = spread(group, meeting);
  return connect(op, meeting, std::move(groups));
}

NodeId Graph::both(const std::vector<NodeId>& truths, const std::vector<DomainId>& scope) {
  return connective(NodeOp::both, truths, scope);
}
NodeId Graph::either(const std::vector<NodeId>& truths, const std::vector<DomainId>& scope) {
  return connective(NodeOp::either, truths, scope);
}

NodeId Graph::spread(NodeId id, DomainId to) {
  const Node& inner = node(id);
  if (inner.domain == to || inner.domain == any_domain) return id;
  // Spreading commutes with negation; negating last keeps one spread node for both.
  if (inner.op == NodeOp::negation) return negation(spread(inner.args[0], to));
  // A truth may also be a value (truth_value): it is the operation that tells bitmaps from values.
  const bool truth =
      inner.op < NodeOp::constant || (inner.op == NodeOp::choose && inner.type.kind == lang::Kind::truth);
  return add(Node{.op = truth ? NodeOp::spread_truth : NodeOp::spread, .domain = to, .type = inner.type, .args = {id}});
}

NodeId Graph::at_least(NodeId truth, DomainId over, std::int64_t n) {
  if (n <= 0) return truth_constant(1);
  truth = node(truth).domain == any_domain ? truth : spread(truth, over);
  for (std::int64_t i = 1; i < n; ++i)
    truth = add(Node{.op = NodeOp::drop_first, .domain = over, .args = {truth}, .over = over});
  return add(Node{.op = NodeOp::any, .domain = domain(over).parent, .args = {truth}, .over = over});
}

// Keeps only what the outputs need; arguments stay before their users.
Plan Graph::finish(std::vector<Output> outputs) && {
  std::vector<bool> needed(plan_.nodes.size(), false);
  for (const Output& output : outputs) needed[static_cast<std::size_t>(output.node)] = true;
  for (std::size_t i = plan_.nodes.size(); i-- > 0;) {
    if (!needed[i]) continue;
    for (const NodeId arg : plan_.nodes[i].args) {
      if (arg >= 0) needed[static_cast<std::size_t>(arg)] = true;
    }
  }
  std::vector<NodeId> moved(plan_.nodes.size(), -1);
  std::vector<Node> kept;
  for (std::size_t i = 0; i < plan_.nodes.size(); ++i) {
    if (!needed[i]) continue;
    for (NodeId& arg : plan_.nodes[i].args) arg = arg >= 0 ? moved[static_cast<std::size_t>(arg)] : arg;
    moved[i] = static_cast<NodeId>(kept.size());
    kept.push_back(std::move(plan_.nodes[i]));
  }
  plan_.nodes = std::move(kept);
  for (Output& output : outputs) output.node = moved[static_cast<std::size_t>(output.node)];
  plan_.outputs = std::move(outputs);
  return std::move(plan_);
}

}  // namespace takecare::engine::columns
