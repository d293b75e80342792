// Diagnostics as compilers print them.
#include <algorithm>
#include <string>
#include <string_view>

#include "takecare/lang/book.h"
#include "takecare/lang/source_lines.h"
#include "takecare/lang/unicode.h"

namespace takecare::lang {

namespace {

constexpr int tab_stop = 4;
constexpr int widest_line = 140;  // longer lines are cut around the caret

struct Palette {
  std::string_view error = "\033[1;31m";
  std::string_view warning = "\033[1;33m";
  std::string_view note = "\033[1;36m";
  std::string_view frame = "\033[1;34m";
  std::string_view bold = "\033[1m";
  std::string_view reset = "\033[0m";
};

constexpr Palette plain{.error = "", .warning = "", .note = "", .frame = "", .bold = "", .reset = ""};

// One code point as a terminal shows it.
struct Cell {
  std::string text;
  int width = 1;
};

Cell cell_of(std::string_view rest, int at) {
  const CodePoint point = decode(rest);
  if (point.value == '\t') {
    const int width = tab_stop - at % tab_stop;
    return {.text = std::string(static_cast<std::size_t>(width), ' '), .width = width};
  }
  const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
  if (!point.valid || control) return {.text = "\uFFFD", .width = 1};
  return {.text = std::string(rest.substr(0, point.bytes)), .width = display_width(point.value)};
}

struct Excerpt {
  std::string line;
  int before = 0;  // columns of the terminal before the caret
  int width = 1;   // of the caret
};

// The part of a line that is shown, and where in it the columns from 'column' to 'end_column' stand.
Excerpt excerpt(std::string_view text, int column, int end_column) {
  std::vector<Cell> cells;
  int at = 0;
  for (; !text.empty(); text.remove_prefix(decode(text).bytes)) {
    cells.push_back(cell_of(text, at));
    at += cells.back().width;
  }
  const int count = static_cast<int>(cells.size());
  const int caret = std::clamp(column - 1, 0, count);
  const int caret_end = std::clamp(end_column - 1, caret, count);
  const bool cut = count > widest_line;
  const int first = cut ? std::clamp(caret - widest_line / 2, 0, count - widest_line) : 0;
  const int last = cut ? first + widest_line : count;

  Excerpt out;
  out.width = 0;
  if (first > 0) out.line = "…";
  out.before = first > 0 ? 1 : 0;
  for (int i = first; i < last; ++i) {
    const Cell& cell = cells[static_cast<std::size_t>(i)];
    out.line += cell.text;
    if (i < caret) out.before += cell.width;
    if (i >= caret && i < caret_end) out.width += cell.width;
  }
  if (last < count) out.line += "…";
  out.width = std::max(out.width, 1);
  return out;
}

std::string spaces(std::size_t count) {
  std::string out;
  out.resize(count, ' ');
  return out;
}

class Renderer {
 public:
  Renderer(const std::vector<Chapter>& chapters, const Palette& palette) : chapters_(chapters), palette_(palette) {}

  std::string run(const Diagnostic& diagnostic) {
    gutter_ = gutter_width(diagnostic);
    print(diagnostic);
    return std::move(out_);
  }

 private:
  static std::size_t gutter_width(const Diagnostic& diagnostic) {
    std::size_t width = diagnostic.place.line > 0 ? std::to_string(diagnostic.place.line).size() : 1;
    for (const Diagnostic& note : diagnostic.notes) width = std::max(width, gutter_width(note));
    return width;
  }

  void print(const Diagnostic& diagnostic) {
    print_title(diagnostic);
    if (!diagnostic.place.file.empty()) print_place(diagnostic);
    if (!diagnostic.help.empty()) {
      out_ += spaces(gutter_ + 1) + framed("=") + " " + std::string(palette_.bold) + "help" +
              std::string(palette_.reset) + ": " + diagnostic.help + "\n";
    }
    for (const Diagnostic& note : diagnostic.notes) print(note);
  }

  void print_title(const Diagnostic& diagnostic) {
    const auto [word, color] = title(diagnostic.severity);
    out_ += std::string(color) + std::string(word);
    if (!diagnostic.code.empty()) out_ += "[" + diagnostic.code + "]";
    out_ += std::string(palette_.reset) + std::string(palette_.bold) + ": " + diagnostic.message +
            std::string(palette_.reset) + "\n";
  }

  std::pair<std::string_view, std::string_view> title(Severity severity) const {
    switch (severity) {
      case Severity::error: return {"error", palette_.error};
      case Severity::warning: return {"warning", palette_.warning};
      case Severity::note: return {"note", palette_.note};
    }
    return {"", ""};
  }

  void print_place(const Diagnostic& diagnostic) {
    const Place& place = diagnostic.place;
    out_ += spaces(gutter_) + framed("-->") + " " + place.file;
    if (place.line > 0) out_ += ":" + std::to_string(place.line);
    if (place.line > 0 && place.column > 0) out_ += ":" + std::to_string(place.column);
    out_ += "\n";
    const auto chapter = std::ranges::find(chapters_, place.file, &Chapter::file);
    if (place.line <= 0 || chapter == chapters_.end()) return;
    const std::vector<SourceLine> lines = split_lines(chapter->text);
    if (static_cast<std::size_t>(place.line) > lines.size()) return;
    print_source(lines[static_cast<std::size_t>(place.line) - 1].text, diagnostic);
  }

  void print_source(std::string_view text, const Diagnostic& diagnostic) {
    const Place& place = diagnostic.place;
    const Excerpt shown = excerpt(text, place.column, place.end_column);
    const std::string number = std::to_string(place.line);
    const std::string bar = framed("|");
    out_ += spaces(gutter_ + 1) + bar + "\n";
    out_ += spaces(gutter_ - number.size()) + framed(number) + " " + bar +
            (shown.line.empty() ? "" : " " + shown.line) + "\n";
    if (place.column <= 0) return;
    const std::string carets(static_cast<std::size_t>(shown.width), '^');
    out_ += spaces(gutter_ + 1) + bar + " " + spaces(static_cast<std::size_t>(shown.before)) +
            std::string(title(diagnostic.severity).second) + carets + std::string(palette_.reset) + "\n";
  }

  std::string framed(std::string_view text) const {
    return std::string(palette_.frame) + std::string(text) + std::string(palette_.reset);
  }

  const std::vector<Chapter>& chapters_;
  const Palette& palette_;
  std::string out_;
  std::size_t gutter_ = 1;
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const std::vector<Chapter>& chapters, bool color) {
  static constexpr Palette colored;
  return Renderer(chapters, color ? colored : plain).run(diagnostic);
}

}  // namespace takecare::lang
