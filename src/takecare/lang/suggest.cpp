#include "takecare/lang/suggest.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace takecare::lang {

namespace {

std::string folded(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c == '_' || c == '-' || c == ' ') continue;
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

// A third of the letters may be wrong; in a short word, one; between single letters everything would be near.
std::size_t tolerance(std::string_view word) { return word.size() < 2 ? 0 : std::max<std::size_t>(1, word.size() / 3); }

// Lengths alone can tell, which spares long texts the comparison. Folding drops at most every second letter.
bool too_unlike(std::string_view word, std::string_view candidate) {
  return candidate.size() > 2 * word.size() + 2 || word.size() > 2 * candidate.size() + 2;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string& candidate : candidates) {
    if (too_unlike(word, candidate)) continue;
    const std::size_t distance = folded(word) == folded(candidate) ? 0 : edit_distance(word, candidate);
    if (distance <= tolerance(word)) found.emplace_back(distance, candidate);
  }
  std::ranges::sort(found);
  const auto [first, last] = std::ranges::unique(found);
  found.erase(first, last);

  std::vector<std::string> names;
  for (auto& [distance, name] : found) {
    if (names.size() == 3 || distance > found.front().first + 1) break;
    names.push_back(std::move(name));
  }
  return names;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::vector<std::string> names = nearest(word, candidates);
  return names.empty() ? std::string() : "did you mean " + one_of_words(names) + "?";
}

std::string one_of_words(const std::vector<std::string>& words, std::size_t most) {
  std::string out;
  const std::size_t shown = std::min(words.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == shown;
    if (i > 0) out += last && shown == words.size() ? " or " : ", ";
    out += "'" + words[i] + "'";
  }
  if (shown < words.size()) out += ", …";
  return out;
}

}  // namespace takecare::lang
