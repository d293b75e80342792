#include "takecare/programs/choices.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "takecare/programs/alike.h"
#include "takecare/programs/fact_json.h"

namespace takecare::programs {

using engine::Fact;
using engine::FactState;
using engine::Item;
using lang::Kind;
using ledger::Json;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::size_t most_items = 8;        // of a list
constexpr std::size_t most_references = 16;  // of records that a field may refer to
constexpr std::size_t most_items_looked_through = 5'000;
constexpr std::size_t most_records_looked_through = 1'000;  // of which every rule is asked that conditions call

Fact known(std::int64_t value, std::string text = {}) {
  return {.state = FactState::known, .value = value, .text = std::move(text)};
}

constexpr std::size_t most_counted = 1'000'000;

std::string how_many(std::size_t all) { return all > most_counted ? "more than a million" : fmt::format("{}", all); }

// Calls take(choice) for at most 'most' of all ways to choose one of each, the first of each first, the others spread
// over all; returns how many ways there are.
template <class Take>
std::size_t choose(const std::vector<std::size_t>& counts, std::size_t most, const Take& take) {
  std::size_t all = 1;
  for (const std::size_t count : counts) all = all > most_counted ? all : all * count;
  std::vector<std::size_t> choice(counts.size(), 0);
  constexpr std::size_t spread = 2'654'435'761;  // prime, so that no way comes twice
  for (std::size_t n = 0; n < std::min(all, most); ++n) {
    std::size_t rest = all <= most ? n : n * spread % all;
    for (std::size_t i = counts.size(); i-- > 0;) {
      choice[i] = rest % counts[i];
      rest /= counts[i];
    }
    take(choice);
  }
  return all;
}

}  // namespace

// The day, and for each day that a condition names one that comes before it and one that does not.
std::vector<Fact> Choices::dates_of(LookedAt::Field field, const LookedAt& looked, Days day) {
  std::vector<Fact> dates{known(day)};
  const auto named = looked.named_days.find(field);
  if (named == looked.named_days.end()) return dates;
  std::set<std::ptrdiff_t> tried{looked.named_until(field, day)};
  for (const Days turning : named->second) {
    for (const Days date : {turning - 1, turning}) {
      if (tried.insert(looked.named_until(field, date)).second) dates.push_back(known(date));
    }
  }
  return dates;
}

