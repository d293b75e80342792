#include "takecare/analysis/solver.h"

#include <z3++.h>

#include <algorithm>
#include <optional>

namespace takecare::analysis {

struct Solver::Terms {
  z3::context context;
  z3::solver solver{context};
  std::vector<z3::expr> all;
  std::optional<z3::model> model;
  Term yes;
  Term no;

  Term add(const z3::expr& expr) {
    all.push_back(expr);
    return {static_cast<int>(all.size()) - 1};
  }
  const z3::expr& operator[](Term term) const { return all[static_cast<std::size_t>(term.id)]; }

  z3::expr_vector vector(std::span<const Term> terms) {
    z3::expr_vector exprs(context);
    for (const Term term : terms) exprs.push_back((*this)[term]);
    return exprs;
  }
};

Solver::Solver() : terms_(std::make_unique<Terms>()) {
  terms_->yes = terms_->add(terms_->context.bool_val(true));
  terms_->no = terms_->add(terms_->context.bool_val(false));
}

Solver::~Solver() = default;

Term Solver::truth(bool value) { return value ? terms_->yes : terms_->no; }
Term Solver::number(std::int64_t value) { return terms_->add(terms_->context.int_val(value)); }

Term Solver::new_truth() {
  const std::string name = "t" + std::to_string(terms_->all.size());
  return terms_->add(terms_->context.bool_const(name.c_str()));
}

Term Solver::new_number() {
  const std::string name = "n" + std::to_string(terms_->all.size());
  return terms_->add(terms_->context.int_const(name.c_str()));
}

// What is plain is settled here: a rule of the book holds many literals, and the solver need not see them.
Term Solver::both(std::span<const Term> truths) {
  std::vector<Term> kept;
  for (const Term term : truths) {
    if (term == terms_->no) return terms_->no;
    if (term != terms_->yes) kept.push_back(term);
  }
  if (kept.empty()) return terms_->yes;
  return kept.size() == 1 ? kept.front() : terms_->add(z3::mk_and(terms_->vector(kept)));
}

Term Solver::either(std::span<const Term> truths) {
  std::vector<Term> kept;
  for (const Term term : truths) {
    if (term == terms_->yes) return terms_->yes;
    if (term != terms_->no) kept.push_back(term);
  }
  if (kept.empty()) return terms_->no;
  return kept.size() == 1 ? kept.front() : terms_->add(z3::mk_or(terms_->vector(kept)));
}

Term Solver::both(Term a, Term b) { return both(std::vector{a, b}); }
Term Solver::either(Term a, Term b) { return either(std::vector{a, b}); }

Term Solver::negation(Term truth) {
  if (truth == terms_->yes) return terms_->no;
  if (truth == terms_->no) return terms_->yes;
  return terms_->add(!(*terms_)[truth]);
}

Term Solver::same(Term a, Term b) { return terms_->add((*terms_)[a] == (*terms_)[b]); }
Term Solver::less(Term a, Term b) { return terms_->add((*terms_)[a] < (*terms_)[b]); }
Term Solver::less_equal(Term a, Term b) { return terms_->add((*terms_)[a] <= (*terms_)[b]); }

Term Solver::choose(Term truth, Term yes, Term no) {
  if (truth == terms_->yes) return yes;
  if (truth == terms_->no) return no;
  return terms_->add(z3::ite((*terms_)[truth], (*terms_)[yes], (*terms_)[no]));
}

Term Solver::plus(Term a, Term b) { return terms_->add((*terms_)[a] + (*terms_)[b]); }

Term Solver::sum(std::span<const Term> numbers) {
  if (numbers.empty()) return number(0);
  return numbers.size() == 1 ? numbers.front() : terms_->add(z3::sum(terms_->vector(numbers)));
}

Term Solver::minus(Term a, Term b) { return terms_->add((*terms_)[a] - (*terms_)[b]); }
Term Solver::times(Term a, std::int64_t factor) { return terms_->add((*terms_)[a] * terms_->context.int_val(factor)); }
Term Solver::divided(Term a, std::int64_t divisor) {
  return terms_->add((*terms_)[a] / terms_->context.int_val(divisor));
}

void Solver::require(Term truth) { terms_->solver.add((*terms_)[truth]); }

Verdict Solver::check(std::span<const Term> assumptions, std::chrono::milliseconds budget) {
  terms_->model.reset();
  if (budget.count() <= 0) return Verdict::undecided;
  // Z3 reports running out of time as 'unknown' and, at bad moments, as an exception.
  try {
    terms_->solver.set("timeout", static_cast<unsigned>(budget.count()));
    const z3::check_result result = terms_->solver.check(terms_->vector(assumptions));
    if (result == z3::unsat) return Verdict::impossible;
    if (result == z3::unknown) return Verdict::undecided;
    terms_->model = terms_->solver.get_model();
    return Verdict::possible;
  } catch (const z3::exception&) {
    return Verdict::undecided;
  }
}

bool Solver::holds(Term truth) { return terms_->model->eval((*terms_)[truth], true).is_true(); }

std::int64_t Solver::value(Term number) {
  std::int64_t value = 0;
  return terms_->model->eval((*terms_)[number], true).is_numeral_i64(value) ? value : 0;
}

}  // namespace takecare::analysis
