#include "takecare/reports/disclosure/linear_program.h"

#include <ClpSimplex.hpp>
#include <CoinError.hpp>
#include <CoinPackedMatrix.hpp>

namespace takecare::disclosure {

struct LinearProgram::Solver {
  std::vector<LinearRow> rows;
  ClpSimplex clp;
};

namespace {

CoinPackedMatrix matrix_of(int columns, const std::vector<LinearRow>& rows) {
  std::vector<int> row_index;
  std::vector<int> column_index;
  std::vector<double> elements;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const LinearTerm& term : rows[r].terms) {
      row_index.push_back(static_cast<int>(r));
      column_index.push_back(term.column);
      elements.push_back(term.coefficient);
    }
  }
  CoinPackedMatrix matrix(true, row_index.data(), column_index.data(), elements.data(),
                          static_cast<CoinBigIndex>(elements.size()));
  matrix.setDimensions(static_cast<int>(rows.size()), columns);
  return matrix;
}

double for_clp(double bound) {
  if (bound == LinearProgram::infinity) return COIN_DBL_MAX;
  if (bound == -LinearProgram::infinity) return -COIN_DBL_MAX;
  return bound;
}

double from_clp(double bound) {
  if (bound >= COIN_DBL_MAX) return LinearProgram::infinity;
  if (bound <= -COIN_DBL_MAX) return -LinearProgram::infinity;
  return bound;
}

}  // namespace

LinearProgram::LinearProgram(int columns, std::vector<LinearRow> rows) : solver_(std::make_unique<Solver>()) {
  std::vector<double> right(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) right[r] = static_cast<double>(rows[r].right);
  ClpSimplex& clp = solver_->clp;
  clp.setLogLevel(0);
  clp.loadProblem(matrix_of(columns, rows), nullptr, nullptr, nullptr, right.data(), right.data());
  // All coefficients are +1 and -1: scaling gains nothing and would blur solutions that are whole numbers.
  clp.scaling(0);
  solver_->rows = std::move(rows);
}

LinearProgram::~LinearProgram() = default;
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;

int LinearProgram::columns() const { return solver_->clp.numberColumns(); }
const std::vector<LinearRow>& LinearProgram::rows() const { return solver_->rows; }

void LinearProgram::bound(int column, double low, double high) {
  solver_->clp.setColumnBounds(column, for_clp(low), for_clp(high));
}

double LinearProgram::low(int column) const { return from_clp(solver_->clp.columnLower()[column]); }
double LinearProgram::high(int column) const { return from_clp(solver_->clp.columnUpper()[column]); }
double LinearProgram::cost(int column) const { return solver_->clp.objective()[column]; }
void LinearProgram::cost(int column, double cost) { solver_->clp.setObjectiveCoefficient(column, cost); }

LinearProgram::Outcome LinearProgram::minimize(Method method) {
  try {
    if (method == Method::anew) solver_->clp.allSlackBasis(true);
    if (method == Method::primal) {
      solver_->clp.primal();
    } else {
      solver_->clp.dual();
    }
  } catch (const CoinError&) {
    return Outcome::failed;
  }
  switch (solver_->clp.status()) {
    case 0: return Outcome::optimal;
    case 1: return Outcome::infeasible;
    case 2: return Outcome::unbounded;
    default: return Outcome::failed;
  }
}

std::span<const double> LinearProgram::values() const {
  return {solver_->clp.primalColumnSolution(), static_cast<std::size_t>(columns())};
}

}  // namespace takecare::disclosure
