#include "takecare/programs/hold.h"

#include <algorithm>
#include <set>

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The human that a record speaks of; empty when it does not say.
std::string human_of(const lang::AuthorityHolder& holder, std::string_view id, const State& state) {
  if (holder.held_by < 0) return std::string(id);
  const engine::Fact& fact = state.the_case.subject.facts[at(holder.held_by)];
  return fact.state == engine::FactState::known ? fact.text : "";
}

// The records of a holder that may speak of the actor.
Result<std::vector<std::string>> candidates(const lang::Program& program, const Past& past,
                                            const lang::AuthorityHolder& holder, std::string_view actor) {
  if (holder.held_by < 0) return std::vector<std::string>{std::string(actor)};
  return past.ids_of(program.records[at(holder.record)].name);
}

Result<std::vector<Holding>> look_at(const lang::Program& program, const Past& past, const lang::Authority& authority,
                                     int holder, std::string_view actor, const When& when, Reasons reasons) {
  std::vector<Holding> holdings;
  const lang::AuthorityHolder& declared = authority.holders[at(holder)];
  const auto ids = candidates(program, past, declared, actor);
  if (!ids) return std::unexpected(ids.error());
  for (const std::string& id : *ids) {
    auto state = state_of(program, past, program.program_of(declared.record), id, when);
    if (!state) return std::unexpected(state.error());
    if (!state->exists || human_of(declared, id, *state) != actor) continue;
    Holding holding{.holder = holder, .id = id, .the_case = std::move(state->the_case)};
    holding.asked = ask(program, declared.definition, holding.the_case, when.as_of, reasons);
    holdings.push_back(std::move(holding));
  }
  return holdings;
}

}  // namespace

std::string authority_name(const lang::Program& program, int authority) {
  return authority == registrar_authority ? registrar_name : program.authorities[at(authority)].name;
}

Result<Standing> standing_of(const lang::Program& program, const Past& past, int authority, std::string_view actor,
                             const When& when, Reasons reasons) {
  Standing standing;
  if (actor.empty()) return standing;
  if (authority == registrar_authority) {
    standing.held = past.registrar() == actor;
    return standing;
  }
  if (const engine::Item* given = past.given_holder(authority, actor)) {
    standing.held = true;
    standing.holdings.push_back({.holder = 0,
                                 .id = std::string(actor),
                                 .the_case = {.subject = *given},
                                 .asked = {.value = engine::Value::of(engine::Truth::yes())}});
    return standing;
  }
  const lang::Authority& declared = program.authorities[at(authority)];
  for (int holder = 0; holder < std::ssize(declared.holders); ++holder) {
    auto looked = look_at(program, past, declared, holder, actor, when, reasons);
    if (!looked) return std::unexpected(looked.error());
    for (Holding& holding : *looked) {
      standing.held = standing.held || holding.asked.truth().surely_true();
      standing.holdings.push_back(std::move(holding));
    }
  }
  return standing;
}

Result<std::vector<std::string>> holders_of(const lang::Program& program, const Past& past, int authority,
                                            const When& when) {
  if (authority == registrar_authority) return std::vector<std::string>{past.registrar()};
  std::set<std::string> humans;
  for (const lang::AuthorityHolder& holder : program.authorities[at(authority)].holders) {
    const auto ids = past.ids_of(program.records[at(holder.record)].name);
    if (!ids) return std::unexpected(ids.error());
    for (const std::string& id : *ids) {
      const auto state = state_of(program, past, program.program_of(holder.record), id, when);
      if (!state) return std::unexpected(state.error());
      if (!state->exists) continue;
      const std::string human = human_of(holder, id, *state);
      const Asked asked = ask(program, holder.definition, state->the_case, when.as_of, Reasons::none);
      if (!human.empty() && asked.truth().surely_true()) humans.insert(human);
    }
  }
  return std::vector<std::string>(humans.begin(), humans.end());
}

}  // namespace takecare::programs
