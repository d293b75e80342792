#include "mutants.h"

#include <fmt/format.h>

#include <set>

#include "takecare/engine/value_words.h"
#include "takecare/lang/walk.h"

namespace takecare::test {

namespace {

using lang::Aggregation;
using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;
using lang::Quantity;
using lang::Relation;

std::string word(Relation relation) {
  switch (relation) {
    case Relation::equal: return "is";
    case Relation::less: return "less than";
    case Relation::less_equal: return "at most";
    case Relation::greater: return "more than";
    case Relation::greater_equal: return "at least";
  }
  return "";
}

// The bound itself goes out or comes in.
Relation other_side(Relation relation) {
  switch (relation) {
    case Relation::less: return Relation::less_equal;
    case Relation::less_equal: return Relation::less;
    case Relation::greater: return Relation::greater_equal;
    case Relation::greater_equal: return Relation::greater;
    case Relation::equal: return Relation::equal;
  }
  return relation;
}

Relation turned(Relation relation) {
  switch (relation) {
    case Relation::less:
    case Relation::less_equal: return Relation::greater_equal;
    default: return Relation::less_equal;
  }
}

// One of what the bound is counted in.
std::int64_t unit(Kind kind) {
  return kind == Kind::number ? 1'000'000 : kind == Kind::duration ? twelfths_per_day : 1;
}

class Maker {
 public:
  Maker(const lang::Program& program, int definition, int version) : program_(program) {
    base_.definition = definition;
    base_.version = version;
  }

  std::vector<Mutant> run(ExprId body) {
    const auto& parameters = program_.definitions[static_cast<std::size_t>(base_.definition)].parameters;
    records_ = lang::binding_records(program_, parameters, {body});
    lang::for_each_expr(program_, body, [&](ExprId id, const Expr& expr) {
      if (!seen_.insert(id).second) return;
      if (expr.place.line > 0) base_.place = expr.place;
      visit(id, expr);
    });
    return std::move(mutants_);
  }

 private:
  void visit(ExprId id, const Expr& expr) {
    switch (expr.op) {
      case Op::compare: return compare(id, expr);
      case Op::one_of: return one_of(id, expr);
      case Op::literal: return literal(id, expr);
      case Op::both:
      case Op::either: return several(id, expr);
      case Op::negation: return add(id, program_.expr(expr.args[0]), "without the 'not'");
      case Op::unless: return unless(id, expr);
      case Op::quantifier: return quantifier(id, expr);
      case Op::aggregate: return aggregate(id, expr);
      case Op::add_period: return period(id, expr);
      case Op::choose: return choose(id, expr);
      case Op::is_present:
      case Op::is_recorded:
      case Op::list_is_recorded:
      case Op::in_force: return negate(id, expr, "'not' before it");
      case Op::plus: return operation(id, expr, Op::minus, "minus for plus");
      case Op::minus: return operation(id, expr, Op::plus, "plus for minus");
      default: return;
    }
  }

  void add(ExprId at, Expr with, std::string mistake) {
    Mutant mutant = base_;
    mutant.at = at;
    mutant.with = std::move(with);
    mutant.mistake = std::move(mistake);
    mutants_.push_back(std::move(mutant));
  }

  void negate(ExprId at, const Expr& expr, std::string mistake) {
    Expr negation{.op = Op::negation, .type = {.kind = Kind::truth, .of = -1}};
    negation.args = {static_cast<ExprId>(program_.exprs.size())};
    negation.place = expr.place;
    add(at, std::move(negation), std::move(mistake));
    mutants_.back().below = {expr};
  }

  void operation(ExprId at, Expr expr, Op op, std::string mistake) {
    expr.op = op;
    add(at, std::move(expr), std::move(mistake));
  }

  void compare(ExprId at, const Expr& expr) {
    if (expr.relation == Relation::equal) return negate(at, expr, "is not for is");
    for (const Relation relation : {other_side(expr.relation), turned(expr.relation)}) {
      Expr with = expr;
      with.relation = relation;
      add(at, std::move(with), fmt::format("{} for {}", word(relation), word(expr.relation)));
    }
  }

  void one_of(ExprId at, const Expr& expr) {
    const auto& values = program_.enumerations[static_cast<std::size_t>(program_.expr(expr.args[0]).type.of)].values;
    for (std::size_t i = 0; i < expr.set.size(); ++i) {
      Expr with = expr;
      with.set.erase(with.set.begin() + static_cast<std::ptrdiff_t>(i));
      add(at, std::move(with), "without " + values[static_cast<std::size_t>(expr.set[i])].name);
    }
  }

  // A bound one further on each side. Other literals are what they are.
  void literal(ExprId at, const Expr& expr) {
    const Kind kind = expr.type.kind;
    const bool bound = kind == Kind::number || kind == Kind::money || kind == Kind::date || kind == Kind::duration;
    if (!bound) return;
    for (const std::int64_t step : {-unit(kind), unit(kind)}) {
      if (kind != Kind::date && expr.value + step < 0) continue;
      Expr with = expr;
      with.value += step;
      add(at, with,
          fmt::format("{} for {}", engine::literal_words(program_, expr.type, with.value),
                      engine::literal_words(program_, expr.type, expr.value)));
    }
  }

