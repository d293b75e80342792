// Random linked tables for the property tests, made as real ones are: by counting random people.
#pragma once

#include <rapidcheck/gen/Container.h>
#include <rapidcheck/gen/Numeric.h>

#include <map>
#include <numeric>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"

namespace takecare::disclosure::testing {

// A table over these dimensions that counts these people; a person is a category for each dimension.
inline Table count_people(const std::vector<At>& people, std::vector<int> dimensions) {
  std::map<At, std::int64_t> counts;
  for (const At& person : people) {
    At at;
    for (const int dimension : dimensions) at.push_back(person[static_cast<std::size_t>(dimension)]);
    ++counts[at];
  }
  Table table{.name = "", .dimensions = std::move(dimensions), .entries = {}};
  for (const int dimension : table.dimensions)
    table.name += (table.name.empty() ? "d" : " × d") + std::to_string(dimension);
  for (const auto& [at, count] : counts) table.entries.push_back({.at = at, .count = count});
  return table;
}

inline Dimension numbered_dimension(int index, int size) {
  Dimension out{.name = "d" + std::to_string(index), .categories = {}, .part_of = {}};
  for (int c = 0; c < size; ++c) out.categories.push_back(std::to_string(c));
  return out;
}

struct Shape {
  std::vector<int> sizes;                // the most categories of each dimension
  std::vector<std::vector<int>> tables;  // dimensions of each
  int people = 0;                        // the most
};

// People crowd in the low categories, so that large and small counts stand side by side.
inline LinkedTables random_tables(const Shape& shape) {
  std::vector<int> sizes;
  for (const int most : shape.sizes) sizes.push_back(*rc::gen::inRange(1, most + 1));
  const auto draws = *rc::gen::container<std::vector<int>>(
      static_cast<std::size_t>(*rc::gen::inRange(0, shape.people + 1)), rc::gen::inRange(0, 1 << 20));
  std::vector<At> people;
  for (int draw : draws) {
    At person;
    for (const int size : sizes) {
      const int square = size * size;
      person.push_back((draw % square) * (draw % square) / (square * size));
      draw /= square;
    }
    people.push_back(std::move(person));
  }
  LinkedTables out;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    out.dimensions.push_back(numbered_dimension(static_cast<int>(d), sizes[d]));
  }
  for (const auto& dimensions : shape.tables) out.tables.push_back(count_people(people, dimensions));
  return out;
}

// What the tables say by the zeros alone: every count that is shown is hidden.
inline PublishedTables zeros_only(PublishedTables tables) {
  for (PublishedTable& table : tables.tables) {
    for (PublishedCell& cell : table.cells) cell.count.reset();
  }
  return tables;
}

}  // namespace takecare::disclosure::testing
