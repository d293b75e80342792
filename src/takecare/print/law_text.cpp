#include "takecare/print/law_text.h"

#include <algorithm>
#include <array>
#include <map>

#include "takecare/lang/keywords.h"
#include "takecare/lang/unicode.h"

namespace takecare::print {

namespace {

using lang::LawLine;
using lang::syntax::Token;
using lang::syntax::TokenKind;

// A stretch of a line that is shown in a way of its own.
struct Mark {
  int column = 0;
  int end_column = 0;
  std::string href;           // a link, or
  std::string_view css = "";  // a class
};

using Marks = std::map<int, std::vector<Mark>>;  // by line

// After these words of an extract or registry a word of the file stands, not one of the book; a register has 'key' too,
// of fields.
bool before_foreign_word(std::string_view word) {
  constexpr std::array words = {"column", "key", "code", "label", "name", "county", "city", "write", "group"};
  return std::ranges::find(words, word) != words.end();
}

bool is_unit(std::string_view word) {
  constexpr std::array units = {"year", "years", "month", "months", "week", "weeks", "day", "days", "percent"};
  return std::ranges::find(units, word) != units.end();
}

class Marker {
 public:
  Marker(const Site& site, const ReadBlock& block, const Chunk& chunk, std::string_view from)
      : site_(site), block_(block), chunk_(chunk), from_(from) {}

  Marks mark(const std::vector<lang::Citation>& citations) {
    for (const lang::Citation& citation : citations) mark_citation(citation);
    in_register_ = std::ranges::any_of(block_.lexed.tokens,
                                       [this](const Token& token) { return heads(token) && token.text == "register"; });
    const Token* before = nullptr;
    for (const Token& token : block_.lexed.tokens) {
      if (inside(token.line)) mark_token(token, before);
      before = &token;
    }
    for (const auto& comment : block_.lexed.comments) mark_comment(comment);
    for (auto& [line, marks] : marks_) std::ranges::stable_sort(marks, {}, &Mark::column);
    return std::move(marks_);
  }

 private:
  bool heads(const Token& token) const {
    return token.line == chunk_.place.line && token.column == chunk_.place.column;
  }

  bool inside(int line) const { return chunk_.first_line <= line && line <= chunk_.last_line; }

  bool taken(const Token& token) const {
    const auto found = marks_.find(token.line);
    return found != marks_.end() && std::ranges::any_of(found->second, [&](const Mark& mark) {
             return mark.column <= token.column && token.column < mark.end_column;
           });
  }

  void mark_citation(const lang::Citation& citation) {
    if (!inside(citation.place.line)) return;
    const int column = citation.place.column;
    std::string href = site_.addresses.citation(citation, from_);
    const std::string_view css = href.empty() ? "c" : "";
    marks_[citation.place.line].push_back(
        {column, column + lang::count_code_points(citation.text), std::move(href), css});
  }

  void mark_comment(const lang::syntax::Comment& comment) {
    if (!inside(comment.place.line)) return;
    marks_[comment.place.line].push_back({comment.place.column, 1 << 20, {}, "r"});
  }

  void mark_token(const Token& token, const Token* before) {
    if (taken(token)) return;
    Mark mark{.column = token.column, .end_column = token.end_column, .href = {}};
    switch (token.kind) {
      case TokenKind::word:
        if (!mark_word(token, before, mark)) return;
        break;
      case TokenKind::number:
      case TokenKind::money:
      case TokenKind::date: mark.css = "n"; break;
      case TokenKind::text: mark.css = "t"; break;
      default: return;
    }
    marks_[token.line].push_back(std::move(mark));
  }

