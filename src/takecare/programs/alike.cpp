#include "takecare/programs/alike.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Who did an act last; null when nobody did.
const Done* last_done(const State& state, int act) {
  const auto latest_first = std::views::reverse(state.steps);
  const auto last = std::ranges::find(latest_first, act, &Done::act);
  return last == latest_first.end() ? nullptr : &*last;
}

bool follows(const lang::Act& act, int stage) { return std::ranges::find(act.from, stage) != act.from.end(); }

}  // namespace

Alike::Alike(const lang::Program& program, const lang::LifeProgram& life, LifeLookedAt looked)
    : program_(program), life_(life), looked_(std::move(looked)) {
  const auto stages = std::ssize(program.enumerations[at(life.stages)].values);
  for (int stage = 0; stage < stages; ++stage) ahead_.push_back(ahead_of(stage));
}

Alike::Ahead Alike::ahead_of(int stage) const {
  Ahead ahead{.looked = looked_.always, .who = {}};
  std::vector<int> reached{stage};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (std::size_t a = 0; a < life_.acts.size(); ++a) {
      const lang::Act& act = life_.acts[a];
      if (!follows(act, reached[next])) continue;
      ahead.looked.add(looked_.acts[a]);
      for (const lang::ActBy& by : act.by) {
        if (by.other_than >= 0) ahead.who.insert(by.other_than);
      }
      if (act.to >= 0 && std::ranges::find(reached, act.to) == reached.end()) reached.push_back(act.to);
    }
  }
  return ahead;
}

void Alike::add_list(const engine::ItemList& list, LookedAt::Field field, const LookedAt& looked,
                     std::string& out) const {
  if (!list.known) return;
  std::vector<std::string> items;
  for (const engine::Item& item : list.items) add_item(item, looked, items.emplace_back());
  std::ranges::sort(items);
  if (!looked.counted.contains(field)) items.erase(std::ranges::unique(items).begin(), items.end());
  out += '[';
  for (const std::string& item : items) out += item + ";";
  out += ']';
}

void Alike::add_item(const engine::Item& item, const LookedAt& looked, std::string& out) const {
  const auto& fields = program_.records[at(item.record)].fields;
  for (int f = 0; f < std::ssize(fields); ++f) {
    if (!looked.has(item.record, f)) continue;
    const LookedAt::Field field{item.record, f};
    const engine::Fact& fact = item.facts[at(f)];
    out += fmt::format("{}", f);
    if (fields[at(f)].type.kind == lang::Kind::list) {
      add_list(item.lists[at(f)], field, looked, out);
    } else if (fact.state == engine::FactState::not_applicable) {
      out += "-";
    } else if (fact.state == engine::FactState::known && fields[at(f)].type.kind == lang::Kind::text) {
      const std::string_view text = looked.each.contains(field) ? std::string_view(fact.text) : "";
      out += fmt::format("={}\"{}\"", text.size(), text);
    } else if (fact.state == engine::FactState::known) {
      out += fmt::format("={}", looked.alike(field, fact.value));
    }
    out += ',';
  }
}

std::string Alike::key(const State& state, Days day) const {
  if (state.stage < 0) return "none";
  const Ahead& ahead = ahead_[at(state.stage)];
  std::string key = fmt::format("{}|", state.stage);
  add_item(state.the_case.subject, ahead.looked, key);
  if (ahead.looked.as_of_date) key += fmt::format("|{}", day);
  std::vector<std::string> names;
  for (const int act : ahead.who) {
    const Done* last = last_done(state, act);
    if (last == nullptr) continue;
    auto name = std::ranges::find(names, last->actor);
    if (name == names.end()) name = names.insert(names.end(), last->actor);
    key += fmt::format("|{} {}", act, name - names.begin());
  }
  return key;
}

bool Alike::counts_who(int act) const {
  if (looked_.all.has(life_.step_record, static_cast<int>(lang::StepField::acted_by))) return true;
  const auto asks = [&](const lang::ActBy& by) { return by.other_than >= 0; };
  const auto is_asked = [&](const lang::Act& other) {
    return std::ranges::any_of(other.by, [&](const lang::ActBy& by) { return by.other_than == act; });
  };
  return std::ranges::any_of(life_.acts[at(act)].by, asks) || std::ranges::any_of(life_.acts, is_asked);
}

std::vector<std::string> Alike::who_counts(const State& state) const {
  std::vector<std::string> names;
  if (state.stage < 0) return names;
  for (const int act : ahead_[at(state.stage)].who) {
    const Done* last = last_done(state, act);
    if (last != nullptr && std::ranges::find(names, last->actor) == names.end()) names.push_back(last->actor);
  }
  return names;
}

}  // namespace takecare::programs
