#include "takecare/reports/disclosure/whole_numbers.h"

#include <cmath>
#include <optional>
#include <random>

namespace takecare::disclosure {
namespace {

constexpr double whole_tolerance = 1e-6;
constexpr double largest_jitter = 0.01;

// The column that is nearest to a whole number, and not there yet: rounding it does the least harm. Of columns that are
// equally near that of the smallest range: a search that goes on rounding one without a bound need never end.
std::optional<int> nearly_whole(const LinearProgram& program) {
  const std::span<const double> values = program.values();
  std::optional<int> nearest;
  std::pair<double, double> best{1, LinearProgram::infinity};
  for (std::size_t c = 0; c < values.size(); ++c) {
    const double off = std::abs(values[c] - std::round(values[c]));
    if (off <= whole_tolerance || off > best.first + whole_tolerance) continue;
    const auto column = static_cast<int>(c);
    const double range = program.high(column) - program.low(column);
    if (off > best.first - whole_tolerance && range >= best.second) continue;
    best = {off, range};
    nearest = column;
  }
  return nearest;
}

double random_share(std::minstd_rand& random) {
  return static_cast<double>(random()) / static_cast<double>(std::minstd_rand::max());
}

bool satisfies(const LinearProgram& program, const std::vector<std::int64_t>& values) {
  for (int c = 0; c < program.columns(); ++c) {
    const auto value = static_cast<double>(values[static_cast<std::size_t>(c)]);
    if (value < program.low(c) || value > program.high(c)) return false;
  }
  for (const LinearRow& row : program.rows()) {
    std::int64_t sum = 0;
    for (const LinearTerm& term : row.terms) sum += term.coefficient * values[static_cast<std::size_t>(term.column)];
    if (sum != row.right) return false;
  }
  return true;
}

class DepthFirst {
 public:
  DepthFirst(LinearProgram& program, int node_limit, Columns columns)
      : program_(program), nodes_left_(node_limit), columns_(columns) {}

  WholeSolution run(LinearProgram::Method method) {
    WholeSolution out;
    out.search = search(method, out.values);
    return out;
  }

 private:
  Search search(LinearProgram::Method method, std::vector<std::int64_t>& values) {
    if (nodes_left_-- <= 0) return Search::gave_up;
    switch (program_.minimize(method)) {
      case LinearProgram::Outcome::optimal: break;
      case LinearProgram::Outcome::infeasible: return Search::none;
      default: return Search::gave_up;
    }
    const auto column = nearly_whole(program_);
    if (!column) return accept(values);
    return branch(*column, program_.values()[static_cast<std::size_t>(*column)], values);
  }

  Search accept(std::vector<std::int64_t>& values) const {
    values.clear();
    for (const double value : program_.values()) values.push_back(std::llround(value));
    return satisfies(program_, values) ? Search::found : Search::gave_up;
  }

  Search branch(int column, double value, std::vector<std::int64_t>& values) {
    const double low = program_.low(column);
    const double high = program_.high(column);
    const bool down_first = value - std::floor(value) < 0.5;
    Search worst = Search::none;
    for (const bool down : {down_first, !down_first}) {
      program_.bound(column, down ? low : std::ceil(value), down ? std::floor(value) : high);
      const Search side = down ? search(LinearProgram::Method::dual, values) : search_above(column, values);
      program_.bound(column, low, high);
      if (side == Search::found) return side;
      if (side == Search::gave_up) worst = side;
    }
    return worst;
  }

  // The column is 1 or more. Its other half, if it has one, may as well be 0.
  Search search_above(int column, std::vector<std::int64_t>& values) {
    const int other = column ^ 1;
    if (columns_ == Columns::values || program_.low(other) > 0) return search(LinearProgram::Method::dual, values);
    const double high = program_.high(other);
    program_.bound(other, 0, 0);
    const Search found = search(LinearProgram::Method::dual, values);
    program_.bound(other, 0, high);
    return found;
  }

  LinearProgram& program_;
  int nodes_left_;
  Columns columns_;
};

}  // namespace

WholeSolution find_whole(LinearProgram& program, LinearProgram::Method method, Effort effort, Columns columns) {
  WholeSolution out = DepthFirst(program, effort.nodes, columns).run(method);
  if (out.search != Search::gave_up || effort.starts <= 1) return out;
  std::vector<double> costs;
  for (int column = 0; column < program.columns(); ++column) costs.push_back(program.cost(column));
  std::minstd_rand random;
  for (int start = 1; start < effort.starts && out.search == Search::gave_up; ++start) {
    for (int column = 0; column < program.columns(); ++column) {
      program.cost(column, costs[static_cast<std::size_t>(column)] + largest_jitter * random_share(random));
    }
    out = DepthFirst(program, effort.nodes, columns).run(LinearProgram::Method::anew);
  }
  for (int column = 0; column < program.columns(); ++column)
    program.cost(column, costs[static_cast<std::size_t>(column)]);
  return out;
}

}  // namespace takecare::disclosure
