// A linear program in equations, solved by COIN-OR Clp, warm from the last solution. Only linear_program.cpp knows Clp.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace takecare::disclosure {

struct LinearTerm {
  int column = 0;
  int coefficient = 0;
};

// sum of the terms = right
struct LinearRow {
  std::vector<LinearTerm> terms;
  std::int64_t right = 0;
};

class LinearProgram {
 public:
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  enum class Outcome : std::uint8_t { optimal, infeasible, unbounded, failed };

  // Columns are bounded to [0, infinity) and cost nothing at first.
  LinearProgram(int columns, std::vector<LinearRow> rows);
  ~LinearProgram();
  LinearProgram(LinearProgram&&) noexcept;
  LinearProgram& operator=(LinearProgram&&) noexcept;

  int columns() const;
  const std::vector<LinearRow>& rows() const;

  void bound(int column, double low, double high);
  double low(int column) const;
  double high(int column) const;
  void cost(int column, double cost);
  double cost(int column) const;

  // How to go about it; the answer is the same.
  enum class Method : std::uint8_t {
    primal,  // from the last solution: best after the costs changed
    dual,    // from the last solution: best after bounds changed
    anew,    // dual, from nothing: best when no cost is negative and few bounds keep all columns from being 0
  };
  Outcome minimize(Method method);
  std::span<const double> values() const;  // of the last solution

 private:
  struct Solver;
  std::unique_ptr<Solver> solver_;
};

}  // namespace takecare::disclosure
