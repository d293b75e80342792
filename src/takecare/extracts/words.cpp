#include "takecare/extracts/words.h"

#include <algorithm>
#include <array>

#include "takecare/lang/suggest.h"

namespace takecare::extracts {

namespace {

// The letters U+00C0 to U+00FF without their accents; '*' is none.
constexpr std::string_view latin_letters = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO*OUUUUYTY";

void push_word(Words& words, std::string& word) {
  if (!word.empty()) words.push_back(std::move(word));
  word.clear();
}

bool is_apostrophe(std::string_view rest) { return rest[0] == '\'' || rest.starts_with("\xE2\x80\x99"); }

}  // namespace

Words split_words(std::string_view text) {
  Words words;
  std::string word;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_apostrophe(text.substr(i))) {
      i += byte == '\'' ? 1 : 3;
    } else if ((byte == 0xC3) && i + 1 < text.size()) {
      const char letter = latin_letters[static_cast<unsigned char>(text[i + 1]) & 0x3FU];
      if (letter == '*') {
        push_word(words, word);
      } else {
        word += letter;
      }
      i += 2;
    } else {
      if (byte >= 'a' && byte <= 'z') {
        word += static_cast<char>(byte - 'a' + 'A');
      } else if ((byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')) {
        word += static_cast<char>(byte);
      } else {
        push_word(words, word);
      }
      ++i;
    }
  }
  push_word(words, word);
  return words;
}

Wording::Wording(std::span<const std::pair<std::string, std::string>> rules) {
  for (const auto& [from, to] : rules) {
    Words words = split_words(from);
    if (!words.empty()) rules_.emplace_back(std::move(words), split_words(to));
  }
}

Words Wording::words(std::string_view text) const {
  Words words = split_words(text);
  for (const auto& [from, to] : rules_) {
    std::size_t at = find_phrase(words, from);
    while (at != not_there) {
      const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at);
      words.erase(begin, begin + static_cast<std::ptrdiff_t>(from.size()));
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), to.begin(), to.end());
      at = find_phrase(words, from, at + to.size());
    }
  }
  return words;
}

std::size_t find_phrase(const Words& words, const Words& phrase, std::size_t from) {
  if (phrase.empty() || words.size() < phrase.size()) return not_there;
  for (std::size_t at = from; at + phrase.size() <= words.size(); ++at) {
    if (std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at))) return at;
  }
  return not_there;
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += word;
  return text;
}

std::string spoken(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool nearly_same(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t allowed = shorter >= 10 ? 2 : shorter >= 5 ? 1 : 0;
  if (longer - shorter > allowed) return false;
  return lang::edit_distance(a, b) <= allowed;
}

}  // namespace takecare::extracts