// Of values that no condition tells apart one is enough.
std::vector<Fact> Choices::facts_of(int record, int field, const LookedAt& looked, Days day) const {
  const lang::Field& declared = program_.records[at(record)].fields[at(field)];
  const bool each = looked.each.contains({record, field});
  switch (declared.type.kind) {
    case Kind::truth: return each ? std::vector{known(1), known(0)} : std::vector{known(1)};
    case Kind::number: return each ? std::vector{known(1'000'000), known(2'000'000)} : std::vector{known(1'000'000)};
    case Kind::money: return {known(100'00)};
    case Kind::date: return dates_of({record, field}, looked, day);
    case Kind::duration: return {known(twelfths_per_year)};
    case Kind::text: return {known(0, "a")};
    case Kind::enumeration: {
      std::vector<Fact> facts;
      const auto values = std::ssize(program_.enumerations[at(declared.type.of)].values);
      for (const std::int64_t value : looked.worth_trying({record, field}, values)) facts.push_back(known(value));
      return facts;
    }
    case Kind::list: break;
  }
  return {};
}

// Items with every fact known; lists within them, references too, stay unknown.
std::vector<Item> Choices::items_of(int record, const LookedAt& looked, Days day, std::size_t most,
                                    std::size_t& all) const {
  const auto& fields = program_.records[at(record)].fields;
  std::vector<std::vector<Fact>> facts;
  std::vector<std::size_t> counts;
  std::vector<int> chosen;
  for (int f = 0; f < std::ssize(fields); ++f) {
    std::vector<Fact> choices = facts_of(record, f, looked, day);
    if (choices.empty()) continue;
    counts.push_back(choices.size());
    facts.push_back(std::move(choices));
    chosen.push_back(f);
  }
  std::vector<Item> items;
  all = choose(counts, most, [&](const std::vector<std::size_t>& choice) {
    Item item = engine::blank_item(program_, record);
    for (std::size_t i = 0; i < choice.size(); ++i) item.facts[at(chosen[i])] = facts[i][choice[i]];
    items.push_back(std::move(item));
  });
  return items;
}

template <class Key>
std::vector<Item> Choices::different_items(int record, Days day, std::size_t most, std::size_t tried, std::size_t& all,
                                           const Key& key) const {
  std::vector<Item> items = items_of(record, looked_, day, most, all);
  const bool cut = all > items.size();
  std::set<std::string> keys;
  std::erase_if(items, [&](const Item& item) { return !keys.insert(key(item)).second; });
  if (!cut) all = items.size();
  items.resize(std::min(items.size(), tried));
  return items;
}

std::string Choices::key_of_reference(int field, const Item& item) const {
  const auto asked = looked_.of_references.find({life_.record, field});
  if (asked == looked_.of_references.end()) return {};
  LookedAt facts = looked_;
  std::erase_if(facts.fields, [&](const LookedAt::Field& one) {
    return one.first != item.record || !asked->second.fields.contains(one.second);
  });
  return key_of_item(program_, facts, {life_.record, field}, item, conditions_) +
         conditions_.met(asked->second.rules, item, first_day_);
}

void Choices::give_references(MemoryPast& past) {
  const auto& fields = program_.records[at(life_.record)].fields;
  for (int field = 0; field < std::ssize(fields); ++field) {
    const lang::Field& declared = fields[at(field)];
    if (!declared.refers) continue;
    References& references = references_[field];
    for (Item& item : different_items(declared.type.of, first_day_, most_records_looked_through, most_references,
                                      references.all, [&](const Item& one) { return key_of_reference(field, one); })) {
      const std::string id = fmt::format("{} {}", declared.name, references.values.size() + 1);
      past.give_record(declared.type.of, id, std::move(item));
      references.values.emplace_back(id);
    }
  }
}

std::vector<Json> Choices::values_of(int field, const LookedAt& ahead, Days day,
                                     std::vector<std::string>& bounds) const {
  const lang::Field& declared = program_.records[at(life_.record)].fields[at(field)];
  std::vector<Json> values;
  if (declared.type.kind != Kind::list) {
    for (const Fact& fact : facts_of(life_.record, field, ahead, day))
      values.push_back(fact_json(program_, declared, fact));
    return values;
  }
  std::size_t all = 0;
  if (declared.refers) {
    values = references_.at(field).values;
    all = references_.at(field).all;
  } else {
    const LookedAt::Field list{life_.record, field};
    for (const Item& item :
         different_items(declared.type.of, day, most_items_looked_through, most_items, all,
                         [&](const Item& one) { return key_of_item(program_, ahead, list, one, conditions_); })) {
      values.push_back(item_json(program_, item));
    }
  }
  if (all > values.size()) {
    bounds.push_back(fmt::format("'{}' was tried with {} of {} {} {}, and those of the lives", declared.name,
                                 values.size(), how_many(all), program_.records[at(declared.type.of)].name,
                                 declared.refers ? "records" : "items"));
  }
  return values;
}

// What may be recorded is recorded or left out where a condition looks at it, and left out elsewhere.
Ways Choices::ways_of(const lang::Act& act, const LookedAt& ahead, Days day, std::size_t most) const {
  Ways ways;
  std::vector<int> fields;
  std::vector<std::vector<Json>> values;
  std::vector<std::size_t> counts;
  const auto add = [&](int field, bool may) {
    if (may && !ahead.has(life_.record, field)) return;
    fields.push_back(field);
    values.push_back(values_of(field, ahead, day, ways.bounds));
    counts.push_back(values.back().size() + (may ? 1 : 0));
  };
  for (const int field : act.records) add(field, false);
  for (const int field : act.adds) add(field, false);
  for (const int field : act.may_record) add(field, true);
  const std::size_t all = choose(counts, most, [&](const std::vector<std::size_t>& choice) {
    Json::Members members;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      if (choice[i] == values[i].size()) continue;
      members.emplace_back(program_.records[at(life_.record)].fields[at(fields[i])].name, values[i][choice[i]]);
    }
    ways.fields.push_back(std::move(members));
  });
  if (all > ways.fields.size()) {
    ways.bounds.push_back(fmt::format("'{}' was tried with {} of {} combinations of fields, and those of the lives",
                                      act.name, ways.fields.size(), how_many(all)));
  }
  return ways;
}

std::vector<Item> Choices::holders_of(int authority, Days day, std::size_t most) const {
  std::size_t all = 0;
  return items_of(program_.authorities[at(authority)].holders.front().record, looked_, day, most, all);
}

std::vector<Days> Choices::waits(const lang::Act& act, const NextAct& next) const {
  std::vector<Days> waits{0};
  const auto records_a_day = [&](int field) {
    return program_.records[at(life_.record)].fields[at(field)].type.kind == Kind::date &&
           (next.counts.each.contains({life_.record, field}) || next.counts.shifted.contains({life_.record, field}));
  };
  if (!next.asked.as_of_date && std::ranges::none_of(act.records, records_a_day) &&
      std::ranges::none_of(act.may_record, records_a_day)) {
    return waits;
  }
  waits.push_back(1);
  for (const int period : next.asked.periods) {
    if (period > 0) waits.push_back(period + 1);
  }
  return waits;
}

}  // namespace takecare::programs
