// Designators: the '(a)', '(1)', '(iv)', '(A)', '(II)' that number the paragraphs of law.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace takecare::lang {

// The inside of a designator that the text begins with: 'a' of '(a) The Secretary'. At most five letters and digits.
std::optional<std::string_view> leading_designator(std::string_view text);

// Whether a designator can open a level: a, 1, i, A, I, aa.
bool opens_level(std::string_view designator);

// The level of each designator of one section, 0 the outermost, told by their order alone: one that goes on a series
// that is open belongs to it, one that begins a series opens a level below. 'i' after 'h' goes on with the letters
// unless 'ii' follows.
std::vector<int> levels_of(const std::vector<std::string>& designators);

}  // namespace takecare::lang
