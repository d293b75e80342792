#include "takecare/engine/item_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

namespace takecare::engine {

namespace {

const lang::Record& record_of(const lang::Program& program, const Item& item) {
  return program.records[static_cast<std::size_t>(item.record)];
}

struct PathStep {
  std::string_view list;
  std::size_t number = 0;  // from 1
};

// 'offenses[1]'
Result<PathStep> parse_step(std::string_view step, std::string_view path) {
  const std::size_t open = step.find('[');
  std::size_t number = 0;
  if (open != std::string_view::npos && step.ends_with(']')) {
    const std::string_view digits = step.substr(open + 1, step.size() - open - 2);
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc{} || end != digits.data() + digits.size()) number = 0;
  }
  if (number == 0) {
    return fail(fmt::format("'{}' is not the path of an item", path),
                "Write the list and the number of the item, as in 'things[1]'.");
  }
  return PathStep{.list = step.substr(0, open), .number = number};
}

Result<const Item*> item_at(const lang::Program& program, const Item& owner, const PathStep& step) {
  const lang::Record& record = record_of(program, owner);
  const auto field = std::ranges::find(record.fields, step.list, &lang::Field::name);
  if (field == record.fields.end() || field->type.kind != lang::Kind::list) {
    return fail(fmt::format("{} has no list '{}'", record.name, step.list));
  }
  const ItemList& list = owner.lists[static_cast<std::size_t>(field - record.fields.begin())];
  if (!list.known)
    return fail(fmt::format("the list '{}' is unknown in this case, so it has no item {}", step.list, step.number));
  if (step.number > list.items.size()) {
    return fail(fmt::format("the list '{}' has {} item{}, no item {}", step.list, list.items.size(),
                            list.items.size() == 1 ? "" : "s", step.number));
  }
  return &list.items[step.number - 1];
}

}  // namespace

Result<std::vector<const Item*>> find_items(const lang::Program& program, const Case& the_case, std::string_view path) {
  std::vector<const Item*> items{&the_case.subject};
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const auto step = parse_step(rest.substr(0, dot), path);
    if (!step) return std::unexpected(step.error());
    const auto item = item_at(program, *items.back(), *step);
    if (!item) return std::unexpected(item.error());
    items.push_back(*item);
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  return items;
}

Result<std::vector<const Item*>> find_arguments(const lang::Program& program, int definition, const Case& the_case,
                                                std::string_view path) {
  auto items = find_items(program, the_case, path);
  if (!items) return items;
  const lang::Definition& asked = program.definitions[static_cast<std::size_t>(definition)];
  const auto record = [](const Item* item) { return item->record; };
  const std::size_t wanted = asked.parameters.size();
  const std::size_t surplus = items->size() < wanted ? 0 : items->size() - wanted;
  items->erase(items->begin(), items->begin() + static_cast<std::ptrdiff_t>(surplus));
  if (std::ranges::equal(*items, asked.parameters, {}, record)) return items;
  const lang::Record& last = program.records[static_cast<std::size_t>(asked.parameters.back())];
  return fail(
      fmt::format("'{}' is about {}, and {} is {}", asked.name, last.name,
                  path.empty() ? "the case" : fmt::format("'{}'", path), record_of(program, *items->back()).name),
      wanted > 1 ? "Name the item with its list and its number, as in 'things[1]'." : "");
}

ItemPaths::ItemPaths(const lang::Program& program, const Case& the_case) {
  add(program, the_case.subject, "");
  std::ranges::sort(paths_, std::less<>{}, &std::pair<const Item*, std::string>::first);
}

void ItemPaths::add(const lang::Program& program, const Item& item, const std::string& path) {
  paths_.emplace_back(&item, path);
  const lang::Record& record = record_of(program, item);
  for (std::size_t f = 0; f < record.fields.size(); ++f) {
    for (std::size_t i = 0; i < item.lists[f].items.size(); ++i) {
      const std::string dot = path.empty() ? "" : ".";
      add(program, item.lists[f].items[i], fmt::format("{}{}{}[{}]", path, dot, record.fields[f].name, i + 1));
    }
  }
}

std::string_view ItemPaths::path(const Item* item) const {
  const auto found = std::ranges::lower_bound(paths_, item, std::less<>{}, &std::pair<const Item*, std::string>::first);
  return found == paths_.end() || found->first != item ? std::string_view("?") : std::string_view(found->second);
}

std::string ItemPaths::fact_path(const lang::Program& program, const Item* item, int field) const {
  const std::string_view owner = path(item);
  const std::string& name = record_of(program, *item).fields[static_cast<std::size_t>(field)].name;
  return owner.empty() ? name : fmt::format("{}.{}", owner, name);
}

}  // namespace takecare::engine
