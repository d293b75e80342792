// From a program to a plan: inlines calls, finds the domain of every quantifier, shares equal parts (graph.h).
#include "takecare/engine/columns/plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "takecare/engine/columns/planner.h"
#include "takecare/engine/value.h"

namespace takecare::engine::columns {

namespace {

using lang::Expr;
using lang::ExprId;
using lang::Op;
using lang::Quantity;
using lang::Relation;

constexpr std::int64_t millionths = 1'000'000;
// Above this a count is computed and compared; below, the first rows are dropped one by one, which is cheaper.
constexpr std::int64_t most_drops = 6;

}  // namespace

NodeId Planner::compile(ExprId id, const Scope& scope) {
  // A condition that is left out holds.
  if (id == lang::no_expr) return graph_.truth_constant(1);
  const Expr& expr = program_.expr(id);
  const auto simple = [&](NodeOp op) {
    return combine(Node{.op = op,
                        .type = expr.type,
                        .args = compile_all(expr.args, scope),
                        .value = expr.value,
                        .index = expr.index,
                        .months = expr.months,
                        .days = expr.days,
                        .rounding = expr.rounding},
                   scope);
  };
  switch (expr.op) {
    case Op::literal:
      if (expr.type.kind == lang::Kind::truth) return graph_.truth_constant(static_cast<int>(expr.value));
      return graph_.constant(expr.type, expr.value, expr.text);
    case Op::as_of: return graph_.constant(expr.type, dates_.as_of);
    case Op::period_start: return graph_.constant(expr.type, dates_.period_start);
    case Op::period_end: return graph_.constant(expr.type, dates_.period_end);
    case Op::in_force:
      return graph_.truth_constant(lang::law_status(program_, expr.index, expr.text, dates_.law()).in_force ? 1 : 0);
    case Op::field: return compile_field(expr, scope);
    case Op::compare: return compile_compare(expr, scope);
    case Op::one_of:
      return combine(Node{.op = NodeOp::one_of, .args = compile_all(expr.args, scope), .set = expr.set}, scope);
    case Op::is_recorded: {
      const Expr& field = program_.expr(expr.args[0]);
      return graph_.add(Node{.op = NodeOp::recorded,
                             .domain = scope.bindings[static_cast<std::size_t>(field.binding)],
                             .index = field.index});
    }
    case Op::list_is_recorded:
      return graph_.add(Node{.op = NodeOp::list_recorded,
                             .domain = scope.bindings[static_cast<std::size_t>(expr.binding)],
                             .index = expr.index});
    case Op::is_present:
      return combine(Node{.op = NodeOp::present, .args = {compile_value(expr.args[0], scope)}}, scope);
    case Op::both: return graph_.both(compile_all(expr.args, scope), scope.meeting);
    case Op::either: return graph_.either(compile_all(expr.args, scope), scope.meeting);
    case Op::negation: return graph_.negation(compile(expr.args[0], scope));
    case Op::exception: return compile(expr.args[0], scope);
    case Op::unless: {
      std::vector<NodeId> parts = compile_all(expr.args, scope);
      for (std::size_t i = 1; i < parts.size(); ++i) parts[i] = graph_.negation(parts[i]);
      return graph_.both(parts, scope.meeting);
    }
    case Op::quantifier: return compile_quantifier(expr, scope);
    case Op::attribute: return simple(NodeOp::attribute);
    case Op::add_period: return simple(NodeOp::add_period);
    case Op::plus: return simple(NodeOp::plus);
    case Op::minus: return simple(NodeOp::minus);
    case Op::times: return simple(NodeOp::times);
    case Op::time_between: return simple(NodeOp::time_between);
    case Op::aggregate: return compile_aggregate(expr, scope);
    case Op::choose: return compile_choose(expr, scope);
    case Op::call: return compile_call(expr, scope);
  }
  return graph_.truth_constant(2);
}

NodeId Planner::compile_field(const Expr& expr, const Scope& scope) {
  const bool truth = expr.type.kind == lang::Kind::truth;
  return graph_.add(Node{.op = truth ? NodeOp::truth_field : NodeOp::field,
                         .domain = scope.bindings[static_cast<std::size_t>(expr.binding)],
                         .type = expr.type,
                         .index = expr.index});
}

std::vector<DomainId> Planner::arguments_of(const Expr& expr, const Scope& scope) {
  std::vector<DomainId> arguments;
  for (const lang::BindingId binding : expr.bindings) {
    arguments.push_back(scope.bindings[static_cast<std::size_t>(binding)]);
  }
  return arguments;
}

Scope Planner::scope_of_call(const lang::Version& version, const Expr& expr, const Scope& scope) {
  return {.bindings = bindings(static_cast<std::size_t>(version.bindings), arguments_of(expr, scope)),
          .meeting = scope.meeting};
}

NodeId Planner::compile_call(const Expr& expr, const Scope& scope) {
  return call(expr.index, arguments_of(expr, scope), scope);
}

NodeId Planner::call(int index, const std::vector<DomainId>& arguments, const Scope& scope) {
  const auto key = std::make_tuple(index, arguments, scope.meeting);
  if (const auto known = calls_.find(key); known != calls_.end()) return known->second;

  const lang::Definition& definition = program_.definitions[static_cast<std::size_t>(index)];
  const lang::Version* version = lang::version_on(definition, dates_.law());
  NodeId node = -1;
  if (version != nullptr) {
    const Scope inner{.bindings = bindings(static_cast<std::size_t>(version->bindings), arguments),
                      .meeting = scope.meeting};
    node = compile(version->body, inner);
  } else if (answer_type(definition).kind == lang::Kind::truth) {
    node = graph_.truth_constant(0);
  } else {
    node = graph_.add(Node{.op = NodeOp::not_applicable, .type = definition.type});
  }
  calls_.emplace(key, node);
  return node;
}

// Truths are bitmaps here, which hold 'not applicable' as 'no'. Where the difference matters (comparing, counting,
// asking whether there is one) they become values.
bool Planner::may_be_none(ExprId id) const {
  const Op op = program_.expr(id).op;
  return op == Op::field || op == Op::choose || op == Op::call;
}

NodeId Planner::compile_value(ExprId id, const Scope& scope) {
  const Expr& expr = program_.expr(id);
  if (expr.type.kind != lang::Kind::truth) return compile(id, scope);
  switch (expr.op) {
    case Op::literal: return graph_.constant(expr.type, expr.value);
    case Op::field: {
      const NodeId present = graph_.add(Node{.op = NodeOp::present_field,
                                             .domain = scope.bindings[static_cast<std::size_t>(expr.binding)],
                                             .index = expr.index});
      return combine(Node{.op = NodeOp::truth_value, .type = expr.type, .args = {compile(id, scope), present}}, scope);
    }
    case Op::choose: {
      Node node{.op = NodeOp::choose_value, .type = expr.type, .first_applies = expr.first_applies};
      for (std::size_t i = 0; i < expr.args.size(); ++i) {
        const ExprId arg = expr.args[i];
        node.args.push_back(arg < 0 ? -1 : i % 2 == 0 ? compile(arg, scope) : compile_value(arg, scope));
      }
      return combine(std::move(node), scope);
    }
    case Op::call: {
      const lang::Definition& definition = program_.definitions[static_cast<std::size_t>(expr.index)];
      // What a rule answers is yes, no or unknown, whatever its condition rests on; only a value may not apply.
      if (definition.kind != lang::DefinitionKind::value) break;
      const lang::Version* version = lang::version_on(definition, dates_.law());
      if (version != nullptr) return compile_value(version->body, scope_of_call(*version, expr, scope));
      return graph_.add(Node{.op = NodeOp::not_applicable, .type = expr.type});
    }
    default: break;
  }
  return combine(
      Node{.op = NodeOp::truth_value, .type = expr.type, .args = {compile(id, scope), graph_.truth_constant(1)}},
      scope);
}

// 'moral_turpitude is yes', and truths that are compared with each other.
NodeId Planner::compare_truths(const Expr& expr, const Scope& scope) {
  if (may_be_none(expr.args[0]) || may_be_none(expr.args[1])) {
    std::vector<NodeId> values{compile_value(expr.args[0], scope), compile_value(expr.args[1], scope)};
    return combine(Node{.op = NodeOp::compare, .args = std::move(values), .relation = Relation::equal}, scope);
  }
  return combine(Node{.op = NodeOp::same_truth, .args = compile_all(expr.args, scope)}, scope);
}

// 'x is at least 5' where x counts a list is a quantifier by another name.
NodeId Planner::compile_compare(const Expr& expr, const Scope& scope) {
  const Expr& left = program_.expr(expr.args[0]);
  const Expr& right = program_.expr(expr.args[1]);
  if (left.type.kind == lang::Kind::truth) return compare_truths(expr, scope);
  const bool counts = left.op == Op::aggregate && left.aggregation == lang::Aggregation::count;
  // A range of counts holds what lies between its ends, whole or not: only whole numbers are a matter of counting.
  const bool countable = expr.relation != Relation::equal || right.value % millionths == 0;
  if (counts && countable && right.op == Op::literal && right.value >= 0 && right.value <= most_drops * millionths) {
    return compare_count(left, expr.relation, right.value, scope);
  }
  return combine(Node{.op = NodeOp::compare, .args = compile_all(expr.args, scope), .relation = expr.relation}, scope);
}

NodeId Planner::compare_count(const Expr& count, Relation relation, std::int64_t literal, const Scope& scope) {
  const Ranged ranged = range_over(count, scope);
  const NodeId member = compile(count.args[1], ranged.scope);
  const std::int64_t floor = literal / millionths;
  const bool whole = literal % millionths == 0;
  const std::int64_t ceiling = whole ? floor : floor + 1;
  const auto at_least = [&](std::int64_t n) { return graph_.at_least(member, ranged.over, n); };
  switch (relation) {
    case Relation::greater_equal: return at_least(ceiling);
    case Relation::greater: return at_least(floor + 1);
    case Relation::less: return graph_.negation(at_least(ceiling));
    case Relation::less_equal: return graph_.negation(at_least(floor + 1));
    case Relation::equal: break;
  }
  return graph_.both({at_least(floor), graph_.negation(at_least(floor + 1))}, scope.meeting);
}

// Every domain that the free bindings of an expression live in.
void Planner::free_domains(ExprId id, const std::vector<DomainId>& bindings, std::set<DomainId>& found) const {
  const Expr& expr = program_.expr(id);
  const auto domain_of = [&](lang::BindingId b) { return bindings[static_cast<std::size_t>(b)]; };
  if (expr.op == Op::field || expr.op == Op::list_is_recorded) found.insert(domain_of(expr.binding));
  if (expr.op == Op::call) {
    std::vector<DomainId> arguments;
    for (const lang::BindingId b : expr.bindings) arguments.push_back(domain_of(b));
    const auto* version = lang::version_on(program_.definitions[static_cast<std::size_t>(expr.index)], dates_.law());
    if (version == nullptr) return;
    arguments.resize(std::max(arguments.size(), static_cast<std::size_t>(version->bindings)), any_domain);
    free_domains(version->body, arguments, found);
  }
  if (expr.op == Op::quantifier || expr.op == Op::aggregate) {
    found.insert(domain_of(expr.list.owner));
    std::vector<DomainId> inner = bindings;
    inner[static_cast<std::size_t>(expr.list.item)] = any_domain;  // bound, not free
    for (const ExprId arg : expr.args) {
      if (arg >= 0) free_domains(arg, inner, found);
    }
    return;
  }
  for (const ExprId arg : expr.args) {
    if (arg >= 0) free_domains(arg, bindings, found);
  }
}

// The items are paired with the rows of the finest domain that the conditions speak of. Where that is the owner of the
// list, or coarser, the items themselves are the rows.
Planner::Ranged Planner::range_over(const Expr& expr, const Scope& scope) {
  const DomainId owner = scope.bindings[static_cast<std::size_t>(expr.list.owner)];
  std::vector<DomainId> bound = scope.bindings;
  bound[static_cast<std::size_t>(expr.list.item)] = any_domain;
  std::set<DomainId> free;
  for (const ExprId arg : expr.args) {
    if (arg >= 0) free_domains(arg, bound, free);
  }
  DomainId context = owner;
  for (const DomainId domain : free) context = graph_.join(context, domain, scope.meeting);
  // Where the rows of the context belong to items of the same list, this one needs rows of its own.
  int copy = 0;
  DomainId items = graph_.list_domain(owner, expr.list.field, copy);
  while (graph_.covers(context, items)) items = graph_.list_domain(owner, expr.list.field, ++copy);

  Ranged ranged{.over = context == owner ? items : graph_.product_domain(context, items), .scope = scope};
  ranged.scope.bindings[static_cast<std::size_t>(expr.list.item)] = items;
  // Inside, nodes meet in domains that these rows belong to, or in these rows.
  std::erase_if(ranged.scope.meeting, [&](DomainId domain) { return !graph_.covers(ranged.over, domain); });
  ranged.scope.meeting.push_back(ranged.over);
  return ranged;
}

NodeId Planner::compile_quantifier(const Expr& expr, const Scope& scope) {
  const Ranged ranged = range_over(expr, scope);
  const NodeId has = compile(expr.args[0], ranged.scope);
  const NodeId member = compile(expr.args[1], ranged.scope);
  const auto& meeting = ranged.scope.meeting;
  const bool every = expr.quantity == Quantity::every;
  const NodeId counted = graph_.both({member, every ? graph_.negation(has) : has}, meeting);
  const auto at_least = [&](std::int64_t n) { return graph_.at_least(counted, ranged.over, n); };
  switch (expr.quantity) {
    case Quantity::some: return at_least(1);
    case Quantity::none:
    case Quantity::every: return graph_.negation(at_least(1));
    case Quantity::at_least: return at_least(expr.value);
    case Quantity::at_most: return graph_.negation(at_least(expr.value + 1));
    case Quantity::exactly: break;
  }
  return graph_.both({at_least(expr.value), graph_.negation(at_least(expr.value + 1))}, scope.meeting);
}

NodeId Planner::compile_aggregate(const Expr& expr, const Scope& scope) {
  const Ranged ranged = range_over(expr, scope);
  const NodeId member = compile(expr.args[1], ranged.scope);
  Node node{.op = NodeOp::count, .domain = graph_.domain(ranged.over).parent, .type = expr.type, .over = ranged.over};
  switch (expr.aggregation) {
    case lang::Aggregation::count: break;
    case lang::Aggregation::count_distinct: node.op = NodeOp::count_distinct; break;
    case lang::Aggregation::sum: node.op = NodeOp::sum; break;
    case lang::Aggregation::smallest: node.op = NodeOp::smallest; break;
    case lang::Aggregation::largest: node.op = NodeOp::largest; break;
  }
  if (node.op != NodeOp::count)
    node.args.push_back(graph_.spread(compile_value(expr.args[0], ranged.scope), ranged.over));
  node.args.push_back(graph_.spread(member, ranged.over));
  return graph_.add(std::move(node));
}

NodeId Planner::compile_choose(const Expr& expr, const Scope& scope) {
  Node node{.op = NodeOp::choose, .type = expr.type, .first_applies = expr.first_applies};
  for (const ExprId arg : expr.args) node.args.push_back(arg >= 0 ? compile(arg, scope) : -1);
  return combine(std::move(node), scope);
}

Result<Plan> make_plan(const lang::Program& program, int record, const std::vector<Question>& questions, Dates dates) {
  Planner planner(program, record, dates);
  std::vector<Output> outputs;
  for (const Question& question : questions) {
    if (question.definition < 0) {
      outputs.push_back(planner.plan_expr(question.expr));
      continue;
    }
    const lang::Definition& asked = program.definitions[static_cast<std::size_t>(question.definition)];
    if (asked.parameters.empty() || asked.parameters.front() != record) {
      const std::string& name = program.records[static_cast<std::size_t>(record)].name;
      return fail("'" + asked.name + "' is not about " + name, "ask for rules and values of " + name, asked.place);
    }
    outputs.push_back(planner.plan_definition(question.definition));
  }
  return std::move(planner).finish(std::move(outputs));
}

}  // namespace takecare::engine::columns
