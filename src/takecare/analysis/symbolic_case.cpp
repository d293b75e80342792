#include "takecare/analysis/symbolic_case.h"

#include <fmt/format.h>

#include <algorithm>

namespace takecare::analysis {

using engine::Fact;
using engine::FactState;
using lang::Kind;

namespace {

struct Bounds {
  std::int64_t least;
  std::int64_t greatest;
};

// Wide enough for every rule of law, and narrow enough for a case that a person can read.
Bounds bounds_of(const lang::Program& program, lang::Type type) {
  constexpr std::int64_t millionths = 1'000'000;
  constexpr std::int64_t cents = 100;
  switch (type.kind) {
    case Kind::date: return {days_from_civil({1900, 1, 1}), days_from_civil({2099, 12, 31})};
    case Kind::number: return {0, 1'000'000 * millionths};
    case Kind::money: return {0, 1'000'000'000 * cents};
    case Kind::duration: return {0, 200 * twelfths_per_year};
    case Kind::enumeration: return {0, std::ssize(program.enumerations[static_cast<std::size_t>(type.of)].values) - 1};
    default: return {0, 1'000'000};
  }
}

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Term same(Solver& solver, const SymbolicValue& a, const SymbolicValue& b) {
  const Term none = solver.both(solver.negation(a.present), solver.negation(b.present));
  return solver.either(none, solver.both(std::vector{a.present, b.present, solver.same(a.value, b.value)}));
}

SymbolicCase::SymbolicCase(const lang::Program& program, Solver& solver, int record, int room)
    : program_(&program), solver_(&solver), room_(room) {
  nodes_.push_back({.record = record, .exists = solver.truth(true)});
}

const lang::Field& SymbolicCase::field_of(ItemId item, int field) const {
  return program_->records[at(record(item))].fields[at(field)];
}

int SymbolicCase::record(ItemId item) const { return nodes_[at(item)].record; }
Term SymbolicCase::exists(ItemId item) const { return nodes_[at(item)].exists; }

void SymbolicCase::require_domain(lang::Type type, const SymbolicValue& value) {
  if (type.kind == Kind::truth) return;
  const Bounds bounds = bounds_of(*program_, type);
  solver_->require(solver_->less_equal(solver_->number(bounds.least), value.value));
  solver_->require(solver_->less_equal(value.value, solver_->number(bounds.greatest)));
}

SymbolicValue SymbolicCase::fact(ItemId item, int field) {
  const auto found = facts_.find({item, field});
  if (found != facts_.end()) return found->second.value;
  const lang::Field& declared = field_of(item, field);
  const SymbolicValue value{.present = declared.optional ? solver_->new_truth() : solver_->truth(true),
                            .value = declared.type.kind == Kind::truth ? solver_->new_truth() : solver_->new_number()};
  require_domain(declared.type, value);
  facts_.emplace(std::pair{item, field}, OpenFact{.value = value, .recorded = {}});
  return value;
}

Term SymbolicCase::is_recorded(ItemId item, int field) {
  const SymbolicValue value = fact(item, field);
  OpenFact& open = facts_.at({item, field});
  if (open.recorded.id < 0) open.recorded = solver_->new_truth();
  return solver_->both(open.recorded, value.present);
}

ItemId SymbolicCase::add_item(int record, ItemId owner, int list_field, int index) {
  nodes_.push_back(
      {.record = record, .owner = owner, .list_field = list_field, .index = index, .exists = solver_->new_truth()});
  return static_cast<ItemId>(nodes_.size()) - 1;
}

std::vector<ItemId> SymbolicCase::items(ItemId owner, int list_field) {
  const auto found = lists_.find({owner, list_field});
  if (found != lists_.end()) return found->second.items;
  std::vector<ItemId> items;
  for (int i = 0; i < room_; ++i) {
    items.push_back(add_item(field_of(owner, list_field).type.of, owner, list_field, i));
    const Term before = i == 0 ? exists(owner) : exists(items[at(i) - 1]);
    solver_->require(solver_->either(before, solver_->negation(exists(items.back()))));
  }
  lists_.emplace(std::pair{owner, list_field}, OpenList{.items = items, .recorded = {}});
  return items;
}

Term SymbolicCase::is_list_recorded(ItemId owner, int list_field) {
  items(owner, list_field);
  OpenList& open = lists_.at({owner, list_field});
  if (open.recorded.id < 0) open.recorded = solver_->new_truth();
  return open.recorded;
}

std::string SymbolicCase::path(ItemId item) const {
  const Node& node = nodes_[at(item)];
  if (node.owner < 0) return "";
  const std::string owner = path(node.owner);
  const std::string& list = program_->records[at(record(node.owner))].fields[at(node.list_field)].name;
  return fmt::format("{}{}{}[{}]", owner, owner.empty() ? "" : ".", list, node.index + 1);
}

Term SymbolicCase::text(const std::string& text) {
  auto place = std::ranges::find(texts_, text);
  if (place == texts_.end()) place = texts_.insert(texts_.end(), text);
  return solver_->number(place - texts_.begin());
}

void SymbolicCase::read_fact(engine::Item& item, int field, const OpenFact& open) {
  if (open.recorded.id >= 0 && !solver_->holds(open.recorded)) return;
  Fact& fact = item.facts[at(field)];
  if (!solver_->holds(open.value.present)) {
    fact.state = FactState::not_applicable;
    return;
  }
  fact.state = FactState::known;
  const Kind kind = program_->records[at(item.record)].fields[at(field)].type.kind;
  fact.value = kind == Kind::truth ? static_cast<std::int64_t>(solver_->holds(open.value.value))
                                   : solver_->value(open.value.value);
  if (kind != Kind::text) return;
  const auto number = static_cast<std::size_t>(fact.value);
  fact.text = number < texts_.size() ? texts_[number] : fmt::format("text {}", number);
}

void SymbolicCase::read_lists(engine::Item& item, ItemId id) {
  for (const auto& [key, open] : facts_) {
    if (key.first == id) read_fact(item, key.second, open);
  }
  for (const auto& [key, open] : lists_) {
    if (key.first != id || (open.recorded.id >= 0 && !solver_->holds(open.recorded))) continue;
    engine::ItemList& list = item.lists[at(key.second)];
    list.known = true;
    for (const ItemId one : open.items) {
      if (!solver_->holds(exists(one))) break;
      list.items.push_back(engine::blank_item(*program_, record(one)));
      read_lists(list.items.back(), one);
    }
  }
}

std::vector<Term> SymbolicCase::plain(Days today) {
  const Term earliest = solver_->number(add_period(today, -15 * 12, 0, Rounding::last_day_kept));
  const Term latest = solver_->number(add_period(today, 5 * 12, 0, Rounding::last_day_kept));
  std::vector<Term> terms;
  for (const auto& [key, open] : facts_) {
    if (open.recorded.id >= 0) terms.push_back(open.recorded);
    if (field_of(key.first, key.second).type.kind != Kind::date) continue;
    terms.push_back(solver_->less_equal(earliest, open.value.value));
    terms.push_back(solver_->less_equal(open.value.value, latest));
  }
  for (const auto& [key, open] : lists_) {
    if (open.recorded.id >= 0) terms.push_back(open.recorded);
  }
  return terms;
}

engine::Case SymbolicCase::read() {
  engine::Case the_case{.subject = engine::blank_item(*program_, record(subject)), .origins = {}};
  read_lists(the_case.subject, subject);
  return the_case;
}

template <class Item, class Case>
Item* SymbolicCase::find_in(Case& the_case, ItemId item) const {
  const Node& node = nodes_[at(item)];
  if (node.owner < 0) return &the_case.subject;
  Item* owner = find_in<Item>(the_case, node.owner);
  if (owner == nullptr) return nullptr;
  auto& list = owner->lists[at(node.list_field)];
  return list.known && at(node.index) < list.items.size() ? &list.items[at(node.index)] : nullptr;
}

const engine::Item* SymbolicCase::find(const engine::Case& the_case, ItemId item) const {
  return find_in<const engine::Item>(the_case, item);
}

engine::Item* SymbolicCase::find(engine::Case& the_case, ItemId item) const {
  return find_in<engine::Item>(the_case, item);
}

std::vector<Term> SymbolicCase::equal_to(const engine::Case& the_case, ItemId except_item, int except_field) {
  std::vector<Term> terms;
  for (const auto& [key, open] : facts_) {
    if (key == std::pair{except_item, except_field}) continue;
    const engine::Item* item = find(the_case, key.first);
    if (item == nullptr) continue;
    const Fact& fact = item->facts[at(key.second)];
    if (fact.state == FactState::unknown) continue;
    if (open.recorded.id >= 0) terms.push_back(open.recorded);
    if (fact.state == FactState::not_applicable) {
      terms.push_back(solver_->negation(open.value.present));
      continue;
    }
    terms.push_back(open.value.present);
    const Kind kind = field_of(key.first, key.second).type.kind;
    const Term known = kind == Kind::truth  ? solver_->truth(fact.value != 0)
                       : kind == Kind::text ? text(fact.text)
                                            : solver_->number(fact.value);
    terms.push_back(solver_->same(open.value.value, known));
  }
  for (const auto& [key, open] : lists_) {
    const engine::Item* owner = find(the_case, key.first);
    if (owner == nullptr || !owner->lists[at(key.second)].known) continue;
    if (open.recorded.id >= 0) terms.push_back(open.recorded);
    for (const ItemId one : open.items) {
      const bool there = find(the_case, one) != nullptr;
      terms.push_back(there ? exists(one) : solver_->negation(exists(one)));
    }
  }
  return terms;
}

}  // namespace takecare::analysis
