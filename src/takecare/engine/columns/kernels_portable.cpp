// The plain form of every kernel: what the others must agree with.
#include <functional>

#include "takecare/engine/columns/kernels.h"

namespace takecare::engine::columns {

namespace {

// out bit r = test(r), a word at a time.
template <class Test>
void pack(std::size_t n, Word* out, Test test) {
  for (std::size_t word = 0; word * word_bits < n; ++word) {
    const std::size_t first = word * word_bits;
    const std::size_t count = n - first < word_bits ? n - first : word_bits;
    Word bits = 0;
    for (std::size_t i = 0; i < count; ++i) bits |= static_cast<Word>(test(first + i) ? 1 : 0) << i;
    out[word] = bits;
  }
}

template <class T, class Compare>
void compare_constant(const T* values, T constant, std::size_t n, Word* out) {
  pack(n, out, [&](std::size_t r) { return Compare{}(values[r], constant); });
}

template <class T, class Compare>
void compare_columns(const T* a, const T* b, std::size_t n, Word* out) {
  pack(n, out, [&](std::size_t r) { return Compare{}(a[r], b[r]); });
}

void pack_bytes(const std::uint8_t* bytes, std::size_t n, Word* out) {
  pack(n, out, [&](std::size_t r) { return bytes[r] != 0; });
}

struct Range {
  std::size_t begin;
  std::size_t end;
};

Range children_of(const std::int32_t* offsets, std::size_t parent) {
  return {.begin = static_cast<std::size_t>(offsets[parent] - offsets[0]),
          .end = static_cast<std::size_t>(offsets[parent + 1] - offsets[0])};
}

void mark_segments(const std::int32_t* offsets, std::size_t parents, std::size_t children, std::uint8_t* /*flags*/,
                   Word* heads, Word* lasts, Word* non_empty) {
  for (std::size_t w = 0; w < words_for(children + 1); ++w) heads[w] = 0;
  for (std::size_t w = 0; w < words_for(children); ++w) lasts[w] = 0;
  for (std::size_t w = 0; w < words_for(parents); ++w) non_empty[w] = 0;
  for (std::size_t p = 0; p < parents; ++p) {
    const auto [begin, end] = children_of(offsets, p);
    if (begin == end) continue;
    set_bit(heads, begin, true);
    set_bit(lasts, end - 1, true);
    set_bit(non_empty, p, true);
  }
}

void any(const Segments& segments, const Word* bits, Word* /*scratch*/, Word* out) {
  pack(segments.parents, out, [&](std::size_t p) {
    const auto [begin, end] = children_of(segments.offsets, p);
    for (std::size_t c = begin; c < end; ++c) {
      if (test_bit(bits, c)) return true;
    }
    return false;
  });
}

void drop_first(const Segments& segments, const Word* bits, Word* out) {
  bool dropped = false;
  pack(segments.children, out, [&](std::size_t c) {
    if (test_bit(segments.heads, c)) dropped = false;
    const bool bit = test_bit(bits, c);
    const bool kept = bit && dropped;
    dropped = dropped || bit;
    return kept;
  });
}

void spread_bits(const Segments& segments, const Word* bits, Word* /*scratch*/, Word* out) {
  for (std::size_t w = 0; w < words_for(segments.children); ++w) out[w] = 0;
  for (std::size_t p = 0; p < segments.parents; ++p) {
    if (!test_bit(bits, p)) continue;
    const auto [begin, end] = children_of(segments.offsets, p);
    for (std::size_t c = begin; c < end; ++c) set_bit(out, c, true);
  }
}

void spread_i32(const Segments& segments, const std::int32_t* values, std::int32_t* out) {
  for (std::size_t p = 0; p < segments.parents; ++p) {
    const auto [begin, end] = children_of(segments.offsets, p);
    for (std::size_t c = begin; c < end; ++c) out[c] = values[p];
  }
}

void sum_i32(const Segments& segments, const std::int32_t* values, const Word* bits, std::int64_t* /*scratch*/,
             std::int64_t* out) {
  for (std::size_t p = 0; p < segments.parents; ++p) {
    const auto [begin, end] = children_of(segments.offsets, p);
    std::int64_t sum = 0;
    for (std::size_t c = begin; c < end; ++c) sum += test_bit(bits, c) ? values[c] : 0;
    out[p] = sum;
  }
}

}  // namespace

const Kernels& portable_kernels() {
  static constexpr Kernels kernels{
      .name = "portable",
      .less_i32 = compare_constant<std::int32_t, std::less<>>,
      .greater_i32 = compare_constant<std::int32_t, std::greater<>>,
      .equal_i32 = compare_constant<std::int32_t, std::equal_to<>>,
      .equal_u8 = compare_constant<std::uint8_t, std::equal_to<>>,
      .equal_u16 = compare_constant<std::uint16_t, std::equal_to<>>,
      .less_i64 = compare_constant<std::int64_t, std::less<>>,
      .greater_i64 = compare_constant<std::int64_t, std::greater<>>,
      .less_columns_i32 = compare_columns<std::int32_t, std::less<>>,
      .equal_columns_i32 = compare_columns<std::int32_t, std::equal_to<>>,
      .less_columns_i64 = compare_columns<std::int64_t, std::less<>>,
      .pack_bytes = pack_bytes,
      .mark_segments = mark_segments,
      .any = any,
      .drop_first = drop_first,
      .spread_bits = spread_bits,
      .spread_i32 = spread_i32,
      .sum_i32 = sum_i32,
  };
  return kernels;
}

}  // namespace takecare::engine::columns
