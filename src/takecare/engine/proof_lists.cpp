#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/decide_ops.h"
#include "takecare/engine/proof_build.h"
#include "takecare/engine/value_words.h"

namespace takecare::engine {

using lang::Op;
using lang::Quantity;

namespace {

constexpr std::size_t most_items = 6;  // of one kind that a proof shows

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// '1 of 3 counts, 1 more might'; of 'every': 'none of 3 breaks it'.
std::string tally(std::size_t all, Range count, bool breach) {
  const bool one = count.lo <= 1;
  const char* verb = breach ? (one ? "breaks it" : "break it") : (one ? "counts" : "count");
  const std::string sure = count.lo == 0 ? "none" : fmt::format("{}", count.lo);
  std::string words = fmt::format("{} of {} {}", sure, all, verb);
  if (count.hi > count.lo)
    words += fmt::format(", {}{} {}", count.hi - count.lo, count.lo > 0 ? " more" : "", breach ? "may" : "might");
  return words;
}

}  // namespace

// What decides an item: why it is no member, or else why it has or has not what is asked.
ProofNode Prover::item(const Step& step, const Scope& scope, std::string_view answer) {
  ProofNode node{.kind = ProofKind::item, .says = std::string(paths_.path(step.item)), .answer = std::string(answer)};
  const int member = step.parts[0];
  const int asked = step.parts[1];
  const Truth counts = as_truth(step.value);
  const bool quantifier = expr(step).op == Op::quantifier;
  const auto truth = [&](int part) { return part == no_step ? Truth::yes() : as_truth(this->step(part).value); };
  const bool breach = quantifier && expr(step).quantity == Quantity::every;
  const Truth has = !quantifier ? Truth::yes() : breach ? negation(truth(asked)) : truth(asked);
  // Like a conjunction: what is like the whole explains it; that it is no member is enough.
  if (member != no_step && truth(member) == counts) explain(member, scope, node.parts);
  const bool no_member = truth(member).surely_false();
  if (quantifier && asked != no_step && has == counts && !no_member) explain(asked, scope, node.parts);
  if (!quantifier && asked != no_step && !no_member) explain(asked, scope, node.parts);
  return node;
}

void Prover::add_items(const Step& step, const Scope& scope, Truth which, std::string_view answer, Nodes& out) {
  std::size_t shown = 0;
  std::size_t left = 0;
  for (const int part : step.parts) {
    if (as_truth(this->step(part).value) != which) continue;
    if (shown < most_items) {
      out.push_back(item(this->step(part), scope, answer));
      ++shown;
    } else {
      ++left;
    }
  }
  if (left > 0) out.push_back({.kind = ProofKind::note, .says = fmt::format("and {} more: {}", left, answer)});
}

ProofNode Prover::list_fact(const Step& step, int field) const {
  const ItemList& list = step.item->lists[at(field)];
  const std::size_t items = list.items.size();
  const std::string holds = items == 0 ? "empty" : fmt::format("{} item{}", items, items == 1 ? "" : "s");
  return {.kind = ProofKind::fact,
          .name = program_.records[at(step.item->record)].fields[at(field)].name,
          .says = paths_.fact_path(program_, step.item, field),
          .answer = list.known ? holds : "unknown",
          .origin = origin(list.origin)};
}

// Which items matter: those that count where there are enough or too many of them, those that do not where there are
// too few, and those that might while it is not known.
ProofNode Prover::over_list(const Step& step, const Scope& scope) {
  const lang::Expr& list = expr(step);
  const bool quantifier = list.op == Op::quantifier;
  const bool breach = quantifier && list.quantity == Quantity::every;
  ProofNode node{.kind = quantifier ? ProofKind::quantifier : ProofKind::aggregate,
                 .says = quantifier ? quantifier_words(program_, scope, list) : words(program_, scope, step.expr),
                 .answer = said(step),
                 .place = list.place};
  const auto& fields = program_.records[at(step.item->record)].fields;
  node.name = list.list.list_definition >= 0 ? program_.definitions[at(list.list.list_definition)].name
                                             : fields[at(list.list.field)].name;
  if (step.parts.empty()) {
    node.parts.push_back(list_fact(step, list.list.field));
    return node;
  }
  std::vector<Outcome> outcomes;
  for (const int part : step.parts) outcomes.push_back({.counts = as_truth(this->step(part).value)});
  const Range count = count_items(outcomes);
  node.remark = tally(step.parts.size(), count, breach);
  const Scope inner = scope.with_item(program_, list);
  const auto show = [&](Truth which, std::string_view answer) { add_items(step, inner, which, answer, node.parts); };
  const std::string_view in = breach ? "breaks it" : "counts";
  const std::string_view maybe = breach ? "may break it" : "might count";
  const std::string_view out = breach ? "keeps to it" : "does not count";
  const Truth truth = as_truth(step.value);
  if (!quantifier || truth.is_unknown()) {
    show(Truth::yes(), in);
    show(Truth::unknown(), maybe);
    if (count.hi == 0) show(Truth::no(), out);
    return node;
  }
  const bool wants_many = list.quantity == Quantity::some || list.quantity == Quantity::at_least;
  const bool exactly = list.quantity == Quantity::exactly;
  const bool too_many = exactly && count.lo > list.value;
  if (exactly ? !too_many : truth.may_be_true != wants_many) show(Truth::no(), out);
  if (exactly || truth.may_be_true == wants_many || count.lo > 0) show(Truth::yes(), in);
  return node;
}

}  // namespace takecare::engine
