#include "takecare/programs/choices.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/programs/fact_json.h"

namespace takecare::programs {

using engine::Fact;
using engine::FactState;
using engine::Item;
using lang::Kind;
using ledger::Json;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::size_t most_items = 8;  // of a list, or referred to

Fact known(std::int64_t value, std::string text = {}) {
  return {.state = FactState::known, .value = value, .text = std::move(text)};
}

// Calls take(choice) for at most 'most' of all ways to choose one of each, the first of each first, the others spread
// over all; returns how many ways there are.
template <class Take>
std::size_t choose(const std::vector<std::size_t>& counts, std::size_t most, const Take& take) {
  std::size_t all = 1;
  for (const std::size_t count : counts) all = all > 1'000'000 ? all : all * count;
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

// A fact that no condition looks at has one value.
std::vector<Fact> Choices::facts_of(int record, int field, Days day) const {
  const lang::Field& declared = program_.records[at(record)].fields[at(field)];
  const bool looked = looked_.has(record, field);
  switch (declared.type.kind) {
    case Kind::truth: return looked ? std::vector{known(1), known(0)} : std::vector{known(1)};
    case Kind::number: return looked ? std::vector{known(1'000'000), known(2'000'000)} : std::vector{known(1'000'000)};
    case Kind::money: return {known(100'00)};
    case Kind::date: return {known(day)};
    case Kind::duration: return {known(twelfths_per_year)};
    case Kind::text: return {known(0, "a")};
    case Kind::enumeration: {
      std::vector<Fact> facts{known(0)};
      const auto& values = program_.enumerations[at(declared.type.of)].values;
      for (std::size_t i = 1; looked && i < values.size(); ++i) facts.push_back(known(static_cast<std::int64_t>(i)));
      return facts;
    }
    case Kind::list: break;
  }
  return {};
}

// Items with every fact known; lists within them, references too, stay unknown.
std::vector<Item> Choices::items_of(int record, Days day, std::size_t most) const {
  const auto& fields = program_.records[at(record)].fields;
  std::vector<std::vector<Fact>> facts;
  std::vector<std::size_t> counts;
  std::vector<int> chosen;
  for (int f = 0; f < std::ssize(fields); ++f) {
    std::vector<Fact> all = facts_of(record, f, day);
    if (all.empty()) continue;
    counts.push_back(all.size());
    facts.push_back(std::move(all));
    chosen.push_back(f);
  }
  std::vector<Item> items;
  choose(counts, most, [&](const std::vector<std::size_t>& choice) {
    Item item = engine::blank_item(program_, record);
    for (std::size_t i = 0; i < choice.size(); ++i) item.facts[at(chosen[i])] = facts[i][choice[i]];
    items.push_back(std::move(item));
  });
  return items;
}

std::vector<Json> Choices::values_of(int field, Days day, std::size_t most, MemoryPast& past) const {
  const lang::Field& declared = program_.records[at(life_.record)].fields[at(field)];
  std::vector<Json> values;
  if (declared.type.kind != Kind::list) {
    for (const Fact& fact : facts_of(life_.record, field, day)) values.push_back(fact_json(program_, declared, fact));
    return values;
  }
  int number = 0;
  for (Item& item : items_of(declared.type.of, declared.refers ? first_day_ : day, std::min(most, most_items))) {
    if (!declared.refers) {
      values.push_back(item_json(program_, item));
      continue;
    }
    const std::string id = fmt::format("{} {}", declared.name, ++number);
    past.give_record(declared.type.of, id, std::move(item));
    values.emplace_back(id);
  }
  return values;
}

// What may be recorded is recorded or left out where a condition looks at it, and left out elsewhere.
std::vector<Json::Members> Choices::fields_of(const lang::Act& act, Days day, std::size_t most, MemoryPast& past,
                                              std::size_t& all) const {
  std::vector<int> fields;
  std::vector<std::vector<Json>> values;
  std::vector<std::size_t> counts;
  const auto add = [&](int field, bool may) {
    if (may && !looked_.has(life_.record, field)) return;
    fields.push_back(field);
    values.push_back(values_of(field, day, most, past));
    counts.push_back(values.back().size() + (may ? 1 : 0));
  };
  for (const int field : act.records) add(field, false);
  for (const int field : act.adds) add(field, false);
  for (const int field : act.may_record) add(field, true);
  std::vector<Json::Members> ways;
  all = choose(counts, most, [&](const std::vector<std::size_t>& choice) {
    Json::Members members;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      if (choice[i] == values[i].size()) continue;
      members.emplace_back(program_.records[at(life_.record)].fields[at(fields[i])].name, values[i][choice[i]]);
    }
    ways.push_back(std::move(members));
  });
  return ways;
}

std::vector<Item> Choices::holders_of(int authority, Days day, std::size_t most) const {
  return items_of(program_.authorities[at(authority)].holders.front().record, day, most);
}

std::vector<Days> Choices::waits() const {
  constexpr std::size_t most_waits = 5;
  std::vector<Days> waits{0};
  if (!looked_.as_of_date) return waits;
  waits.push_back(1);
  for (const int period : looked_.periods) {
    if (waits.size() < most_waits && period > 0) waits.push_back(period + 1);
  }
  return waits;
}

}  // namespace takecare::programs
