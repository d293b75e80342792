// Numbers, amounts of money and dates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "takecare/lang/token.h"

namespace takecare::lang::syntax {

struct NumberToken {
  TokenKind kind = TokenKind::number;
  std::size_t bytes = 0;
  TokenProblem problem;
};

// The number, amount or date at the start of a text that begins with a digit or '$'.
NumberToken lex_number(std::string_view text);

// '10,000.5' with the decimals asked for: 6 gives millionths, 2 cents, 0 a whole number. Nothing when it has more
// decimals or does not fit.
std::optional<std::int64_t> read_decimal(std::string_view digits, int decimals);

}  // namespace takecare::lang::syntax
