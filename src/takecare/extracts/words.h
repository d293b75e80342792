// Names as people write them, made comparable: 'MONTGOMERY CNTY JAIL, PA', 'S.C.I. at Pittsburg'.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace takecare::extracts {

using Words = std::vector<std::string>;

// The words of a text: letters and digits in upper case, accents left out, apostrophes dropped, everything else between
// words.
Words split_words(std::string_view text);

// Rewrites as the book says: 'CNTY' as 'COUNTY', 'S C I' as 'SCI'. Each rule is applied once, in order, everywhere in
// the words.
class Wording {
 public:
  explicit Wording(std::span<const std::pair<std::string, std::string>> rules);
  Words words(std::string_view text) const;

 private:
  std::vector<std::pair<Words, Words>> rules_;
};

// Where 'phrase' stands together in 'words', or npos.
inline constexpr std::size_t not_there = static_cast<std::size_t>(-1);
std::size_t find_phrase(const Words& words, const Words& phrase, std::size_t from = 0);

// Without spaces, so that 'WILKESBARRE' is 'WILKES BARRE'.
std::string joined(std::span<const std::string> words);
// With spaces.
std::string spoken(std::span<const std::string> words);

// Whether two joined names are the same but for a slip of the pen: one letter in a name of five or more, two in one of
// ten or more.
bool nearly_same(std::string_view a, std::string_view b);

}  // namespace takecare::extracts
