#include "takecare/engine/proof.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/proof_build.h"
#include "takecare/engine/value_words.h"

namespace takecare::engine {

using lang::Op;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::vector<std::string> texts(const std::vector<lang::Citation>& citations) {
  std::vector<std::string> all;
  for (const lang::Citation& citation : citations) all.push_back(citation.text);
  return all;
}

bool is_plain_condition(Op op) {
  return op == Op::compare || op == Op::one_of || op == Op::is_present || op == Op::is_recorded ||
         op == Op::list_is_recorded;
}

// Why no version is in force: what ended the last one, or when the first begins.
std::string not_in_force(const lang::Definition& definition, Days as_of) {
  std::string words = "not in force on " + format_iso_date(as_of);
  const lang::InForce* nearest = nullptr;
  for (const lang::Version& version : definition.versions) {
    const bool ended = version.in_force.until && *version.in_force.until <= as_of;
    if (ended && (nearest == nullptr || *nearest->until < *version.in_force.until)) nearest = &version.in_force;
  }
  if (nearest == nullptr) {
    const auto& begins = definition.versions.front().in_force.from;
    return begins ? words + "; in force from " + format_iso_date(*begins) : words;
  }
  words += "; in force until " + format_iso_date(*nearest->until);
  return nearest->by.empty() ? words : fmt::format("{} by \"{}\"", words, nearest->by);
}

}  // namespace

lang::Type Prover::type(const Step& step) const {
  return step.expr == lang::no_expr ? answer_type(program_.definitions[at(step.definition)]) : expr(step).type;
}

std::string Prover::said(const Step& step) const { return value_words(program_, type(step), step.value); }

std::string Prover::origin(int index) const {
  if (index < 0 || at(index) >= the_case_.origins.size()) return "";
  const Origin& from = the_case_.origins[at(index)];
  std::string words = from.file;
  if (from.row > 0) words += fmt::format("{}row {}", words.empty() ? "" : ", ", from.row);
  if (!from.column.empty()) words += (words.empty() ? "" : ", ") + from.column;
  return words;
}

// Law that is not in force, or limited, is said once and first; it does not change the answer.
void Prover::note_law(const std::vector<lang::Citation>& citations) {
  for (const lang::Citation& citation : citations) {
    if (citation.source < 0) continue;
    const lang::LawStatus status = law_status(program_, citation.source, citation.pinpoint, evaluator_.as_of());
    if (status.why.empty()) continue;
    const std::string words =
        fmt::format("{}: {}", status.in_force ? "In force with limits" : "Not in force", status.why);
    if (std::ranges::find(law_, words) == law_.end()) law_.push_back(words);
  }
}

ProofNode Prover::definition(int id) {
  const Step& step = this->step(id);
  const lang::Definition& definition = program_.definitions[at(step.definition)];
  const std::string_view path = paths_.path(step.bindings.back());
  ProofNode node{
      .kind = ProofKind::definition, .name = definition.name, .says = definition.name, .place = definition.place};
  if (!path.empty()) node.says += fmt::format(" of {}", path);
  node.answer = said(step);
  if (step.version == nullptr) {
    node.remark = not_in_force(definition, evaluator_.as_of());
    law_.push_back(fmt::format("{} is {}", definition.name, node.remark));
    return node;
  }
  node.place = step.version->place;
  node.cites = texts(step.version->citations);
  note_law(step.version->citations);
  if (!shown_.insert(id).second) {
    node.remark = shown_above;
    return node;
  }
  explain(step.parts[0], Scope::of(program_, definition, step.version), node.parts);
  return node;
}

ProofNode Prover::fact(const Step& step, const Scope&) const {
  const lang::Field& field = program_.records[at(step.item->record)].fields[at(expr(step).index)];
  const Fact& fact = step.item->facts[at(expr(step).index)];
  return {.kind = ProofKind::fact,
          .name = field.name,
          .says = paths_.fact_path(program_, step.item, expr(step).index),
          .answer = said(step),
          .origin = origin(fact.origin)};
}

// The parts that alone make the step what it is: all that are 'like' it.
void Prover::explain_parts(const Step& step, const Scope& scope, Nodes& out, Truth like) {
  for (const int part : step.parts) {
    if (as_truth(this->step(part).value) == like) explain(part, scope, out);
  }
}

// A rule that fails for its own condition is not explained by its exceptions; one that an exception stops is explained
// by that.
void Prover::explain_unless(const Step& step, const Scope& scope, Nodes& out) {
  const Truth whole = as_truth(step.value);
  const Truth main = as_truth(this->step(step.parts[0]).value);
  if (main == whole) explain(step.parts[0], scope, out);
  if (main.surely_false()) return;
  for (std::size_t i = 1; i < step.parts.size(); ++i) {
    if (as_truth(this->step(step.parts[i]).value) == negation(whole)) explain(step.parts[i], scope, out);
  }
}

ProofNode Prover::exception(const Step& step, const Scope& scope) {
  ProofNode node{.kind = ProofKind::exception, .answer = said(step), .place = expr(step).place};
  if (scope.version != nullptr && at(expr(step).index) < scope.version->exceptions.size()) {
    const lang::ExceptionInfo& info = scope.version->exceptions[at(expr(step).index)];
    node.name = info.name;
    node.cites = texts(info.citations);
    node.place = info.place;
    note_law(info.citations);
  }
  node.says = "except " + node.name;
  explain(step.parts[0], scope, node.parts);
  return node;
}

ProofNode Prover::condition(const Step& step, const Scope& scope) {
  ProofNode node{.kind = ProofKind::condition,
                 .says = words(program_, scope, step.expr),
                 .answer = said(step),
                 .place = expr(step).place};
  // 'is not' and 'is absent' are one condition in the book and two in the program.
  const bool is_negation = expr(step).op == Op::negation;
  const Step& inner = is_negation ? this->step(step.parts[0]) : step;
  const bool plain = inner.expr != lang::no_expr && is_plain_condition(expr(inner).op);
  if (plain && expr(inner).op == Op::list_is_recorded) node.parts.push_back(list_fact(inner, expr(inner).index));
  for (const int part : plain ? inner.parts : step.parts) explain(part, scope, node.parts);
  return node;
}

void Prover::explain(int id, const Scope& scope, Nodes& out) {
  const Step& step = this->step(id);
  if (step.expr == lang::no_expr) {
    out.push_back(definition(id));
    return;
  }
  const Truth truth = as_truth(step.value);
  switch (expr(step).op) {
    case Op::literal:
    case Op::as_of:
    case Op::period_start:
    case Op::period_end: return;
    case Op::field: out.push_back(fact(step, scope)); return;
    case Op::both:
    case Op::either: explain_parts(step, scope, out, truth); return;
    case Op::unless: explain_unless(step, scope, out); return;
    case Op::exception: out.push_back(exception(step, scope)); return;
    case Op::quantifier:
    case Op::aggregate: out.push_back(over_list(step, scope)); return;
    case Op::choose: choice(step, scope, out); return;
    case Op::attribute:
    case Op::add_period:
    case Op::plus:
    case Op::minus:
    case Op::times:
    case Op::time_between:
      for (const int part : step.parts) explain(part, scope, out);
      return;
    default: out.push_back(condition(step, scope)); return;
  }
}

Proof Prover::prove(int id) {
  Proof proof;
  proof.root = definition(id);
  proof.law = std::move(law_);
  return proof;
}

Proof prove(const Evaluator& evaluator, int step, const Case& the_case, const ItemPaths& paths) {
  return Prover(evaluator, the_case, paths).prove(step);
}

}  // namespace takecare::engine
