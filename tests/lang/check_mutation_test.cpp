// Chapters whose words are changed at random: whatever they come to mean, the checker ends, its errors can be shown,
// and a program without errors is whole.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cctype>
#include <filesystem>

#include "snippets.h"
#include "takecare/lang/book.h"
#include "takecare/lang/dump.h"

namespace takecare::lang {

namespace {

const std::filesystem::path folder = std::filesystem::path(TAKECARE_ROOT) / "tests" / "lang" / "check_good";

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> read;
    for (const char* name : {"conditions.md", "rules.md", "sent.md", "resolution.md"}) {
      read.push_back(testing::read_all(folder / name));
    }
    return read;
  }();
  return all;
}

struct Word {
  std::size_t at = 0;
  std::size_t length = 0;
};

std::vector<Word> words_of(const std::string& text) {
  const auto in_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!in_word(text[at])) continue;
    Word word{.at = at, .length = 0};
    while (at < text.size() && in_word(text[at])) ++at;
    word.length = at - word.at;
    words.push_back(word);
  }
  return words;
}

// Puts one word of the chapter in the place of another, or swaps two lines: most of what comes out still parses.
void change_word(std::string& text) {
  const std::vector<Word> words = words_of(text);
  const Word from = *rc::gen::elementOf(words);
  const Word to = *rc::gen::elementOf(words);
  text.replace(to.at, to.length, text.substr(from.at, from.length));
}

void double_line(std::string& text) {
  const std::size_t at = *rc::gen::inRange<std::size_t>(0, text.size());
  const std::size_t first = text.rfind('\n', at);
  const std::size_t last = text.find('\n', at);
  if (first == std::string::npos || last == std::string::npos) return;
  const std::string line = text.substr(first, last - first);
  if (*rc::gen::inRange(0, 2) == 0) {
    text.erase(first, last - first);
  } else {
    text.insert(last, line);
  }
}

RC_GTEST_PROP(MutatedMeaning, GivesErrorsThatCanBeShownOrAWholeProgram, ()) {
  std::filesystem::current_path(folder);
  std::string text = *rc::gen::elementOf(texts());
  const int times = *rc::gen::inRange(1, 4);
  for (int i = 0; i < times; ++i) {
    if (*rc::gen::inRange(0, 4) == 0) {
      double_line(text);
    } else {
      change_word(text);
    }
  }
  const std::vector<Chapter> chapters{{.file = "mutated.md", .text = text}};
  const Book book = compile(chapters);
  for (const Diagnostic& diagnostic : book.diagnostics) {
    RC_ASSERT(diagnostic.place.line >= 1);
    RC_ASSERT(!render(diagnostic, chapters).empty());
  }
  RC_CLASSIFY(book.errors == 0, "sound");
  if (book.errors > 0) return;
  RC_ASSERT(dump(book.program) == dump(compile(chapters).program));
  for (std::size_t i = 0; i < book.program.definitions.size(); ++i) {
    for (const Version& version : book.program.definitions[i].versions) RC_ASSERT(version.body != no_expr);
  }
}

}  // namespace

}  // namespace takecare::lang
