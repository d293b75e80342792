#include "takecare/lang/cursor.h"

#include <algorithm>
#include <array>
#include <utility>

#include "takecare/lang/everyday_words.h"
#include "takecare/lang/keywords.h"
#include "takecare/lang/parse.h"
#include "takecare/lang/suggest.h"
#include "takecare/lang/unicode.h"

namespace takecare::lang::syntax {

namespace {

const Token end_token;

std::vector<std::string> split_words(std::string_view words) {
  std::vector<std::string> all;
  while (!words.empty()) {
    const std::size_t length = std::min(words.find(' '), words.size());
    all.emplace_back(words.substr(0, length));
    words.remove_prefix(std::min(length + 1, words.size()));
  }
  return all;
}

// A line that begins with one of these goes on with the clause above, however it is indented: no clause begins so.
bool goes_on(const Token& token) {
  constexpr std::array<std::string_view, 10> words = {"and",   "or",   "has",   "have",  "where",
                                                      "among", "plus", "minus", "times", "otherwise"};
  constexpr std::array<std::string_view, 4> symbols = {",", ")", "]", "}"};
  if (token.kind == TokenKind::word) return std::ranges::find(words, token.text) != words.end();
  return token.kind == TokenKind::symbol && std::ranges::find(symbols, token.text) != symbols.end();
}

std::string quoted(const Token& token) {
  constexpr std::size_t most = 60;
  std::string raw(token.raw.substr(0, most));
  if (token.raw.size() > most) raw += "…";
  return token.kind == TokenKind::text ? "the text " + raw : "'" + raw + "'";
}

}  // namespace

Cursor::Cursor(const LexedBlock& block, const std::string& file, std::vector<Diagnostic>& diagnostics)
    : block_(block), file_(file), diagnostics_(diagnostics), limit_(block.tokens.size()) {}

const Token& Cursor::peek(std::size_t ahead) const {
  return ahead < limit_ - position_ ? block_.tokens[position_ + ahead] : end_token;
}

bool Cursor::at(std::string_view word, std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::word && token.text == word;
}

bool Cursor::at_symbol(std::string_view symbol, std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::symbol && token.text == symbol;
}

bool Cursor::at_name(std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.kind == TokenKind::word && !is_reserved(token.text);
}

const Token& Cursor::take() {
  const Token& token = peek();
  if (at_end()) return token;
  ++position_;
  if (token.problem >= 0) {
    const TokenProblem& problem = block_.problems[static_cast<std::size_t>(token.problem)];
    report(problem.code, problem.message, problem.help, {file_, token.line, token.column, token.end_column});
  }
  return token;
}

bool Cursor::accept(std::string_view word) {
  if (!at(word)) return false;
  take();
  return true;
}

bool Cursor::accept_words(std::string_view words) {
  const std::vector<std::string> all = split_words(words);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!at(all[i], i)) return false;
  }
  position_ += all.size();
  return true;
}

bool Cursor::accept_symbol(std::string_view symbol) {
  if (!at_symbol(symbol)) return false;
  take();
  return true;
}

void Cursor::expect(std::string_view words) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    if (!accept(word)) {
      std::string help = peek().kind == TokenKind::word ? did_you_mean(peek().text, {std::string(word)}) : "";
      if (help.empty()) help = join_hint();
      return fail_expected("'" + std::string(words) + "'", std::move(help));
    }
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
}

void Cursor::expect_symbol(std::string_view symbol) {
  if (!accept_symbol(symbol)) fail_expected("'" + std::string(symbol) + "'");
}

Name Cursor::name(std::string_view what) {
  if (!at_name()) {
    const bool reserved = peek().kind == TokenKind::word;
    fail_expected(what,
                  reserved ? "'" + std::string(peek().text) + "' is a word of the language and can not be a name" : "");
    return {.text = {}, .place = here()};
  }
  const Place place = here();
  return {.text = std::string(take().text), .place = place};
}

