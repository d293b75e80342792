#include "takecare/lang/paragraphs.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

#include "takecare/lang/designators.h"

namespace takecare::lang {

namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Prints of the U.S. Code indent with spaces that do not break.
std::string with_plain_spaces(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool unbreakable = text.substr(i).starts_with("\u00A0");
    const bool narrow = text.substr(i).starts_with("\u202F");
    plain += unbreakable || narrow ? ' ' : text[i];
    i += unbreakable ? 1U : narrow ? 2U : 0U;
  }
  return plain;
}

// What a line is: the start of a section, of a paragraph with a designator, or more words.
struct Piece {
  std::string section;     // not empty: a section starts
  std::string designator;  // not empty: a paragraph starts
  int indent = 0;
  std::string words;
};

struct Heading {
  std::string section;
  std::string_view rest;
};

// 'Sec. 9. …' and 'Section 1. …' of orders, 'Sec. 287.7  …' of regulations, '## § 1227. …' of the U.S. Code.
std::optional<Heading> heading_of(std::string_view line) {
  std::string_view rest = line;
  bool found = false;
  for (const std::string_view start : {"Section ", "Sec. ", "## § "}) {
    if (found || !rest.starts_with(start)) continue;
    rest.remove_prefix(start.size());
    found = true;
  }
  if (!found || rest.empty() || std::isdigit(static_cast<unsigned char>(rest.front())) == 0) return std::nullopt;
  const std::size_t end = std::min(rest.find(' '), rest.size());
  std::string_view number = rest.substr(0, end);
  rest.remove_prefix(end);
  // 'Section 1101 of title 8' begins a sentence, no section.
  if (!number.ends_with('.') && !rest.starts_with("  ")) return std::nullopt;
  while (number.ends_with('.')) number.remove_suffix(1);
  return Heading{.section = std::string(number), .rest = trimmed(rest)};
}

// Notes of the editors: '<sup>[1]</sup> <sup><sup> 1 So in original. </sup></sup>'.
constexpr std::string_view note_begins = "<sup>";
constexpr std::string_view note_ends = "</sup>";

std::string without_notes(std::string_view words) {
  std::string out;
  int depth = 0;
  while (!words.empty()) {
    const bool begins = words.starts_with(note_begins);
    const bool ends = words.starts_with(note_ends);
    depth += begins ? 1 : ends && depth > 0 ? -1 : 0;
    if (!begins && !ends && depth == 0) out += words.front();
    words.remove_prefix(begins ? note_begins.size() : ends ? note_ends.size() : 1);
  }
  return out;
}

std::string without_marks(std::string_view words) {
  std::string out = without_notes(words);
  for (std::size_t at = out.find("__"); at != std::string::npos; at = out.find("__")) out.erase(at, 2);
  out.erase(std::ranges::unique(out, [](char a, char b) { return a == ' ' && b == ' '; }).begin(), out.end());
  return std::string(trimmed(out));
}

// Where the words after a caption begin with the first designator of a series: 'Heading. (a) …'.
std::size_t designator_after_caption(std::string_view words) {
  const std::size_t stop = words.find(". (");
  if (stop == std::string_view::npos || words.substr(0, stop).contains('(')) return std::string_view::npos;
  const std::optional<std::string_view> designator = leading_designator(words.substr(stop + 2));
  return designator && opens_level(*designator) ? stop + 2 : std::string_view::npos;
}

// Adds the words of a line, cut at the designators that follow one another or a caption: '(b)(1) …', '(b) Caption. (1)
// …'.
void add_words(std::vector<Piece>& pieces, std::string_view words, int indent, Piece piece) {
  while (true) {
    if (const auto designator = leading_designator(words)) {
      if (!piece.section.empty() || !piece.designator.empty()) pieces.push_back(std::move(piece));
      piece = {.section = {}, .designator = std::string(*designator), .indent = indent, .words = {}};
      words = trimmed(words.substr(designator->size() + 2));
      // On one line, each further designator is a level below.
      ++indent;
      continue;
    }
    const bool starts = !piece.section.empty() || !piece.designator.empty();
    const std::size_t cut = starts ? designator_after_caption(words) : std::string_view::npos;
    piece.words = without_marks(words.substr(0, cut));
    if (cut == std::string_view::npos) return pieces.push_back(std::move(piece));
    words.remove_prefix(cut);
  }
}

