// The words of a law block.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/syntax.h"

namespace takecare::lang::syntax {

enum class TokenKind : std::uint8_t {
  word,    // letters, digits, '_', beginning with a letter or '_'
  number,  // 10,000 and 0.5
  money,   // $5,000
  date,    // 2017-01-25
  text,    // in double quotes; 'text' is what they enclose
  symbol,  // ( ) [ ] { } , ; : . >= <= > <
  other,   // what is no word of the language. A citation may hold it, so it is an error only where it is read as a word
  end,     // past the last token
};

// What is wrong with a token, reported when the parser reads it.
struct TokenProblem {
  std::string code;
  std::string message;
  std::string help;
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;
  std::string_view raw;  // as it stands in the chapter
  int line = 0;
  int column = 0;
  int end_column = 0;
  int indent = 0;  // of its line: the column, within the block, of the line's first token, from 1
  bool first_on_line = false;
  bool spaced = false;  // white space before it
  int problem = -1;     // index in LexedBlock::problems
};

struct LexedBlock {
  std::vector<Token> tokens;  // without an end token
  std::vector<TokenProblem> problems;
  std::vector<Comment> comments;
};

}  // namespace takecare::lang::syntax
