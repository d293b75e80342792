#include "takecare/extracts/register_near.h"

#include <algorithm>

namespace takecare::extracts {

namespace {

constexpr std::size_t fewest_same = 2;
constexpr std::size_t most_left_out = 2;

// The words of 'a' that 'b' does not have, as often as they stand in it.
Words without(const Words& a, Words b) {
  Words rest;
  for (const std::string& word : a) {
    const auto found = std::ranges::find(b, word);
    if (found == b.end()) {
      rest.push_back(word);
    } else {
      b.erase(found);
    }
  }
  return rest;
}

bool differ_at_end(const Words& a, const Words& b) {
  return a.size() == b.size() && a.size() > fewest_same && std::equal(a.begin(), a.end() - 1, b.begin());
}

}  // namespace

std::string why_near(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return {};
  if (joined(a) == joined(b)) return "they differ in spaces";
  const Words only_a = without(a, b);
  const Words only_b = without(b, a);
  if (only_a.empty() && only_b.empty()) return "the same words in another order";
  const bool one_each = only_a.size() == 1 && only_b.size() == 1;
  if (one_each && nearly_same(only_a.front(), only_b.front()))
    return "a slip of the pen: " + only_a.front() + ", " + only_b.front();
  const Words& left_out = only_a.empty() ? only_b : only_a;
  const bool within = only_a.empty() || only_b.empty();
  if (within && left_out.size() <= most_left_out && std::min(a.size(), b.size()) >= fewest_same)
    return "words left out: " + spoken(left_out);
  if (differ_at_end(a, b)) return "the last word differs: " + a.back() + ", " + b.back();
  return {};
}

}  // namespace takecare::extracts
