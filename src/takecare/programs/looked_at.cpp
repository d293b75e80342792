#include "takecare/programs/looked_at.h"

#include <algorithm>

#include "takecare/programs/looker.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Of the same sets.
bool named_alike(const std::set<LookedAt::Values>& sets, std::int64_t one, std::int64_t other) {
  return std::ranges::all_of(sets, [&](const LookedAt::Values& values) {
    return std::ranges::binary_search(values, one) == std::ranges::binary_search(values, other);
  });
}

}  // namespace

std::int64_t LookedAt::alike(Field field, std::int64_t value) const {
  if (each.contains(field) || compared.contains(field)) return value;
  const auto found = named.find(field);
  if (found == named.end()) return 0;
  std::int64_t first = 0;
  while (first < value && !named_alike(found->second, first, value)) ++first;
  return first;
}

std::vector<std::int64_t> LookedAt::worth_trying(Field field, std::int64_t all) const {
  const auto found = named.find(field);
  const std::set<Values> sets = found == named.end() ? std::set<Values>{} : found->second;
  const std::size_t enough = compared.contains(field) ? 2 : 1;
  std::vector<std::int64_t> values;
  for (std::int64_t value = 0; value < all; ++value) {
    const auto same = [&](std::int64_t other) { return named_alike(sets, value, other); };
    const bool counts = each.contains(field) || static_cast<std::size_t>(std::ranges::count_if(values, same)) < enough;
    if (counts) values.push_back(value);
  }
  return values;
}

void AskedOfRecord::add(const AskedOfRecord& other) {
  rules.insert(other.rules.begin(), other.rules.end());
  fields.insert(other.fields.begin(), other.fields.end());
}

std::ptrdiff_t LookedAt::named_until(Field field, Days date) const {
  const auto found = named_days.find(field);
  if (found == named_days.end()) return 0;
  return std::ranges::count_if(found->second, [&](Days named) { return named <= date; });
}

void LookedAt::add(const LookedAt& other) {
  fields.insert(other.fields.begin(), other.fields.end());
  counted.insert(other.counted.begin(), other.counted.end());
  each.insert(other.each.begin(), other.each.end());
  compared.insert(other.compared.begin(), other.compared.end());
  periods.insert(other.periods.begin(), other.periods.end());
  for (const auto& [field, sets] : other.named) named[field].insert(sets.begin(), sets.end());
  for (const auto& [field, named] : other.named_days) named_days[field].insert(named.begin(), named.end());
  for (const auto& [field, shifts] : other.shifted) shifted[field].insert(shifts.begin(), shifts.end());
  for (const auto& [list, asked] : other.of_references) of_references[list].add(asked);
  for (const auto& [list, conditions] : other.of_items) of_items[list].insert(conditions.begin(), conditions.end());
  for (const auto& [list, number] : other.counted_to) counted_to[list] = std::max(counted_to[list], number);
  as_of_date = as_of_date || other.as_of_date;
  calendar = calendar || other.calendar;
  days.insert(other.days.begin(), other.days.end());
  law.insert(other.law.begin(), other.law.end());
}

void LookedAt::leave_out(Field field) {
  fields.erase(field);
  each.erase(field);
  named.erase(field);
  named_days.erase(field);
  shifted.erase(field);
}

LookedAt looked_at(const lang::Program& program, const std::vector<int>& definitions, const Settled& settled,
                   bool opened) {
  LookedAt out;
  Looker looker(program, settled, opened);
  for (const int definition : definitions) {
    if (definition < 0) continue;
    // The record that a 'where' sets beside the actor's is an item of a list there.
    const bool beside = program.records[at(program.definitions[at(definition)].parameters[0])].generated();
    out.add(looker.look(definition, {!beside}).looked);
  }
  return out;
}

bool never_possible(const lang::Program& program, const lang::Act& act, const Settled& settled) {
  Looker looker(program, settled, true);
  return std::ranges::any_of(act.guards, [&](const lang::Guard& guard) {
    return !guard.bar && looker.look(guard.definition, {true}).truth == false;
  });
}

std::vector<int> conditions_of(const lang::Act& act) {
  std::vector<int> found;
  for (const lang::Guard& guard : act.guards) found.push_back(guard.definition);
  for (const lang::Movement& movement : act.movements) found.push_back(movement.definition);
  for (const lang::ActBy& by : act.by) found.insert(found.end(), by.where.begin(), by.where.end());
  return found;
}

std::vector<int> conditions_of(const std::vector<lang::Invariant>& always) {
  std::vector<int> found;
  for (const lang::Invariant& invariant : always) found.push_back(invariant.definition);
  return found;
}

std::vector<std::vector<int>> asked_by_acts(const lang::Program& program, const lang::LifeProgram& life) {
  std::vector<std::vector<int>> asked;
  LookedAt all = looked_at(program, conditions_of(life.always));
  for (const lang::Act& act : life.acts) {
    asked.push_back(conditions_of(act));
    all.add(looked_at(program, asked.back()));
  }
  std::set<const lang::Setting*> taken;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t a = 0; a < life.acts.size(); ++a) {
      for (const lang::Setting& setting : life.acts[a].settings) {
        if (!all.has(life.record, setting.field) || !taken.insert(&setting).second) continue;
        asked[a].push_back(setting.definition);
        all.add(looked_at(program, {setting.definition}));
        more = true;
      }
    }
  }
  return asked;
}

}  // namespace takecare::programs
