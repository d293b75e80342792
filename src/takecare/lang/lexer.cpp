#include "takecare/lang/lexer.h"

#include <algorithm>
#include <array>

#include "takecare/lang/lex_number.h"
#include "takecare/lang/unicode.h"

namespace takecare::lang::syntax {

namespace {

constexpr int tab_stop = 8;
constexpr std::string_view left_quote = "\u201C";
constexpr std::string_view right_quote = "\u201D";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return is_letter(c) || is_digit(c); }

// A letter that the names of the book do not have.
bool is_foreign(std::string_view text) {
  const CodePoint point = decode(text);
  return point.valid && point.value > 0xA0 && point.value < 0x2000;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string describe(std::string_view raw) {
  const CodePoint point = decode(raw);
  if (!point.valid) return "a byte that is not UTF-8";
  const bool printable =
      point.value > 0x20 && point.value != 0x7F && display_width(point.value) > 0 && point.value != 0xA0;
  if (printable) return "'" + std::string(raw.substr(0, point.bytes)) + "'";
  return "the character " + code_point_name(point.value);
}

struct Hint {
  std::string_view character;
  std::string_view help;
};

constexpr std::array hints = {
    Hint{"=", "write 'is', 'is at least' or 'is at most'"},
    Hint{"!", "write 'is not'"},
    Hint{"\u2260", "write 'is not'"},
    Hint{"&", "write 'and'"},
    Hint{"|", "write 'or'"},
    Hint{"+", "write 'plus'"},
    Hint{"*", "write 'times'"},
    Hint{"-", "a name joins its words with '_', a difference is 'minus', a comment begins with '--'"},
    Hint{"\u2013", "a comment begins with two hyphens, '--'"},
    Hint{"\u2014", "a comment begins with two hyphens, '--'"},
    Hint{"#", "a comment begins with '--'"},
    Hint{"/", "a comment begins with '--'"},
    Hint{"'", "a text stands in double quotes"},
    Hint{"\u2018", "a text stands in double quotes"},
    Hint{"\u2019", "a text stands in double quotes"},
    Hint{"`", "a text stands in double quotes, a name without any"},
    Hint{"%", "write 'percent'"},
    Hint{"\u00A0", "write a plain space"},
    Hint{"\u2192", "write 'to' or 'means'"},
    Hint{"\t", "write spaces"},
};

std::string hint_for(std::string_view raw) {
  const auto* found = std::ranges::find_if(hints, [raw](Hint hint) { return raw.starts_with(hint.character); });
  return found == hints.end() ? "" : std::string(found->help);
}

// Reads one line; the place is kept in bytes and in code points side by side.
class LineLexer {
 public:
  LineLexer(const LawLine& line, const std::string& file, LexedBlock& block)
      : line_(line), file_(file), block_(block), rest_(line.text), column_(line.first_column) {}

  // Whether tabs indent it.
  bool run() {
    const bool tabs = skip_indent();
    while (!rest_.empty()) {
      if (rest_.front() == ' ' || rest_.front() == '\t') {
        advance(1);
        spaced_ = true;
      } else if (rest_.starts_with("--")) {
        comment();
      } else {
        token();
      }
    }
    return tabs;
  }

 private:
  bool skip_indent() {
    bool tabs = false;
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
      const bool tab = rest_.front() == '\t';
      indent_ += tab ? tab_stop - (indent_ - 1) % tab_stop : 1;
      tabs = tabs || tab;
      advance(1);
    }
    return tabs && !rest_.empty();
  }

  // 'bytes' are those of whole code points.
  void advance(std::size_t bytes) {
    column_ += count_code_points(rest_.substr(0, bytes));
    rest_.remove_prefix(bytes);
  }

  void comment() {
    const Place place{file_, line_.line, column_, column_ + count_code_points(rest_)};
    block_.comments.push_back({.text = std::string(trim(rest_.substr(2))), .place = place, .own_line = first_});
    rest_ = {};
  }

  void add(TokenKind kind, std::size_t bytes, std::string_view text, TokenProblem problem = {}) {
    Token token{.kind = kind, .text = text, .raw = rest_.substr(0, bytes)};
    token.line = line_.line;
    token.column = column_;
    token.indent = indent_;
    token.first_on_line = first_;
    token.spaced = spaced_;
    if (!problem.message.empty()) {
      token.problem = static_cast<int>(block_.problems.size());
      block_.problems.push_back(std::move(problem));
    }
    advance(bytes);
    token.end_column = column_;
    block_.tokens.push_back(token);
    first_ = false;
    spaced_ = false;
  }

  void token() {
    const char c = rest_.front();
    if (is_letter(c)) return word();
    if (is_digit(c) || c == '$') return number();
    if (c == '"') return quoted();
    if (rest_.starts_with(left_quote) || rest_.starts_with(right_quote)) return smart_quoted();
    for (const std::string_view symbol : {">=", "<=", ">", "<", "(", ")", "[", "]", "{", "}", ",", ";", ":", "."}) {
      if (rest_.starts_with(symbol)) return add(TokenKind::symbol, symbol.size(), rest_.substr(0, symbol.size()));
    }
    if (rest_.starts_with("\u2265")) return add(TokenKind::symbol, 3, ">=");
    if (rest_.starts_with("\u2264")) return add(TokenKind::symbol, 3, "<=");
    other();
  }

  void word() {
    const auto* end = std::ranges::find_if_not(rest_, is_word);
    const auto bytes = static_cast<std::size_t>(end - rest_.begin());
    if (bytes < rest_.size() && is_foreign(rest_.substr(bytes))) return other();
    add(TokenKind::word, bytes, rest_.substr(0, bytes));
  }

  void number() {
    NumberToken found = lex_number(rest_);
    add(found.kind, found.bytes, rest_.substr(0, found.bytes), std::move(found.problem));
  }

  void quoted() {
    const std::size_t end = rest_.find('"', 1);
    if (end != std::string_view::npos) return add(TokenKind::text, end + 1, rest_.substr(1, end - 1), bytes_of(end));
    add(TokenKind::text, rest_.size(), rest_.substr(1),
        {.code = "unclosed-text",
         .message = "this text is never closed",
         .help = "write '\"' where it ends, on the same line"});
  }

  // A text may hold any character but those that no text file has.
  TokenProblem bytes_of(std::size_t end) const {
    std::string_view inside = rest_.substr(1, end - 1);
    while (!inside.empty()) {
      const CodePoint point = decode(inside);
      if (!point.valid || point.value < 0x20) {
        return {.code = "bad-character",
                .message = describe(inside) + " can not stand in a text",
                .help = hint_for(inside)};
      }
      inside.remove_prefix(point.bytes);
    }
    return {};
  }

  void smart_quoted() {
    const std::size_t open = left_quote.size();
    const std::size_t close = std::min(rest_.find(right_quote, open), rest_.find('"', open));
    const bool closed = close != std::string_view::npos;
    const std::size_t width = !closed ? 0 : rest_[close] == '"' ? 1 : right_quote.size();
    const std::string_view inside = closed ? rest_.substr(open, close - open) : rest_.substr(open);
    add(TokenKind::text, open + inside.size() + width, inside,
        {.code = "smart-quote",
         .message = "a text stands in plain quotes, not in curly ones",
         .help = "write \"" + std::string(inside) + "\""});
  }

  // One message for a run of letters that the language does not have; else one a character.
  void other() {
    std::size_t bytes = decode(rest_).bytes;
    if (is_letter(rest_.front()) || is_foreign(rest_)) {
      while (bytes < rest_.size() && (is_word(rest_[bytes]) || is_foreign(rest_.substr(bytes))))
        bytes += decode(rest_.substr(bytes)).bytes;
      return add(TokenKind::other, bytes, rest_.substr(0, bytes),
                 {.code = "bad-character",
                  .message = "'" + std::string(rest_.substr(0, bytes)) + "' has letters that a name can not have",
                  .help = "a name is written with the letters a to z, digits and '_'"});
    }
    add(TokenKind::other, bytes, rest_.substr(0, bytes),
        {.code = "bad-character",
         .message = describe(rest_) + " is not part of the language",
         .help = hint_for(rest_)});
  }

  const LawLine& line_;
  const std::string& file_;
  LexedBlock& block_;
  std::string_view rest_;
  int column_;
  int indent_ = 1;
  bool first_ = true;
  bool spaced_ = false;
};

}  // namespace

LexedBlock lex(const LawBlock& block, const std::string& file, std::vector<Diagnostic>& diagnostics) {
  LexedBlock lexed;
  bool warned = false;
  for (const LawLine& line : block.lines) {
    const bool tabs = LineLexer(line, file, lexed).run();
    if (!tabs || warned) continue;
    warned = true;
    diagnostics.push_back({.code = "tab",
                           .message = "this line is indented with a tab",
                           .place = {file, line.line, line.first_column, line.first_column + 1},
                           .help = "indent the block with spaces; a tab is taken as 8 columns",
                           .notes = {}});
  }
  return lexed;
}

}  // namespace takecare::lang::syntax
