// Finding what the user named in the book, with a suggestion when it is not there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::cli {

// The place of 'name' in 'names'; or an error that says what was meant and what there is. 'what' is 'extract',
// 'report'.
Result<int> find_name(const std::vector<std::string>& names, std::string_view name, std::string_view what);

// The same among declarations that have a name.
template <class Declaration>
Result<int> find_named(const std::vector<Declaration>& declarations, std::string_view name, std::string_view what) {
  std::vector<std::string> names;
  for (const auto& declaration : declarations) names.push_back(declaration.name);
  return find_name(names, name, what);
}

// Several at once; fails at the first that is not there.
template <class Declaration>
Result<std::vector<int>> find_all_named(const std::vector<Declaration>& declarations,
                                        const std::vector<std::string>& names, std::string_view what) {
  std::vector<int> found;
  for (const auto& name : names) {
    auto index = find_named(declarations, name, what);
    if (!index) return std::unexpected(index.error());
    found.push_back(*index);
  }
  return found;
}

}  // namespace takecare::cli
