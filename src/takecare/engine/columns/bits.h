// Bitmaps: 64 rows a word, row r is bit r % 64 of word r / 64. Bits past the last row are garbage that every reader
// masks.
#pragma once

#include <cstddef>
#include <cstdint>

namespace takecare::engine::columns {

using Word = std::uint64_t;
inline constexpr std::size_t word_bits = 64;
inline constexpr Word all_ones = ~Word{0};

constexpr std::size_t words_for(std::size_t rows) { return (rows + word_bits - 1) / word_bits; }

// Ones for the rows that exist in the last word of 'rows' rows.
constexpr Word tail_mask(std::size_t rows) {
  return rows % word_bits == 0 ? all_ones : (Word{1} << (rows % word_bits)) - 1;
}

constexpr bool test_bit(const Word* words, std::size_t row) {
  return ((words[row / word_bits] >> (row % word_bits)) & 1) != 0;
}

constexpr void set_bit(Word* words, std::size_t row, bool value) {
  const Word bit = Word{1} << (row % word_bits);
  words[row / word_bits] = value ? words[row / word_bits] | bit : words[row / word_bits] & ~bit;
}

}  // namespace takecare::engine::columns
