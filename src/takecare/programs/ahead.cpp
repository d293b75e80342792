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
  for (const std::vector<int>& asked : asked_) {
    all_.add(looked_at(program_, asked));
    opened_.add(looked_at(program_, asked, {}, true));
  }
  for (const lang::Act& act : life_.acts) {
    guards_beside_fields_.push_back(everything_ ? std::vector<int>{} : find_guards_beside_fields(act));
  }
  if (everything_) opened_ = all_ = this->everything();
}

std::vector<int> LooksAhead::find_guards_beside_fields(const lang::Act& act) const {
  std::vector<int> said = fields_of(act);
  said.insert(said.end(), {life_.stage_field, life_.steps_field});
  std::vector<int> found;
  for (int n = 0; n < std::ssize(act.guards); ++n) {
    const LookedAt looked = looked_at(program_, {act.guards[at(n)].definition});
    if (std::ranges::none_of(said, [&](int field) { return looked.has(life_.record, field); })) found.push_back(n);
  }
  return found;
}

std::ptrdiff_t Ahead::changes_until(Days day) const { return std::ranges::upper_bound(changes, day) - changes.begin(); }

bool Ahead::changes_within(Days day, Days days) const { return changes_until(day) != changes_until(day + days); }

std::vector<Days> LooksAhead::changes_of(const LookedAt& looked) const {
  std::set<Days> changes = looked.days;
  for (const Days day : lang::days_of_change(program_)) {
    const auto changed = [&](const auto& one) {
      return lang::law_status(program_, one.first, one.second, day).in_force !=
             lang::law_status(program_, one.first, one.second, day - 1).in_force;
    };
    if (std::ranges::any_of(looked.law, changed)) changes.insert(day);
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

std::vector<int> LooksAhead::acts_at(int stage, const Settled& settled) const {
  std::vector<int> acts;
  for (int a = 0; a < std::ssize(life_.acts); ++a) {
    const lang::Act& act = life_.acts[at(a)];
    const bool here = stage == nothing ? act.begins : std::ranges::find(act.from, stage) != act.from.end();
    if (here && (settled.empty() || !never_possible(program_, act, settled))) acts.push_back(a);
  }
  return acts;
}

const std::vector<int>& LooksAhead::lasting(int stage, int acts) {
  const auto [found, first] = lasting_.try_emplace({stage, acts});
  if (!first) return found->second;
  std::set<int> said{life_.stage_field, life_.steps_field};
  std::set<int> reached{stage};
  for (std::set<int> now = reached; acts > 0 && !now.empty(); --acts) {
    std::set<int> next;
    for (const int from : now) {
      for (const int a : acts_at(from, {})) {
        const lang::Act& act = life_.acts[at(a)];
        const std::vector<int> fields = fields_of(act);
        said.insert(fields.begin(), fields.end());
        if (act.to >= 0 && reached.insert(act.to).second) next.insert(act.to);
      }
    }
    now = std::move(next);
  }
  const auto& fields = program_.records[at(life_.record)].fields;
  for (int f = 0; f < std::ssize(fields); ++f) {
    const bool enumeration = fields[at(f)].type.kind == lang::Kind::enumeration;
    if (enumeration && !said.contains(f) && all_.has(life_.record, f)) found->second.push_back(f);
  }
  return found->second;
}

const LookedAt& LooksAhead::asked_by(int act, const Settled& settled) {
  if (everything_) return all_;
  const auto [found, first] = asked_by_.try_emplace({act, settled});
  if (!first) return found->second;
  LookedAt& asked = found->second = looked_at(program_, asked_[at(act)], settled);
  const auto& own = life_.acts[at(act)].citations;
  for (const lang::Citation& citation : own.empty() ? life_.citations : own) {
    if (citation.source >= 0) asked.law.insert({citation.source, citation.pinpoint});
  }
  return asked;
}

LookedAt LooksAhead::by_invariants(int stage, const Settled& settled) const {
  if (everything_) return all_;
  if (stage == nothing) return {};
  Settled with_stage = settled;
  with_stage[life_.stage_field] = stage;
  return looked_at(program_, conditions_of(life_.always), with_stage);
}

LookedAt LooksAhead::after_act(const lang::Act& act, const Ahead& after) const {
  LookedAt looked = after.looked;
  for (const int field : everything_ ? std::vector<int>{} : act.records) looked.leave_out({life_.record, field});
  return looked;
}

const Ahead& LooksAhead::settled_from(int stage, const Settled& settled, int acts) {
  const auto [found, first] = from_.try_emplace({{stage, acts}, settled});
  Ahead& ahead = found->second;
  if (!first) return ahead;
  ahead.looked = by_invariants(stage, settled);
  for (const int a : acts > 0 ? acts_at(stage, settled) : std::vector<int>{}) {
    const lang::Act& act = life_.acts[at(a)];
    const Ahead& after = settled_from(act.to >= 0 ? act.to : stage, settled, acts - 1);
    NextAct& next = ahead.acts[a];
    next.asked = next.counts = asked_by(a, settled);
    next.counts.add(after.looked);
    ahead.looked.add(next.asked);
    ahead.looked.add(after_act(act, after));
    ahead.who.insert(after.who.begin(), after.who.end());
    for (const lang::ActBy& by : act.by) {
      if (by.other_than >= 0) ahead.who.insert(by.other_than);
    }
  }
  ahead.changes = changes_of(ahead.looked);
  return ahead;
}

const Ahead& LooksAhead::from(int stage, const engine::Item& subject, int acts) {
  Settled settled;
  for (const int field : everything_ ? std::vector<int>{} : lasting(stage, acts)) {
    const engine::Fact& fact = subject.facts[at(field)];
    if (fact.state == engine::FactState::known) settled[field] = all_.alike({life_.record, field}, fact.value);
  }
  return settled_from(stage, settled, acts);
}

}  // namespace takecare::programs
