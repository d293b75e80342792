// What can be worked out of published tables: every table in whole numbers that agrees with them, as a linear program.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takecare/reports/disclosure/linear_program.h"
#include "takecare/reports/disclosure/structure.h"

namespace takecare::disclosure {

class Attacker {
 public:
  using Counts = std::vector<std::optional<std::int64_t>>;  // of each cell; none: hidden
  using Tables = std::vector<std::int64_t>;                 // a value for each cell

  Attacker(const Structure& structure, const Counts& published);

  enum class Answer : std::uint8_t { possible, impossible, undecided };
  struct Try {
    Answer answer = Answer::undecided;
    Tables tables;  // when possible
  };

  // Any tables at all that agree with what is published?
  Try any();
  // Tables in which the cell is at least, or at most, this?
  Try at_least(int cell, std::int64_t value);
  Try at_most(int cell, std::int64_t value);
  // Tables in which the sum of the cells is large, or least. No cell goes over the cap.
  Try raise(const std::vector<int>& cells, std::int64_t cap);
  Try lower(const std::vector<int>& cells);

  // The least and the greatest value of a hidden cell in whole numbers; where the search gives up, the bounds of the
  // linear program, which may be too wide. No greatest: without bound.
  std::int64_t least(int cell);
  std::optional<std::int64_t> greatest(int cell);

 private:
  Try search();
  void restore(int cell);
  std::optional<double> bound(int cell, double cost);

  const Structure& structure_;
  Counts published_;
  LinearProgram program_;
};

}  // namespace takecare::disclosure
