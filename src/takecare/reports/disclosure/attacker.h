// What can be worked out of published tables: every set of tables in whole numbers that agrees with them. One is found
// first, and the others by a linear program of the differences from it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takecare/reports/disclosure/linear_program.h"
#include "takecare/reports/disclosure/structure.h"
#include "takecare/reports/disclosure/whole_numbers.h"

namespace takecare::disclosure {

class Attacker {
 public:
  using Counts = std::vector<std::optional<std::int64_t>>;  // of each cell; none: hidden
  using Tables = std::vector<std::int64_t>;                 // a value for each variable of the structure

  enum class Answer : std::uint8_t { possible, undecided, impossible };
  struct Try {
    Answer answer = Answer::undecided;
    Tables tables;  // when possible; checked against the equations and the counts
  };

  // What is published, and tables that agree with it: see `find_tables`.
  Attacker(const Structure& structure, const Counts& published, Tables first);

  // Tables in which the cell is at least, or at most, this?
  Try at_least(int cell, std::int64_t value);
  Try at_most(int cell, std::int64_t value);
  // Tables in which these hidden cells are together as large as they can be, none over the cap; or as small.
  Try raise(const std::vector<int>& cells, std::int64_t cap);
  Try lower(const std::vector<int>& cells);

  // The least and the greatest value of a hidden cell in whole numbers; where the search gives up, the bound of the
  // linear program, which may be too wide. No greatest: without bound.
  std::int64_t least(int cell);
  std::optional<std::int64_t> greatest(int cell);

 private:
  int more(int variable) const { return 2 * variable; }
  int less(int variable) const { return 2 * variable + 1; }
  std::int64_t first(int variable) const { return first_[static_cast<std::size_t>(variable)]; }
  void restore(int variable);
  void reward(const std::vector<int>& cells, double direction);
  void move_freely(bool freely);
  Try search(LinearProgram::Method method, Effort effort);
  Try search_nearby(int cell);
  std::optional<std::int64_t> furthest(int cell, double direction);

  const Structure& structure_;
  Counts published_;
  Tables first_;
  LinearProgram program_;
};

// Any tables at all that agree with what is published?
Attacker::Try find_tables(const Structure& structure, const Attacker::Counts& published);

// In exact arithmetic: every equation holds, published cells have their counts, hidden ones are 1 or more, unseen ones
// 0 or more.
bool agree(const Structure& structure, const Attacker::Counts& published, const Attacker::Tables& tables);

}  // namespace takecare::disclosure
