// The inner loops of the column engine, chosen once at run time for the processor: 'avx2' (x86-64 with AVX2 and BMI2)
// or 'portable'. Both give the same bits; tests/engine/columns compares them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "takecare/engine/columns/bits.h"

namespace takecare::engine::columns {

// How the rows of a child domain hang together: parent p owns the children offsets[p] - offsets[0] .. offsets[p + 1] -
// offsets[0] - 1.
//   heads, lasts  a bit a child: the first, the last child of its parent
//   non_empty     a bit a parent that has children
struct Segments {
  std::size_t parents = 0;
  std::size_t children = 0;
  const std::int32_t* offsets = nullptr;
  const Word* heads = nullptr;
  const Word* lasts = nullptr;
  const Word* non_empty = nullptr;
};

// Output bitmaps have words_for(n) words; bits past n are garbage. Inputs are read up to element n - 1 and no further.
struct Kernels {
  const char* name;

  // out bit r = values[r] < constant, > constant, == constant.
  void (*less_i32)(const std::int32_t* values, std::int32_t constant, std::size_t n, Word* out);
  void (*greater_i32)(const std::int32_t* values, std::int32_t constant, std::size_t n, Word* out);
  void (*equal_i32)(const std::int32_t* values, std::int32_t constant, std::size_t n, Word* out);
  void (*equal_u8)(const std::uint8_t* values, std::uint8_t constant, std::size_t n, Word* out);
  void (*equal_u16)(const std::uint16_t* values, std::uint16_t constant, std::size_t n, Word* out);
  void (*less_i64)(const std::int64_t* values, std::int64_t constant, std::size_t n, Word* out);
  void (*greater_i64)(const std::int64_t* values, std::int64_t constant, std::size_t n, Word* out);

  // out bit r = a[r] < b[r], a[r] == b[r].
  void (*less_columns_i32)(const std::int32_t* a, const std::int32_t* b, std::size_t n, Word* out);
  void (*equal_columns_i32)(const std::int32_t* a, const std::int32_t* b, std::size_t n, Word* out);
  void (*less_columns_i64)(const std::int64_t* a, const std::int64_t* b, std::size_t n, Word* out);

  // out bit r = bytes[r] is not 0.
  void (*pack_bytes)(const std::uint8_t* bytes, std::size_t n, Word* out);

  // heads, lasts and non_empty of the segments that offsets describe. 'flags' is scratch of children + 1 bytes, heads
  // of words_for(children + 1).
  void (*mark_segments)(const std::int32_t* offsets, std::size_t parents, std::size_t children, std::uint8_t* flags,
                        Word* heads, Word* lasts, Word* non_empty);
  // out bit p = some child of p has its bit set in 'bits'.
  void (*any)(const Segments& segments, const Word* bits, Word* scratch, Word* out);
  // bits without the lowest set bit of each segment.
  void (*drop_first)(const Segments& segments, const Word* bits, Word* out);
  // out bit c = bits of the parent of c. 'scratch' has words_for(parents) + 1 words.
  void (*spread_bits)(const Segments& segments, const Word* bits, Word* scratch, Word* out);
  // out[c] = values[parent of c]. 'out' has children + 8 elements.
  void (*spread_i32)(const Segments& segments, const std::int32_t* values, std::int32_t* out);
  // out[p] = sum over the children c of p with bit c of 'bits' of values[c]. 'scratch' has children + 1 elements.
  void (*sum_i32)(const Segments& segments, const std::int32_t* values, const Word* bits, std::int64_t* scratch,
                  std::int64_t* out);
};

const Kernels& portable_kernels();
// nullptr where the program was not built for x86-64.
const Kernels* avx2_kernels();
// The best that this processor runs. TAKECARE_KERNELS=portable in the environment asks for the portable ones.
const Kernels& best_kernels();

}  // namespace takecare::engine::columns
