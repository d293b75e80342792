// Builds a proof from the steps of an evaluation (proof.h). One file a family of steps.
#pragma once

#include <set>

#include "takecare/engine/proof.h"
#include "takecare/engine/words.h"

namespace takecare::engine {

class Prover {
 public:
  Prover(const Evaluator& evaluator, const Case& the_case, const ItemPaths& paths)
      : evaluator_(evaluator), program_(evaluator.program()), the_case_(the_case), paths_(paths) {}

  Proof prove(int step);

 private:
  using Nodes = std::vector<ProofNode>;

  // proof.cpp. Adds what explains why a step has its value.
  void explain(int step, const Scope& scope, Nodes& out);
  void explain_parts(const Step& step, const Scope& scope, Nodes& out, Truth like);
  void explain_unless(const Step& step, const Scope& scope, Nodes& out);
  ProofNode definition(int step);
  ProofNode condition(const Step& step, const Scope& scope);
  ProofNode exception(const Step& step, const Scope& scope);
  ProofNode fact(const Step& step, const Scope& scope) const;
  void note_law(const std::vector<lang::Citation>& citations);

  // proof_lists.cpp
  ProofNode over_list(const Step& step, const Scope& scope);
  void add_items(const Step& step, const Scope& scope, Truth which, std::string_view answer, Nodes& out);
  ProofNode item(const Step& step, const Scope& scope, std::string_view answer);
  // A list of the item of a step: whether it is known, and how many items it has.
  ProofNode list_fact(const Step& step, int field) const;

  // proof_choose.cpp
  void choice(const Step& step, const Scope& scope, Nodes& out);

  const Step& step(int id) const { return evaluator_.step(id); }
  const lang::Expr& expr(const Step& step) const { return program_.expr(step.expr); }
  lang::Type type(const Step& step) const;
  std::string origin(int index) const;
  std::string said(const Step& step) const;  // its value in words

  const Evaluator& evaluator_;
  const lang::Program& program_;
  const Case& the_case_;
  const ItemPaths& paths_;
  std::set<int> shown_;           // steps of definitions that have been shown
  std::vector<std::string> law_;  // in order, without repetition
};

}  // namespace takecare::engine
