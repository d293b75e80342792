// The cells of linked tables as variables, and every equation between them. Says nothing of counts or of what is
// hidden: both the protection and its audit stand on it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"

namespace takecare::disclosure {

// One table's cells that are not zero: margins too.
struct Scope {
  std::string name;
  std::vector<int> dimensions;
  std::vector<At> cells;
};

// whole = sum of the parts
struct Equation {
  int whole = 0;
  std::vector<int> parts;  // ascending
  friend auto operator<=>(const Equation&, const Equation&) = default;
};

struct Structure {
  struct Place {
    int table = 0;
    int cell = 0;  // of Scope::cells
  };
  int cells = 0;                           // the variables 0 … cells - 1; a cell of several tables is one variable
  int unseen = 0;                          // the variables after them: cells of a cross-classification that nobody sees
  std::vector<Place> first;                // of each cell: the first table that has it
  std::vector<std::vector<int>> variable;  // [table][cell]
  std::vector<Equation> equations;         // each once; those of unseen parts last
  int variables() const { return cells + unseen; }
};

// The category, or `total`, that a coordinate is a part of. Only for coordinates other than `total`.
int whole_of(const Dimension& dimension, int category);

// Which categories have no parts; the total has no entry here and is never a leaf.
std::vector<bool> leaves_of(const Dimension& dimension);

// Coordinates and tables in range, hierarchies without circles, no dimension twice in a table.
Result<void> check_dimensions(std::span<const Dimension> dimensions);
Result<void> check_scope(std::span<const Dimension> dimensions, const std::string& name, std::span<const int> scope);
Result<void> check_at(std::span<const Dimension> dimensions, const std::string& name, std::span<const int> scope,
                      const At& at);

// Errors: a cell given twice, a cell whose margin is missing, a ring of tables that is too large.
Result<Structure> build_structure(std::span<const Dimension> dimensions, std::span<const Scope> scopes);

// 'table "status by region": status = detained, region = total'
std::string describe(std::span<const Dimension> dimensions, const std::string& name, std::span<const int> scope,
                     std::span<const int> at);

}  // namespace takecare::disclosure