  void several(ExprId at, const Expr& expr) {
    const bool all = expr.op == Op::both;
    operation(at, expr, all ? Op::either : Op::both, all ? "or for and" : "and for or");
    for (std::size_t i = 0; i < expr.args.size(); ++i) {
      Expr with = expr;
      with.args.erase(with.args.begin() + static_cast<std::ptrdiff_t>(i));
      add(at, std::move(with), fmt::format("without the {} of {}", all ? "conjunct" : "disjunct", i + 1));
    }
  }

  void unless(ExprId at, const Expr& expr) {
    const auto& version = program_.definitions[static_cast<std::size_t>(base_.definition)]
                              .versions[static_cast<std::size_t>(base_.version)];
    for (std::size_t i = 1; i < expr.args.size(); ++i) {
      Expr with = expr;
      with.args.erase(with.args.begin() + static_cast<std::ptrdiff_t>(i));
      const auto exception = static_cast<std::size_t>(program_.expr(expr.args[i]).index);
      add(at, std::move(with), "without the exception " + version.exceptions[exception].name);
    }
  }

  // A field that refers to one record: of one, 'some' says what 'every' says.
  bool refers(const lang::ListRef& list) const {
    const auto record = static_cast<std::size_t>(records_[static_cast<std::size_t>(list.owner)]);
    return program_.records[record].fields[static_cast<std::size_t>(list.field)].refers;
  }

  void quantifier(ExprId at, const Expr& expr) {
    if (refers(expr.list)) return;
    Expr with = expr;
    switch (expr.quantity) {
      case Quantity::some: with.quantity = Quantity::every; return add(at, with, "every for some");
      case Quantity::every: with.quantity = Quantity::some; return add(at, with, "some for every");
      case Quantity::none: with.quantity = Quantity::some; return add(at, with, "some for no");
      default: break;
    }
    for (const int step : {-1, 1}) {
      if (expr.value + step < 0) continue;
      with = expr;
      with.value += step;
      add(at, with, fmt::format("{} items for {}", with.value, expr.value));
    }
  }

  void aggregate(ExprId at, const Expr& expr) {
    Expr with = expr;
    if (expr.aggregation == Aggregation::smallest) with.aggregation = Aggregation::largest;
    if (expr.aggregation == Aggregation::largest) with.aggregation = Aggregation::smallest;
    if (expr.aggregation == Aggregation::count_distinct) {
      with.aggregation = Aggregation::count;
      with.args[0] = lang::no_expr;
    }
    if (with.aggregation != expr.aggregation) add(at, std::move(with), "the other aggregate");
  }

  void period(ExprId at, const Expr& expr) {
    for (const int step : {-1, 1}) {
      Expr with = expr;
      (expr.months != 0 ? with.months : with.days) += step;
      add(at, std::move(with), fmt::format("a {} {}", expr.months != 0 ? "month" : "day", step < 0 ? "less" : "more"));
    }
    if (expr.rounding == Rounding::none) return;
    Expr with = expr;
    const bool kept = expr.rounding == Rounding::last_day_kept;
    with.rounding = kept ? Rounding::next_day : Rounding::last_day_kept;
    add(at, std::move(with), kept ? "next day for last day kept" : "last day kept for next day");
  }

  void choose(ExprId at, const Expr& expr) {
    for (std::size_t n = 0; 2 * n < expr.args.size() && expr.args.size() > 2; ++n) {
      Expr with = expr;
      const auto first = with.args.begin() + static_cast<std::ptrdiff_t>(2 * n);
      with.args.erase(first, first + 2);
      add(at, std::move(with), fmt::format("without case {}", n + 1));
    }
  }

  std::vector<int> records_;  // by binding
  const lang::Program& program_;
  Mutant base_;
  std::set<ExprId> seen_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const lang::Program& program) {
  std::vector<Mutant> all;
  for (std::size_t d = 0; d < program.definitions.size(); ++d) {
    if (program.definitions[d].generated) continue;  // the conditions of programs are tried by lives
    const auto& versions = program.definitions[d].versions;
    for (std::size_t v = 0; v < versions.size(); ++v) {
      for (Mutant& one : Maker(program, static_cast<int>(d), static_cast<int>(v)).run(versions[v].body)) {
        all.push_back(std::move(one));
      }
    }
  }
  return all;
}

Mutated::Mutated(lang::Program& program, const Mutant& mutant)
    : program_(&program), at_(mutant.at), before_(program.expr(mutant.at)), size_(program.exprs.size()) {
  for (const Expr& one : mutant.below) program.exprs.push_back(one);
  program.exprs[static_cast<std::size_t>(at_)] = mutant.with;
}

Mutated::~Mutated() {
  program_->exprs.resize(size_);
  program_->exprs[static_cast<std::size_t>(at_)] = std::move(before_);
}

}  // namespace takecare::test
