// The parser's place in the words of a block, and the one way in which it reports errors.
//
// A *scope* is what the parser reads now: a declaration, the line of its header, one clause. An error inside a scope
// skips the rest of that scope, so that it never hides an error of the next one; while it skips, the cursor is at the
// end of the scope, every loop over words ends, and no further error of the scope is reported.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/token.h"

namespace takecare::lang::syntax {

class Cursor {
 public:
  Cursor(const LexedBlock& block, const std::string& file, std::vector<Diagnostic>& diagnostics);

  // ---- Looking ahead
  const Token& peek(std::size_t ahead = 0) const;
  bool at_end() const { return position_ == limit_; }
  bool at(std::string_view word, std::size_t ahead = 0) const;
  bool at_symbol(std::string_view symbol, std::size_t ahead = 0) const;
  bool at_name(std::size_t ahead = 0) const;  // a word that is not reserved

  // ---- Taking
  const Token& take();                            // reports the token's problem
  void skip() { position_ += at_end() ? 0 : 1; }  // without a look at it
  bool accept(std::string_view word);
  bool accept_words(std::string_view words);  // all of 'first that applies', or nothing
  bool accept_symbol(std::string_view symbol);
  void expect(std::string_view words);
  void expect_symbol(std::string_view symbol);
  Name name(std::string_view what);
  // A bracket that must be there; the error points to the one that it closes.
  void close(std::string_view symbol, const Token& open);
  // Tokens without white space between them, as they stand: '10-20', '01', 'B2'. Empty at the end or at ',' and '}'.
  Name raw_word();
  // All that is left of the line as it stands, without comment and outer white space.
  Name raw_line();

  // ---- Errors
  void report(std::string code, std::string message, std::string help, Place place);
  void fail(std::string code, std::string message, std::string help, Place place);
  void fail_expected(std::string_view what, std::string help = {});
  void fail_unexpected();
  bool failed() const { return failed_; }
  // Whether an error was reported since the last call of begin_unbroken.
  bool broken() const { return broken_; }
  void begin_unbroken() { broken_ = false; }

  // ---- Places
  Place here() const;  // the next token, or the column after the last one
  std::size_t position() const { return position_; }
  Place place_from(std::size_t first) const;                               // from that token to the last one taken
  Place line_place() const;                                                // from the next token to the end of its line
  int scope_column() const { return block_.tokens[scope_start_].column; }  // of the first token of the scope
  int line_before() const;                                                 // of the last token taken
  // The words after '--' on a line, or empty.
  std::string comment_on(int line) const;

  // ---- Layout
  // An 'and' or 'or' that begins a line at or before this column looks as if it belonged to an outer condition; 0 for
  // none.
  int join_margin() const { return join_margin_; }
  void set_join_margin(int column) { join_margin_ = column; }

  // ---- Scopes
  std::size_t line_end() const;
  // The end of the clause that begins here: the next line that is not indented further.
  std::size_t clause_end() const { return clause_end_from(position_); }

  // Likewise for a declaration. A clause that stands at its margin, where it should be indented, is a part of it, and
  // reported.
  std::size_t declaration_end();

  // Reads up to 'end' by 'read'; what is left over is an error.
  template <class Read>
  void in_scope(std::size_t end, Read&& read) {
    const std::size_t outer_limit = limit_;
    const std::size_t outer_start = scope_start_;
    const bool outer_failed = failed_;
    limit_ = end;
    scope_start_ = position_;
    read();
    if (!at_end()) fail_unexpected();
    position_ = end;
    limit_ = outer_limit;
    scope_start_ = outer_start;
    failed_ = outer_failed;
  }

  template <class Read>
  void each_clause(Read&& read) {
    while (!at_end()) in_scope(clause_end(), read);
  }

  // Reads one level deeper; too deep is an error.
  template <class Read>
  void nested(Read&& read) {
    ++depth_;
    if (check_depth()) read();
    --depth_;
  }

 private:
  std::size_t clause_end_from(std::size_t first) const;
  bool check_depth();
  std::string found() const;
  std::string everyday_hint() const;
  std::string join_hint() const;  // for a name that was written with a space in it; else empty

  const LexedBlock& block_;
  const std::string& file_;
  std::vector<Diagnostic>& diagnostics_;
  std::size_t position_ = 0;
  std::size_t limit_;
  std::size_t scope_start_ = 0;
  int depth_ = 0;
  int join_margin_ = 0;
  bool failed_ = false;
  bool broken_ = false;
};

}  // namespace takecare::lang::syntax
