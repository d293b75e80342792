#include "takecare/cli/names.h"

#include <fmt/core.h>

#include <algorithm>

#include "takecare/lang/suggest.h"

namespace takecare::cli {

Result<int> find_name(const std::vector<std::string>& names, std::string_view name, std::string_view what) {
  const auto found = std::ranges::find(names, name);
  if (found != names.end()) return static_cast<int>(found - names.begin());
  std::string help = lang::did_you_mean(name, names);
  if (help.empty() && !names.empty()) help = fmt::format("the book has {}", lang::one_of_words(names, 12));
  if (names.empty()) help = fmt::format("the book has no {}", what);
  return fail(fmt::format("the book has no {} '{}'", what, name), help);
}

}  // namespace takecare::cli