void Cursor::close(std::string_view symbol, const Token& open) {
  if (accept_symbol(symbol) || failed_) return;
  if (!at_end()) {
    const std::string want = "'" + std::string(symbol) + "'";
    return fail_expected(want + " to close the " + quoted(open) + " of line " + std::to_string(open.line));
  }
  fail("unclosed-bracket", "this " + quoted(open) + " is never closed",
       "write '" + std::string(symbol) + "' where it ends, inside the clause",
       {file_, open.line, open.column, open.end_column});
}

Name Cursor::raw_word() {
  const std::size_t first = position_;
  while (!at_end() && !at_symbol(",") && !at_symbol("}") && (position_ == first || !peek().spaced) &&
         (position_ == first || !peek().first_on_line)) {
    ++position_;
  }
  if (position_ == first) return {.text = {}, .place = here()};
  const char* begin = block_.tokens[first].raw.data();
  const std::string_view last = block_.tokens[position_ - 1].raw;
  Name word{.text = std::string(begin, last.data() + last.size()), .place = place_from(first)};
  // A word of an agency's file may hold signs that no word of the book has; these it can not be written with.
  for (const char* stray : {"\"", ";", "`", "\u201c", "\u201d"}) {
    if (word.text.find(stray) == std::string::npos) continue;
    fail("stray-sign", std::string("the sign ") + stray + " stands within a word",
         "put the whole of it between quotation marks", word.place);
    break;
  }
  if (!is_utf8(word.text)) fail("bad-character", "a byte here is not UTF-8", "save the file as UTF-8", word.place);
  const auto control = std::ranges::find_if(word.text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (control != word.text.end()) {
    fail("bad-character",
         "the character " + code_point_name(static_cast<unsigned char>(*control)) + " can not stand in a word",
         "take it out; most editors can show it", word.place);
  }
  return word;
}

Name Cursor::raw_line() {
  const std::size_t first = position_;
  position_ = line_end();
  if (position_ == first) return {.text = {}, .place = here()};
  const char* begin = block_.tokens[first].raw.data();
  const std::string_view last = block_.tokens[position_ - 1].raw;
  return {.text = std::string(begin, last.data() + last.size()), .place = place_from(first)};
}

void Cursor::report(std::string code, std::string message, std::string help, Place place) {
  broken_ = true;
  diagnostics_.push_back({.severity = Severity::error,
                          .code = std::move(code),
                          .message = std::move(message),
                          .place = std::move(place),
                          .help = std::move(help),
                          .notes = {}});
}

void Cursor::fail(std::string code, std::string message, std::string help, Place place) {
  if (!failed_) report(std::move(code), std::move(message), std::move(help), std::move(place));
  failed_ = true;
  position_ = limit_;
}

void Cursor::fail_expected(std::string_view what, std::string help) {
  if (!failed_ && peek().problem >= 0) {
    take();
    failed_ = true;
  }
  if (help.empty()) help = everyday_hint();
  fail("expected", "expected " + std::string(what) + ", found " + found(), std::move(help), here());
}

void Cursor::fail_unexpected() {
  const Token& token = peek();
  if (token.problem >= 0) return fail_expected("the end of the clause");
  const Token& start = block_.tokens[scope_start_];
  const bool keyword = token.kind == TokenKind::word && is_clause_keyword(token.text);
  if (token.first_on_line && keyword && token.line != start.line) {
    return fail("indentation",
                quoted(token) + " is indented more than " + quoted(start) + " above, so that it would be a part of it",
                "begin it in column " + std::to_string(start.column) + ", under " + quoted(start), here());
  }
  const Token* before = position_ > scope_start_ ? &block_.tokens[position_ - 1] : nullptr;
  std::string help = keyword ? "begin " + quoted(token) + " on a new line" : everyday_hint();
  if (help.empty() && at_name()) help = did_you_mean(token.text, words_that_go_on());
  if (help.empty()) help = join_hint();
  const std::string after = before == nullptr ? "" : " after " + quoted(*before);
  fail("unexpected", quoted(token) + " does not belong here" + after, std::move(help), here());
}

// The word that stands here, or the one before it, said as the book says it.
std::string Cursor::everyday_hint() const {
  const auto hint = [&](std::size_t position) {
    const Token& token = block_.tokens[position];
    return token.kind == TokenKind::word ? instead_of(token.text) : std::string();
  };
  const std::string here = at_end() ? "" : hint(position_);
  return here.empty() && position_ > scope_start_ ? hint(position_ - 1) : here;
}

std::string Cursor::join_hint() const {
  if (position_ <= scope_start_ + 1 || !at_name()) return "";
  const Token& before = block_.tokens[position_ - 1];
  if (before.kind != TokenKind::word || is_reserved(before.text) || before.line != peek().line) return "";
  return "a name joins its words with '_': '" + std::string(before.text) + "_" + std::string(peek().text) + "'";
}

std::string Cursor::found() const {
  if (!at_end()) return quoted(peek());
  const bool more = position_ < block_.tokens.size() && position_ > 0;
  const bool same_line = more && block_.tokens[position_].line == block_.tokens[position_ - 1].line;
  return same_line ? quoted(block_.tokens[position_]) : "the end of the line";
}

Place Cursor::here() const {
  if (!at_end()) {
    const Token& token = peek();
    return {file_, token.line, token.column, token.end_column};
  }
  if (position_ == 0) return {file_, 0, 0, 0};
  const Token& last = block_.tokens[position_ - 1];
  return {file_, last.line, last.end_column, last.end_column + 1};
}

Place Cursor::place_from(std::size_t first) const {
  if (first >= position_) return here();
  const Token& begin = block_.tokens[first];
  std::size_t last = position_ - 1;
  while (block_.tokens[last].line != begin.line) --last;
  return {file_, begin.line, begin.column, block_.tokens[last].end_column};
}

Place Cursor::line_place() const {
  if (at_end()) return here();
  Place place = here();
  place.end_column = block_.tokens[line_end() - 1].end_column;
  return place;
}

int Cursor::line_before() const { return position_ == 0 ? 0 : block_.tokens[position_ - 1].line; }

std::string Cursor::comment_on(int line) const {
  const auto found = std::ranges::lower_bound(block_.comments, line, {}, [](const Comment& c) { return c.place.line; });
  return found == block_.comments.end() || found->place.line != line ? "" : found->text;
}

std::size_t Cursor::line_end() const {
  std::size_t end = position_;
  while (end < limit_ && (end == position_ || !block_.tokens[end].first_on_line)) ++end;
  return end;
}

std::size_t Cursor::clause_end_from(std::size_t first) const {
  std::size_t end = first;
  const int indent = block_.tokens[first].indent;
  while (end < limit_) {
    const Token& token = block_.tokens[end];
    if (end > first && token.first_on_line && token.indent <= indent && !goes_on(token)) break;
    ++end;
  }
  return end;
}

std::size_t Cursor::declaration_end() {
  std::size_t end = clause_end();
  const bool declares = is_declaration_keyword(peek().text);
  bool reported = false;
  while (declares && end < limit_) {
    const Token& token = block_.tokens[end];
    const bool clause =
        token.kind == TokenKind::word && is_clause_keyword(token.text) && !is_declaration_keyword(token.text);
    if (!clause) break;
    if (!reported) {
      report("indentation", quoted(token) + " begins a clause, so it is indented below its declaration",
             "begin it in column " + std::to_string(token.column + 2),
             {file_, token.line, token.column, token.end_column});
    }
    reported = true;
    end = clause_end_from(end);
  }
  return end;
}

bool Cursor::check_depth() {
  if (depth_ <= max_nesting) return true;
  fail("nesting", "this is nested more than " + std::to_string(max_nesting) + " deep",
       "give a part of it a name: a rule, a value or a list of its own", here());
  return false;
}

}  // namespace takecare::lang::syntax
