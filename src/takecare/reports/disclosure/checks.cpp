// What callers may get wrong about dimensions and coordinates.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "takecare/reports/disclosure/structure.h"

namespace takecare::disclosure {

int whole_of(const Dimension& dimension, int category) {
  return dimension.part_of.empty() ? total : dimension.part_of[static_cast<std::size_t>(category)];
}

std::vector<bool> leaves_of(const Dimension& dimension) {
  std::vector<bool> leaves(dimension.categories.size(), true);
  for (const int whole : dimension.part_of) {
    if (whole != total) leaves[static_cast<std::size_t>(whole)] = false;
  }
  return leaves;
}

namespace {

Result<void> check_hierarchy(const Dimension& dimension) {
  const auto size = static_cast<int>(dimension.categories.size());
  if (dimension.part_of.empty()) return {};
  if (dimension.part_of.size() != dimension.categories.size()) {
    return fail(fmt::format("dimension '{}' has {} categories, but says of {} what they are a part of", dimension.name,
                            size, dimension.part_of.size()),
                "give one entry of part_of for each category");
  }
  for (const int whole : dimension.part_of) {
    if (whole != total && (whole < 0 || whole >= size)) {
      return fail(fmt::format("dimension '{}' has a category that is a part of category {}, which does not exist",
                              dimension.name, whole));
    }
  }
  for (int category = 0; category < size; ++category) {
    int steps = 0;
    for (int up = category; up != total; up = whole_of(dimension, up)) {
      if (++steps > size) {
        return fail(fmt::format("category '{}' of dimension '{}' is a part of itself",
                                dimension.categories[static_cast<std::size_t>(category)], dimension.name));
      }
    }
  }
  return {};
}

}  // namespace

Result<void> check_dimensions(std::span<const Dimension> dimensions) {
  for (const Dimension& dimension : dimensions) {
    if (auto ok = check_hierarchy(dimension); !ok) return ok;
  }
  return {};
}

Result<void> check_scope(std::span<const Dimension> dimensions, const std::string& name, std::span<const int> scope) {
  std::set<int> seen;
  for (const int dimension : scope) {
    if (dimension < 0 || dimension >= static_cast<int>(dimensions.size())) {
      return fail(fmt::format("table '{}' names dimension {}, which does not exist", name, dimension));
    }
    if (!seen.insert(dimension).second) {
      return fail(fmt::format("table '{}' names dimension '{}' twice", name,
                              dimensions[static_cast<std::size_t>(dimension)].name));
    }
  }
  return {};
}

Result<void> check_at(std::span<const Dimension> dimensions, const std::string& name, std::span<const int> scope,
                      const At& at) {
  if (at.size() != scope.size()) {
    return fail(fmt::format("table '{}' has {} dimensions, but one of its cells has {} coordinates", name, scope.size(),
                            at.size()));
  }
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Dimension& dimension = dimensions[static_cast<std::size_t>(scope[i])];
    if (at[i] != total && (at[i] < 0 || at[i] >= static_cast<int>(dimension.categories.size()))) {
      return fail(fmt::format("table '{}' has a cell at category {} of dimension '{}', which does not exist", name,
                              at[i], dimension.name));
    }
  }
  return {};
}

std::string describe(std::span<const Dimension> dimensions, const std::string& name, std::span<const int> scope,
                     std::span<const int> at) {
  std::string out = fmt::format("table '{}'", name);
  const char* before = ": ";
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Dimension& dimension = dimensions[static_cast<std::size_t>(scope[i])];
    out += fmt::format("{}{} = {}", before, dimension.name,
                       at[i] == total ? "total" : dimension.categories[static_cast<std::size_t>(at[i])]);
    before = ", ";
  }
  return out;
}

}  // namespace takecare::disclosure
