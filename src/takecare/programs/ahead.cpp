#include "takecare/programs/ahead.h"

#include <algorithm>

#include "takecare/programs/act_fields.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

LooksAhead::LooksAhead(const lang::Program& program, const lang::LifeProgram& life, bool everything)
    : program_(program), life_(life), everything_(everything), asked_(asked_by_acts(program, life)) {
  all_ = looked_at(program_, conditions_of(life_.always));
  opened_ = looked_at(program_, conditions_of(life_.always), {}, true);
  std::set<int> acts;
  for (int act = 0; act < std::ssize(life_.acts); ++act) {
    all_.add(looked_at(program_, asked_[at(act)]));
    opened_.add(looked_at(program_, asked_[at(act)], {}, true));
    acts.insert(act);
  }
  if (everything_) opened_ = all_ = this->everything();
  from_nothing_ = ahead_of(acts, {});
  const auto stages = std::ssize(program.enumerations[at(life.stages)].values);
  for (int stage = 0; stage < stages; ++stage) stages_.push_back(look_from(stage));
}

std::ptrdiff_t Ahead::changes_until(Days day) const { return std::ranges::upper_bound(changes, day) - changes.begin(); }

bool Ahead::changes_within(Days day, Days days) const { return changes_until(day) != changes_until(day + days); }

std::vector<Days> LooksAhead::changes_of(const Ahead& ahead) const {
  std::set<std::pair<int, std::string>> law = ahead.looked.law;
  for (const auto& [act, looked] : ahead.acts) {
    const auto& own = life_.acts[at(act)].citations;
    for (const lang::Citation& citation : own.empty() ? life_.citations : own) {
      if (citation.source >= 0) law.insert({citation.source, citation.pinpoint});
    }
  }
  std::set<Days> changes = ahead.looked.days;
  for (const Days day : lang::days_of_change(program_)) {
    const auto changed = [&](const auto& one) {
      return lang::law_status(program_, one.first, one.second, day).in_force !=
             lang::law_status(program_, one.first, one.second, day - 1).in_force;
    };
    if (std::ranges::any_of(law, changed)) changes.insert(day);
  }
  return {changes.begin(), changes.end()};
}

LookedAt LooksAhead::everything() const {
  LookedAt all = all_;
  for (int r = 0; r < std::ssize(program_.records); ++r) {
    for (int f = 0; f < std::ssize(program_.records[at(r)].fields); ++f) {
      all.fields.insert({r, f});
      all.each.insert({r, f});
      all.counted.insert({r, f});
    }
  }
  all.as_of_date = true;
  all.calendar = true;
  return all;
}

std::set<int> LooksAhead::acts_from(int stage, const Settled& settled) const {
  std::set<int> acts;
  std::vector<int> reached{stage};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (int a = 0; a < std::ssize(life_.acts); ++a) {
      const lang::Act& act = life_.acts[at(a)];
      if (std::ranges::find(act.from, reached[next]) == act.from.end()) continue;
      if (!settled.empty() && never_possible(program_, act, settled)) continue;
      acts.insert(a);
      if (act.to >= 0 && std::ranges::find(reached, act.to) == reached.end()) reached.push_back(act.to);
    }
  }
  return acts;
}

LooksAhead::Stage LooksAhead::look_from(int stage) const {
  Stage out{.acts = acts_from(stage, {}), .lasting = {}};
  std::set<int> said{life_.stage_field, life_.steps_field};
  for (const int act : out.acts) {
    const std::vector<int> fields = fields_of(life_.acts[at(act)]);
    said.insert(fields.begin(), fields.end());
  }
  const auto& fields = program_.records[at(life_.record)].fields;
  for (int f = 0; f < std::ssize(fields); ++f) {
    const bool enumeration = fields[at(f)].type.kind == lang::Kind::enumeration;
    if (enumeration && !said.contains(f) && all_.has(life_.record, f)) out.lasting.push_back(f);
  }
  return out;
}

Ahead LooksAhead::ahead_of(const std::set<int>& acts, const Settled& settled) const {
  Ahead ahead;
  for (const int act : acts) {
    ahead.acts[act] = everything_ ? all_ : looked_at(program_, asked_[at(act)], settled);
    ahead.looked.add(ahead.acts[act]);
    for (const lang::ActBy& by : life_.acts[at(act)].by) {
      if (by.other_than >= 0) ahead.who.insert(by.other_than);
    }
  }
  ahead.looked.add(everything_ ? all_ : looked_at(program_, conditions_of(life_.always), settled));
  ahead.changes = changes_of(ahead);
  return ahead;
}

const Ahead& LooksAhead::from(int stage, const engine::Item& subject) {
  Settled settled;
  for (const int field : everything_ ? std::vector<int>{} : stages_[at(stage)].lasting) {
    const engine::Fact& fact = subject.facts[at(field)];
    if (fact.state == engine::FactState::known) settled[field] = all_.alike({life_.record, field}, fact.value);
  }
  const auto found = from_.find({stage, settled});
  if (found != from_.end()) return found->second;
  const std::set<int> acts = settled.empty() ? stages_[at(stage)].acts : acts_from(stage, settled);
  return from_.emplace(std::pair{stage, settled}, ahead_of(acts, settled)).first->second;
}

}  // namespace takecare::programs
