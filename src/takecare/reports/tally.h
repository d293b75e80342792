// Counting the rows of one table by the tuple of their categories.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

// The categories of a dimension while rows are read. Those of a text are found on the way and sorted at the end.
class Coder {
 public:
  Coder(const lang::Type& type, int values) : kind_(type.kind), values_(values) {}

  // A number for the category, stable while rows are read.
  int code(engine::FactState state, std::int64_t value, std::string_view text);

  // Numbers of 'code' to indices of Dimension::categories; adds the texts to the dimension and marks what occurs as
  // listed.
  std::vector<int> finish(Dimension& dimension) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  lang::Kind kind_;
  int values_;  // enumerators; 2 for a truth
  std::unordered_map<std::string, int, Hash, std::equal_to<>> texts_;
  std::vector<bool> occurs_;
};

// A row that surely has no such thing adds nothing; one whose value is unknown marks the cell.
void gather_row(Gathered& into, MeasureKind kind, engine::FactState state, std::int64_t value);
void gather_all(Gathered& into, MeasureKind kind, const Gathered& from);

class Tally {
 public:
  Tally(std::size_t slots, std::vector<MeasureKind> kinds);

  // The cell of a tuple, made when it is new; none when a category's number does not fit the packed key.
  std::optional<std::size_t> cell(std::span<const int> tuple);

  // A record, with its key or 0.
  void add(std::size_t cell, std::uint32_t key) {
    ++counts_[cell];
    keys_[cell] += key;
  }
  Gathered& gathered(std::size_t cell, std::size_t measure) { return gathered_[cell * kinds_.size() + measure]; }

  struct Entry {
    std::vector<int> tuple;
    CountedCell cell;
  };
  std::vector<Entry> entries() const;  // in no particular order

 private:
  std::size_t slots_;
  unsigned bits_;
  std::vector<MeasureKind> kinds_;
  std::unordered_map<std::uint64_t, std::size_t> index_;
  std::vector<std::int64_t> counts_;
  std::vector<std::uint32_t> keys_;
  std::vector<Gathered> gathered_;
};

}  // namespace takecare::reports
