#include "takecare/reports/disclosure/structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "takecare/reports/disclosure/unseen.h"

namespace takecare::disclosure {
namespace {

class Builder {
 public:
  Builder(std::span<const Dimension> dimensions, std::span<const Scope> scopes)
      : dimensions_(dimensions), scopes_(scopes) {
    for (const Dimension& dimension : dimensions) leaves_.push_back(leaves_of(dimension));
  }

  Result<Structure> build() {
    if (auto ok = name_cells(); !ok) return std::unexpected(ok.error());
    if (auto ok = add_margins(); !ok) return std::unexpected(ok.error());
    std::vector<std::vector<int>> sets;
    for (const Scope& scope : scopes_) sets.push_back(scope.dimensions);
    if (auto ok = add_unseen(dimensions_, sets, leaves_, names_, out_); !ok) return std::unexpected(ok.error());
    return std::move(out_);
  }

 private:
  static CellKey key_of(const Scope& scope, const At& at) {
    CellKey key;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (at[i] != total) key.emplace_back(scope.dimensions[i], at[i]);
    }
    std::ranges::sort(key);
    return key;
  }

  std::string name_of(const Scope& scope, const At& at) const {
    return describe(dimensions_, scope.name, scope.dimensions, at);
  }

  Result<void> name_cells() {
    for (std::size_t t = 0; t < scopes_.size(); ++t) {
      const Scope& scope = scopes_[t];
      std::set<int> seen;
      out_.variable.emplace_back();
      for (std::size_t c = 0; c < scope.cells.size(); ++c) {
        const auto [place, is_new] = names_.try_emplace(key_of(scope, scope.cells[c]), out_.cells);
        if (is_new) {
          ++out_.cells;
          out_.first.push_back({.table = static_cast<int>(t), .cell = static_cast<int>(c)});
        }
        if (!seen.insert(place->second).second) return fail(name_of(scope, scope.cells[c]) + " is given twice");
        out_.variable.back().push_back(place->second);
      }
    }
    return {};
  }

  Result<void> add_margins() {
    std::set<Equation> equations;
    for (std::size_t t = 0; t < scopes_.size(); ++t) {
      PartsOf parts;
      for (std::size_t c = 0; c < scopes_[t].cells.size(); ++c) {
        if (auto ok = add_to_wholes(scopes_[t], c, out_.variable[t][c], parts); !ok) return ok;
      }
      for (auto& [whole, of] : parts) {
        std::ranges::sort(of);
        equations.insert({.whole = whole, .parts = std::move(of)});
      }
    }
    out_.equations.assign(equations.begin(), equations.end());
    return {};
  }

  // A margin is written as the sum over its first coordinate that has parts; step by step every margin so becomes the
  // sum of the table's detail, and any other equation between them follows.
  Result<void> add_to_wholes(const Scope& scope, std::size_t cell, int variable, PartsOf& parts) const {
    At at = scope.cells[cell];
    for (std::size_t i = 0; i < at.size() && at[i] != total; ++i) {
      const int category = at[i];
      const auto dimension = static_cast<std::size_t>(scope.dimensions[i]);
      at[i] = whole_of(dimensions_[dimension], category);
      const auto whole = names_.find(key_of(scope, at));
      if (whole == names_.end()) {
        return fail(name_of(scope, at) + " is missing, though a part of it is not zero",
                    "give every margin of a cell that is not zero");
      }
      parts[whole->second].push_back(variable);
      at[i] = category;
      if (!leaves_[dimension][static_cast<std::size_t>(category)]) break;
    }
    return {};
  }

  const std::span<const Dimension> dimensions_;
  const std::span<const Scope> scopes_;
  std::vector<std::vector<bool>> leaves_;
  std::map<CellKey, int> names_;
  Structure out_;
};

}  // namespace

Result<Structure> build_structure(std::span<const Dimension> dimensions, std::span<const Scope> scopes) {
  return Builder(dimensions, scopes).build();
}

}  // namespace takecare::disclosure
