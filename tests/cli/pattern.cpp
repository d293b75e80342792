#include "pattern.h"

#include <span>
#include <sstream>
#include <string_view>
#include <vector>

namespace takecare::tests {
namespace {

constexpr std::string_view hole = "[...]";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool line_matches(std::string_view expected, std::string_view found) {
  const auto at = expected.find(hole);
  if (at == std::string_view::npos) return expected == found;
  if (!found.starts_with(expected.substr(0, at))) return false;
  expected.remove_prefix(at + hole.size());
  for (std::size_t skip = at; skip <= found.size(); ++skip) {
    if (line_matches(expected, found.substr(skip))) return true;
  }
  return false;
}

bool lines_match(std::span<const std::string> expected, std::span<const std::string> found) {
  if (expected.empty()) return found.empty();
  if (expected.front() == hole) {
    for (std::size_t skip = 0; skip <= found.size(); ++skip) {
      if (lines_match(expected.subspan(1), found.subspan(skip))) return true;
    }
    return false;
  }
  return !found.empty() && line_matches(expected.front(), found.front()) &&
         lines_match(expected.subspan(1), found.subspan(1));
}

}  // namespace

bool matches(const std::string& expected, const std::string& found) {
  return lines_match(lines_of(expected), lines_of(found));
}

}  // namespace takecare::tests
