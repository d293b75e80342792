// Linked tables of all the shapes that reports have, for properties that must hold for any.
#pragma once

#include <rapidcheck/gen/Select.h>

#include <string>

#include "random_tables.h"

namespace takecare::disclosure::testing {

inline Shape any_shape() {
  return *rc::gen::element<Shape>(
      Shape{.sizes = {5, 6}, .tables = {{0, 1}}, .people = 150},                             // one table
      Shape{.sizes = {5, 6, 4}, .tables = {{0, 1}, {0, 2}}, .people = 200},                  // a star
      Shape{.sizes = {3, 4, 4, 3}, .tables = {{0}, {0, 1}, {0, 2}, {0, 3}}, .people = 200},  // a larger star
      Shape{.sizes = {4, 3, 3, 4}, .tables = {{0, 1}, {1, 2}, {2, 3}}, .people = 150},       // a chain
      Shape{.sizes = {4, 3}, .tables = {{0}, {1}}, .people = 60},                            // only the total is shared
      Shape{.sizes = {4, 4, 3}, .tables = {{0, 1, 2}}, .people = 150},                       // three dimensions
      Shape{.sizes = {3, 3, 3}, .tables = {{0, 1}, {1, 2}, {0, 2}}, .people = 60});          // a ring
}

inline LinkedTables any_tables() {
  LinkedTables tables = random_tables(any_shape());
  // A hierarchy, now and then: the last two categories of a dimension that nothing sends an entry to become groups.
  if (*rc::gen::inRange(0, 3) == 0) {
    Dimension& dimension = tables.dimensions[0];
    const auto leaves = static_cast<int>(dimension.categories.size());
    for (int c = 0; c < leaves; ++c) dimension.part_of.push_back(leaves + c % 2);
    dimension.part_of.insert(dimension.part_of.end(), 2, total);
    dimension.categories.insert(dimension.categories.end(), {"even", "odd"});
  }
  return tables;
}

inline std::string text_of(const LinkedTables& tables) {
  std::string out;
  for (const Table& table : tables.tables) {
    out += table.name + ":";
    for (const Entry& entry : table.entries) {
      out += " (";
      for (const int at : entry.at) out += std::to_string(at) + " ";
      out += "= " + std::to_string(entry.count) + ")";
    }
    out += "\n";
  }
  return out;
}

inline std::int64_t sum_of_entries(const Table& table, const std::vector<Dimension>& dimensions, const At& at) {
  std::int64_t sum = 0;
  for (const Entry& entry : table.entries) {
    bool inside = true;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const Dimension& dimension = dimensions[static_cast<std::size_t>(table.dimensions[i])];
      int category = entry.at[i];
      while (category != at[i] && category != total) {
        category = dimension.part_of.empty() ? total : dimension.part_of[static_cast<std::size_t>(category)];
      }
      inside = inside && category == at[i];
    }
    if (inside) sum += entry.count;
  }
  return sum;
}

}  // namespace takecare::disclosure::testing
