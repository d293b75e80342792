#include "takecare/reports/anchor.h"

#include <algorithm>
#include <set>

namespace takecare::reports {

namespace {

using lang::Expr;
using lang::ExprId;
using lang::Op;
using lang::Program;
using lang::Relation;

void flatten(const Program& program, ExprId id, std::vector<ExprId>& conditions) {
  if (id == lang::no_expr) return;
  const Expr& expr = program.expr(id);
  if (expr.op != Op::both) return conditions.push_back(id);
  for (const ExprId arg : expr.args) flatten(program, arg, conditions);
}

struct Bound {
  ExprId date = lang::no_expr;
  Relation relation = Relation::equal;
  Op limit = Op::period_start;
};

Relation turned(Relation relation) {
  switch (relation) {
    case Relation::less: return Relation::greater;
    case Relation::less_equal: return Relation::greater_equal;
    case Relation::greater: return Relation::less;
    case Relation::greater_equal: return Relation::less_equal;
    case Relation::equal: break;
  }
  return Relation::equal;
}

bool is_limit(Op op) { return op == Op::period_start || op == Op::period_end; }

// 'DATE relation period_start|period_end', whichever way round it was written.
std::optional<Bound> bound_of(const Program& program, ExprId id) {
  const Expr& expr = program.expr(id);
  if (expr.op != Op::compare) return std::nullopt;
  const Op left = program.expr(expr.args[0]).op;
  const Op right = program.expr(expr.args[1]).op;
  if (is_limit(right) && !depends_on_date(program, expr.args[0])) return Bound{expr.args[0], expr.relation, right};
  if (is_limit(left) && !depends_on_date(program, expr.args[1]))
    return Bound{expr.args[1], turned(expr.relation), left};
  return std::nullopt;
}

// Two expressions that say the same; each use of a name in the book is an expression of its own.
bool same_expr(const Program& program, ExprId a, ExprId b) {
  if (a == b) return true;
  const Expr& x = program.expr(a);
  const Expr& y = program.expr(b);
  if (x.op != y.op || x.index != y.index || x.binding != y.binding || x.bindings != y.bindings || x.value != y.value ||
      x.text != y.text || x.months != y.months || x.days != y.days || x.args.size() != y.args.size()) {
    return false;
  }
  // Only the plain ones that a date in 'about' is made of; anything else is taken as different.
  const bool known =
      x.op == Op::field || x.op == Op::call || x.op == Op::attribute || x.op == Op::add_period || x.op == Op::literal;
  return known &&
         std::ranges::equal(x.args, y.args, [&program](ExprId p, ExprId q) { return same_expr(program, p, q); });
}

std::optional<Anchor> exact_anchor(const Bound& bound) {
  if (bound.relation != Relation::equal) return std::nullopt;
  return Anchor{bound.date, bound.limit == Op::period_end ? Belongs::at_end : Belongs::at_start};
}

bool is_from(const Bound& bound) {
  return bound.relation == Relation::greater_equal && bound.limit == Op::period_start;
}
bool is_to(const Bound& bound) { return bound.relation == Relation::less_equal && bound.limit == Op::period_end; }

void add_names(const Program& program, ExprId id, int record, std::set<std::string>& names) {
  if (id == lang::no_expr) return;
  const Expr& expr = program.expr(id);
  const auto& fields = program.records[static_cast<std::size_t>(record)].fields;
  if (expr.op == Op::field && expr.binding == 0) names.insert(fields[static_cast<std::size_t>(expr.index)].name);
  if (expr.op == Op::call) names.insert(program.definitions[static_cast<std::size_t>(expr.index)].name);
  if ((expr.op == Op::quantifier || expr.op == Op::aggregate) && expr.list.owner == 0 && expr.list.field >= 0) {
    names.insert(fields[static_cast<std::size_t>(expr.list.field)].name);
    return;
  }
  for (const ExprId arg : expr.args) add_names(program, arg, record, names);
}

class DateUse {
 public:
  explicit DateUse(const Program& program) : program_(program), seen_(program.definitions.size(), false) {}

  bool in(ExprId id) {
    if (id == lang::no_expr) return false;
    const Expr& expr = program_.expr(id);
    switch (expr.op) {
      case Op::as_of:
      case Op::period_start:
      case Op::period_end:
      case Op::in_force: return true;
      case Op::call:
        if (in_definition(expr.index)) return true;
        break;
      default: break;
    }
    return std::ranges::any_of(expr.args, [this](ExprId arg) { return in(arg); });
  }

 private:
  bool in_definition(int index) {
    const auto at = static_cast<std::size_t>(index);
    if (seen_[at]) return false;  // either found already, or known not to
    seen_[at] = true;
    return std::ranges::any_of(program_.definitions[at].versions, [this](const lang::Version& version) {
      return version.in_force.from || version.in_force.until || in(version.body);
    });
  }

  const Program& program_;
  std::vector<bool> seen_;
};

}  // namespace

std::optional<Anchor> take_anchor(const Program& program, std::vector<ExprId>& conditions) {
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const auto bound = bound_of(program, conditions[i]);
    if (!bound) continue;
    if (const auto anchor = exact_anchor(*bound)) {
      conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(i));
      return anchor;
    }
    for (std::size_t j = i + 1; j < conditions.size(); ++j) {
      const auto other = bound_of(program, conditions[j]);
      if (!other || !same_expr(program, bound->date, other->date)) continue;
      if ((is_from(*bound) && is_to(*other)) || (is_to(*bound) && is_from(*other))) {
        conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(j));
        conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(i));
        return Anchor{bound->date, Belongs::within};
      }
    }
  }
  return std::nullopt;
}

std::vector<ExprId> conditions_of(const Program& program, ExprId about) {
  std::vector<ExprId> conditions;
  flatten(program, about, conditions);
  return conditions;
}

std::optional<std::vector<std::int16_t>> possible_values(const Program& program, ExprId condition, ExprId value) {
  const Expr& expr = program.expr(condition);
  if (program.expr(value).type.kind != lang::Kind::enumeration || expr.args.empty() ||
      !same_expr(program, expr.args[0], value)) {
    return std::nullopt;
  }
  if (expr.op == Op::one_of) return expr.set;
  const bool one =
      expr.op == Op::compare && expr.relation == Relation::equal && program.expr(expr.args[1]).op == Op::literal;
  if (one) return std::vector<std::int16_t>{static_cast<std::int16_t>(program.expr(expr.args[1]).value)};
  return std::nullopt;
}

bool depends_on_date(const Program& program, ExprId expr) { return DateUse(program).in(expr); }

std::vector<std::string> tested_names(const Program& program, ExprId expr, int record) {
  std::set<std::string> names;
  add_names(program, expr, record, names);
  return {names.begin(), names.end()};
}

}  // namespace takecare::reports
