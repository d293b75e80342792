// The work of make_plan: compiles definitions and expressions into a graph.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "takecare/engine/columns/graph.h"
#include "takecare/engine/value.h"

namespace takecare::engine::columns {

// Where the bindings of the definition at hand live, and the domains in which nodes may meet, the widest first.
struct Scope {
  std::vector<DomainId> bindings;
  std::vector<DomainId> meeting;
};

class Planner {
 public:
  Planner(const lang::Program& program, int record, Dates dates)
      : program_(program), dates_(dates), graph_(program, record) {}

  Output plan_expr(lang::ExprId expr) {
    const Scope scope{.bindings = bindings(1, {root_domain}), .meeting = {root_domain}};
    const lang::Type type = program_.expr(expr).type;
    const NodeId node = compile(expr, scope);
    return output(node, root_domain, type);
  }

  Output plan_definition(int index) {
    const lang::Definition& definition = program_.definitions[static_cast<std::size_t>(index)];
    Scope scope{.bindings = {root_domain}, .meeting = {root_domain}};
    DomainId domain = root_domain;
    for (std::size_t i = 1; i < definition.parameters.size(); ++i) {
      domain = graph_.list_domain(domain, list_field_of(domain, definition.parameters[i]), 0);
      scope.bindings.push_back(domain);
      scope.meeting.push_back(domain);
    }
    return output(call(index, scope.bindings, scope), domain, answer_type(definition));
  }

  Plan finish(std::vector<Output> outputs) && { return std::move(graph_).finish(std::move(outputs)); }

 private:
  Output output(NodeId node, DomainId domain, lang::Type type) {
    return {.node = graph_.spread(node, domain), .domain = domain, .type = type};
  }

  static std::vector<DomainId> bindings(std::size_t count, const std::vector<DomainId>& first) {
    std::vector<DomainId> all(std::max(count, first.size()), any_domain);
    std::ranges::copy(first, all.begin());
    return all;
  }

  int list_field_of(DomainId owner, int item_record) const {
    const auto& fields = program_.records[static_cast<std::size_t>(graph_.domain(owner).record)].fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].type.kind == lang::Kind::list && fields[i].type.of == item_record) return static_cast<int>(i);
    }
    return -1;
  }

  NodeId compile(lang::ExprId id, const Scope& scope);
  static std::vector<DomainId> arguments_of(const lang::Expr& expr, const Scope& scope);
  static Scope scope_of_call(const lang::Version& version, const lang::Expr& expr, const Scope& scope);
  NodeId compile_call(const lang::Expr& expr, const Scope& scope);
  NodeId call(int definition, const std::vector<DomainId>& arguments, const Scope& scope);
  NodeId compile_field(const lang::Expr& expr, const Scope& scope);
  NodeId compile_compare(const lang::Expr& expr, const Scope& scope);
  bool may_be_none(lang::ExprId id) const;
  NodeId compare_truths(const lang::Expr& expr, const Scope& scope);
  NodeId compile_quantifier(const lang::Expr& expr, const Scope& scope);
  NodeId compile_value(lang::ExprId id, const Scope& scope);
  NodeId compile_aggregate(const lang::Expr& expr, const Scope& scope);
  NodeId compile_choose(const lang::Expr& expr, const Scope& scope);
  NodeId compare_count(const lang::Expr& count, lang::Relation relation, std::int64_t literal, const Scope& scope);

  // A node of the values or truths of args, brought to one domain.
  NodeId combine(Node node, const Scope& scope) {
    DomainId meeting = any_domain;
    for (const NodeId arg : node.args) {
      if (arg >= 0) meeting = graph_.join(meeting, graph_.node(arg).domain, scope.meeting);
    }
    // A node over constants alone still needs rows: those of the root.
    node.domain = meeting == any_domain ? root_domain : meeting;
    for (NodeId& arg : node.args) {
      if (arg >= 0) arg = graph_.spread(arg, node.domain);
    }
    return graph_.add(std::move(node));
  }

  // Over which rows a quantifier or aggregate ranges, and the scope of its conditions.
  struct Ranged {
    DomainId over;
    Scope scope;
  };
  Ranged range_over(const lang::Expr& expr, const Scope& scope);
  std::vector<NodeId> compile_all(const std::vector<lang::ExprId>& ids, const Scope& scope) {
    std::vector<NodeId> nodes;
    for (const lang::ExprId id : ids) nodes.push_back(compile(id, scope));
    return nodes;
  }
  void free_domains(lang::ExprId id, const std::vector<DomainId>& bindings, std::set<DomainId>& found) const;

  const lang::Program& program_;
  Dates dates_;
  Graph graph_;
  // definition, arguments, meeting domains
  std::map<std::tuple<int, std::vector<DomainId>, std::vector<DomainId>>, NodeId> calls_;
};

}  // namespace takecare::engine::columns