// The signature of an order and the source notes of a regulation are not law.
bool ends_text(std::string_view line) { return line.starts_with("THE WHITE HOUSE") || line.starts_with("["); }

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool in_code = false;
  for (const std::string_view line : lines_of(text)) {
    const std::string_view words = trimmed(line);
    if (words.empty()) continue;
    const int indent = static_cast<int>(line.find_first_not_of(" \t"));
    if (const auto heading = heading_of(line)) {
      in_code = line.starts_with('#');
      add_words(pieces, heading->rest, 0, {.section = heading->section, .designator = {}, .indent = 0, .words = {}});
      continue;
    }
    // In the U.S. Code all that is law is indented, but for words after a note of the editors; credits follow at the
    // margin.
    if (pieces.empty() || ends_text(words)) continue;
    if (in_code && indent < 4 && !words.starts_with(note_begins)) break;
    add_words(pieces, words, indent, {.section = {}, .designator = {}, .indent = indent, .words = {}});
  }
  return pieces;
}

std::string joined(const std::string& section, const std::vector<std::string>& designators) {
  std::string pinpoint = section;
  for (const std::string& designator : designators) pinpoint += "(" + designator + ")";
  return pinpoint;
}

void add_to(Paragraph& paragraph, const std::string& words) {
  if (words.empty()) return;
  if (!paragraph.text.empty()) paragraph.text += "\n\n";
  paragraph.text += words;
}

std::vector<int> levels_by_order(const std::vector<Piece>& pieces) {
  std::vector<std::string> designators;
  for (const Piece& piece : pieces) {
    if (!piece.designator.empty()) designators.push_back(piece.designator);
  }
  return levels_of(designators);
}

// The levels of the designated pieces by how far they are indented.
std::vector<int> levels_by_indent(const std::vector<Piece>& pieces) {
  std::vector<int> open;
  std::vector<int> levels;
  for (const Piece& piece : pieces) {
    if (piece.designator.empty()) continue;
    while (!open.empty() && open.back() >= piece.indent) open.pop_back();
    levels.push_back(static_cast<int>(open.size()));
    open.push_back(piece.indent);
  }
  return levels;
}

void add_section(std::vector<Paragraph>& paragraphs, const std::vector<Piece>& pieces) {
  const bool indented = std::ranges::any_of(pieces, [](const Piece& piece) { return piece.indent >= 4; });
  const std::vector<int> levels = indented ? levels_by_indent(pieces) : levels_by_order(pieces);
  std::vector<std::string> open;
  std::size_t designated = 0;
  for (const Piece& piece : pieces) {
    if (!piece.designator.empty()) {
      open.resize(static_cast<std::size_t>(levels[designated++]));
      open.push_back(piece.designator);
    }
    if (!piece.section.empty() || !piece.designator.empty()) {
      paragraphs.push_back({.pinpoint = joined(pieces.front().section, open), .text = {}});
    }
    add_to(paragraphs.back(), piece.words);
  }
}

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view print) {
  const std::string text = with_plain_spaces(print);
  const std::vector<Piece> pieces = pieces_of(text);
  std::vector<Paragraph> paragraphs;
  for (auto first = pieces.begin(); first != pieces.end();) {
    const auto last = std::find_if(first + 1, pieces.end(), [](const Piece& piece) { return !piece.section.empty(); });
    add_section(paragraphs, {first, last});
    first = last;
  }
  return paragraphs;
}

}  // namespace takecare::lang
