// UTF-8, as far as places and carets need it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace takecare::lang {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
  bool valid = true;  // false: a byte that is not UTF-8; 'value' is U+FFFD and 'bytes' is 1
};

// The code point at the start of a text that is not empty.
CodePoint decode(std::string_view text);

// Whether every byte belongs to a code point.
bool is_utf8(std::string_view text);

int count_code_points(std::string_view text);

// Columns of a terminal: 0 for combining marks, 2 for wide East Asian characters and most emoji, else 1.
int display_width(char32_t code_point);

// 'U+201C'.
std::string code_point_name(char32_t code_point);

}  // namespace takecare::lang
