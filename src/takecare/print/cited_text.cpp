#include "takecare/print/cited_text.h"

#include <algorithm>

namespace takecare::print {

namespace {

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t run_of_letters(std::string_view text) {
  const auto* end = std::ranges::find_if_not(text, is_letter_or_digit);
  return static_cast<std::size_t>(end - text.begin());
}

// How much of the text is a pinpoint, '237(a)(2)'.
std::size_t pinpoint_length(std::string_view text) {
  std::size_t length = run_of_letters(text);
  while (length > 0 && length < text.size() && text[length] == '(') {
    const std::size_t inner = run_of_letters(text.substr(length + 1));
    const std::size_t close = length + 1 + inner;
    if (inner == 0 || close >= text.size() || text[close] != ')') break;
    length = close + 1;
  }
  return length;
}

struct Cited {
  std::size_t begin = std::string_view::npos;
  std::size_t length = 0;
  std::string href;
};

// The first citation of one source.
Cited find_citation(const Site& site, int source, std::string_view text, std::string_view page) {
  const std::string name = at(site.program.sources, source).name + " ";
  for (std::size_t begin = text.find(name); begin != std::string_view::npos; begin = text.find(name, begin + 1)) {
    if (begin > 0 && is_letter_or_digit(text[begin - 1])) continue;
    const std::size_t length = pinpoint_length(text.substr(begin + name.size()));
    std::string href = site.addresses.paragraph(source, text.substr(begin + name.size(), length), page);
    if (!href.empty()) return {.begin = begin, .length = name.size() + length, .href = std::move(href)};
  }
  return {};
}

}  // namespace

void write_cited_text(Html& html, const Site& site, std::string_view text, std::string_view from) {
  while (!text.empty()) {
    Cited first;
    for (int i = 0; i < count_of(site.program.sources); ++i) {
      Cited one = find_citation(site, i, text, from);
      if (one.begin < first.begin) first = std::move(one);
    }
    if (first.begin == std::string_view::npos) break;
    html.text(text.substr(0, first.begin)).link(first.href, text.substr(first.begin, first.length));
    text.remove_prefix(first.begin + first.length);
  }
  html.text(text);
}

}  // namespace takecare::print