  bool mark_word(const Token& token, const Token* before, Mark& mark) const {
    const std::string_view word = token.text;
    // 'on or before' and '5 years' are one thing each.
    if (before != nullptr && word == "or" && before->text == "on") return false;
    if (before != nullptr && before->kind == TokenKind::number && is_unit(word)) {
      mark.css = "n";
      return true;
    }
    const Place place{.file = chunk_.place.file, .line = token.line, .column = token.column};
    const bool heads = this->heads(token);
    // A clause begins with its keyword, but a line that goes on may begin with a field of that name.
    const bool begins_clause = token.first_on_line && lang::syntax::is_clause_keyword(word);
    if (heads || is_keyword(word) || (begins_clause && !site_.links.exact(place, word))) {
      mark.css = "k";
      return true;
    }
    const bool foreign =
        !in_register_ && before != nullptr && before->line == token.line && before_foreign_word(before->text);
    const auto target = foreign ? std::nullopt : site_.links.at(chunk_.place, place, word);
    if (!target) return false;
    mark.href = site_.addresses.of(*target, from_);
    return true;
  }

  static bool is_keyword(std::string_view word) {
    return lang::syntax::is_reserved(word) && word != "yes" && word != "no" && word != "unknown";
  }

  const Site& site_;
  const ReadBlock& block_;
  const Chunk& chunk_;
  std::string_view from_;
  bool in_register_ = false;
  Marks marks_;
};

// The part of a line between two columns of the chapter; columns count code points.
std::string_view cut(const LawLine& line, int column, int end_column) {
  const auto bytes_before = [&](int wanted) {
    std::size_t bytes = 0;
    for (int at = line.first_column; at < wanted && bytes < line.text.size(); ++at) {
      bytes += lang::decode(line.text.substr(bytes)).bytes;
    }
    return bytes;
  };
  const std::size_t begin = bytes_before(column);
  return line.text.substr(begin, bytes_before(end_column) - begin);
}

// Runs of blanks that aligned columns on a page of fixed width are one blank here.
std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' || !out.ends_with(' ')) out += c;
  }
  return out;
}

void write_line(Html& html, const LawLine& line, const std::vector<Mark>& marks) {
  const std::size_t indent = std::min(line.text.find_first_not_of(' '), line.text.size());
  int column = line.first_column + static_cast<int>(indent);
  Html words;
  for (const Mark& mark : marks) {
    if (mark.column < column) continue;
    words.text(single_spaced(cut(line, column, mark.column)));
    const std::string_view text = cut(line, mark.column, mark.end_column);
    if (mark.href.empty()) {
      words.span("span", text, {{"class", mark.css}});
    } else {
      link_name(words, mark.href, text);
    }
    column = mark.end_column;
  }
  words.text(single_spaced(cut(line, column, 1 << 20)));
  html.line_of("div", words, {{"style", "--i:" + std::to_string(indent)}});
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace

const lang::syntax::Header& header_of(const lang::syntax::Declaration& declaration) {
  return std::visit([](const auto& one) -> const lang::syntax::Header& { return one.header; }, declaration);
}

std::vector<Chunk> chunks_of(const lang::syntax::Block& block, const ReadBlock& read) {
  std::vector<Chunk> chunks;
  const auto own_comment = [&](int line) {
    return std::ranges::any_of(read.lexed.comments, [&](const auto& comment) {
      return comment.place.line == line && comment.own_line && comment.place.column <= block.first_column;
    });
  };
  for (const auto& declaration : block.declarations) {
    const Place& place = header_of(declaration).place;
    int first = place.line;
    while (own_comment(first - 1)) --first;
    if (!chunks.empty()) chunks.back().last_line = first - 1;
    chunks.push_back({&declaration, place, first, block.last_line});
  }
  const int top = read.law.fence_line + 1;
  for (Chunk& chunk : chunks) {
    const auto text = [&](int line) { return read.law.lines[static_cast<std::size_t>(line - top)].text; };
    while (chunk.last_line > chunk.first_line && is_blank(text(chunk.last_line))) --chunk.last_line;
  }
  return chunks;
}

void write_law(Html& html, const Site& site, const ReadBlock& block, const Chunk& chunk,
               const std::vector<lang::Citation>& citations, std::string_view from) {
  Marks marks = Marker(site, block, chunk, from).mark(citations);
  const auto code = html.in("div", {{"class", "law"}});
  for (const LawLine& line : block.law.lines) {
    if (line.line < chunk.first_line || line.line > chunk.last_line || is_blank(line.text)) continue;
    write_line(html, line, marks[line.line]);
  }
}

}  // namespace takecare::print
