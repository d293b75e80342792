#include "takecare/lang/check/scope.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

Scope::Scope(const Program& program, const std::vector<int>& parameters) {
  BindingId owner = -1;
  for (const int record : parameters) {
    owner = bind(record, owner, spoken_name(at(program.records, record).name));
    enter(owner);
  }
}

BindingId Scope::bind(int record, BindingId owner, std::string word) {
  bindings_.push_back({.record = record, .owner = owner, .word = std::move(word)});
  return count() - 1;
}

std::optional<BindingId> Scope::item(const Program& program, std::string_view word) const {
  for (const BindingId id : std::views::reverse(in_view_)) {
    const std::string& record = at(program.records, binding(id).record).name;
    if (binding(id).word == word || record == word || spoken_name(record) == word) return id;
  }
  return std::nullopt;
}

std::vector<std::string> Scope::item_words() const {
  std::vector<std::string> words;
  words.reserve(in_view_.size());
  for (const BindingId id : in_view_) words.push_back(binding(id).word);
  return words;
}

std::optional<Found> Scope::find_in(const Program& program, BindingId id, std::string_view name) const {
  const int record = binding(id).record;
  const int field = index_of(at(program.records, record).fields, name);
  if (field >= 0) return Found{.binding = id, .field = field, .definition = -1};
  const int definition = find_definition_of(program, record, name);
  if (definition >= 0) return Found{.binding = id, .field = -1, .definition = definition};
  return std::nullopt;
}

std::vector<Found> Scope::find(const Program& program, std::string_view name) const {
  std::vector<Found> all;
  for (const BindingId id : std::views::reverse(in_view_)) {
    const std::optional<Found> found = find_in(program, id, name);
    const auto same_record = [&](const Found& other) { return binding(other.binding).record == binding(id).record; };
    if (found && std::ranges::none_of(all, same_record)) all.push_back(*found);
    if (found && binding(id).hides) break;
  }
  return all;
}

std::vector<BindingId> Scope::arguments(const std::vector<int>& parameters, BindingId innermost) const {
  std::vector<BindingId> arguments;
  BindingId id = innermost;
  for (const int record : std::views::reverse(parameters)) {
    if (id < 0 || binding(id).record != record) return {};
    arguments.push_back(id);
    id = binding(id).owner;
  }
  std::ranges::reverse(arguments);
  return arguments;
}

std::vector<std::string> Scope::names_in(const Program& program, BindingId id) const {
  const int record = binding(id).record;
  std::vector<std::string> names = names_of(at(program.records, record).fields);
  for (const Definition& definition : program.definitions) {
    if (subject_of(definition) == record) names.push_back(definition.name);
  }
  return names;
}

std::vector<std::string> Scope::names(const Program& program) const {
  std::vector<std::string> names;
  for (const BindingId id : in_view_) std::ranges::copy(names_in(program, id), std::back_inserter(names));
  return names;
}

}  // namespace takecare::lang::check
