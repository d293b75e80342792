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

struct People {
  std::vector<int> sizes;  // categories of each dimension
  std::vector<At> all;
};

// People crowd in the low categories, so that large and small counts stand side by side.
inline People random_people(const Shape& shape) {
  People people;
  for (const int most : shape.sizes) people.sizes.push_back(*rc::gen::inRange(1, most + 1));
  const auto draws = *rc::gen::container<std::vector<int>>(
      static_cast<std::size_t>(*rc::gen::inRange(0, shape.people + 1)), rc::gen::inRange(0, 1 << 20));
  for (int draw : draws) {
    At person;
    for (const int size : people.sizes) {
      const int square = size * size;
      person.push_back((draw % square) * (draw % square) / (square * size));
      draw /= square;
    }
    people.all.push_back(std::move(person));
  }
  return people;
}

inline LinkedTables tables_of(const Shape& shape, const People& people) {
  LinkedTables out;
  for (std::size_t d = 0; d < people.sizes.size(); ++d) {
    out.dimensions.push_back(numbered_dimension(static_cast<int>(d), people.sizes[d]));
  }
  for (const auto& dimensions : shape.tables) out.tables.push_back(count_people(people.all, dimensions));
  return out;
}

inline LinkedTables random_tables(const Shape& shape) { return tables_of(shape, random_people(shape)); }

// A correction: a few people are elsewhere, are gone, or were forgotten.
inline People corrected(People people) {
  const int changes = *rc::gen::inRange(1, 6);
  for (int change = 0; change < changes; ++change) {
    At person;
    for (const int size : people.sizes) person.push_back(*rc::gen::inRange(0, size));
    if (people.all.empty()) {
      people.all.push_back(std::move(person));
      continue;
    }
    const auto which = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(people.all.size())));
    switch (*rc::gen::inRange(0, 3)) {
      case 0: people.all[which] = std::move(person); break;
      case 1: people.all.erase(people.all.begin() + static_cast<std::ptrdiff_t>(which)); break;
      default: people.all.push_back(std::move(person)); break;
    }
  }
  return people;
}

// What the tables say by the zeros alone: every count that is shown is hidden.
inline PublishedTables zeros_only(PublishedTables tables) {
  for (PublishedTable& table : tables.tables) {
    for (PublishedCell& cell : table.cells) cell.count.reset();
  }
  return tables;
}

}  // namespace takecare::disclosure::testing
