// Builds the graph of a plan: domains and nodes, each kept once, with the simplifications that are true in Kleene's
// logic.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "takecare/engine/columns/plan.h"

namespace takecare::engine::columns {

class Graph {
 public:
  Graph(const lang::Program& program, int record);

  const Node& node(NodeId id) const { return plan_.nodes[static_cast<std::size_t>(id)]; }
  const Domain& domain(DomainId id) const { return plan_.domains[static_cast<std::size_t>(id)]; }
  bool covers(DomainId fine, DomainId coarse) const;
  // The coarsest domain at hand that covers both: one of the two, or the first of 'scope'.
  DomainId join(DomainId a, DomainId b, const std::vector<DomainId>& scope) const;

  DomainId list_domain(DomainId parent, int field, int copy);
  DomainId product_domain(DomainId parent, DomainId items);

  NodeId add(Node node);

  NodeId truth_constant(int value);
  NodeId negation(NodeId truth);
  // 'scope': the domains in which the truths may meet, the widest first.
  NodeId both(const std::vector<NodeId>& truths, const std::vector<DomainId>& scope);
  NodeId either(const std::vector<NodeId>& truths, const std::vector<DomainId>& scope);
  NodeId constant(lang::Type type, std::int64_t value, std::string text = {});

  // The same node in a finer domain; constants stay.
  NodeId spread(NodeId node, DomainId to);
  // At least n rows of each segment of 'over' have the truth; in the domain that 'over' divides.
  NodeId at_least(NodeId truth, DomainId over, std::int64_t n);

  Plan finish(std::vector<Output> outputs) &&;

 private:
  NodeId connective(NodeOp op, const std::vector<NodeId>& truths, const std::vector<DomainId>& scope);
  NodeId connect(NodeOp op, DomainId domain, std::vector<NodeId> truths);
  DomainId keep(Domain domain);

  const lang::Program& program_;
  Plan plan_;
  std::unordered_multimap<std::size_t, NodeId> known_;
};

}  // namespace takecare::engine::columns
