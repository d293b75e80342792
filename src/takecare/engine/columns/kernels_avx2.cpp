// Kernels for x86-64 with AVX2 and BMI2. This file alone is compiled for them.
//
// Segmented bit tricks. A segment is a run of children h..e of one parent, 'body' its bits h..e-1.
//   any:   (bits & body) + body carries into bit e exactly when a bit of the body is set; the carry goes no further,
//   for bit e of both
//          addends is 0. So bit e of (sum | bits) says 'some'. The bits at the last children are squeezed together
//          (PEXT) and dealt out to the parents that have children (PDEP).
//   drop:  (bits | last) - head clears the lowest set bit of each segment and sets those below it; AND with bits drops
//   it. 'last' keeps the
//          borrow inside the segment.
//   spread: the bit of each parent is dealt to the head of its segment; next head minus head is a run of ones over the
//   segment.
#include "takecare/engine/columns/kernels.h"

#if defined(__AVX2__) && defined(__BMI2__)

#include <immintrin.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace takecare::engine::columns {

namespace {

// Calls whole(first) for each 64 elements and the same on a padded copy of the rest.
template <class T, class Whole>
void by_words(const T* values, std::size_t n, Word* out, Whole whole) {
  const std::size_t full = n / word_bits;
  for (std::size_t w = 0; w < full; ++w) out[w] = whole(values + w * word_bits);
  const std::size_t rest = n % word_bits;
  if (rest == 0) return;
  T padded[word_bits] = {};
  std::memcpy(padded, values + full * word_bits, rest * sizeof(T));
  out[full] = whole(padded);
}

template <class T, class Whole>
void by_words(const T* a, const T* b, std::size_t n, Word* out, Whole whole) {
  const std::size_t full = n / word_bits;
  for (std::size_t w = 0; w < full; ++w) out[w] = whole(a + w * word_bits, b + w * word_bits);
  const std::size_t rest = n % word_bits;
  if (rest == 0) return;
  T padded_a[word_bits] = {};
  T padded_b[word_bits] = {};
  std::memcpy(padded_a, a + full * word_bits, rest * sizeof(T));
  std::memcpy(padded_b, b + full * word_bits, rest * sizeof(T));
  out[full] = whole(padded_a, padded_b);
}

__m256i load(const void* at) { return _mm256_loadu_si256(static_cast<const __m256i*>(at)); }

Word mask_bytes(__m256i bytes) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes)); }

// The 32 truths of four vectors of eight 32-bit lanes, in order.
Word mask_32(__m256i a, __m256i b, __m256i c, __m256i d) {
  const __m256i ab = _mm256_packs_epi32(a, b);
  const __m256i cd = _mm256_packs_epi32(c, d);
  const __m256i mixed = _mm256_packs_epi16(ab, cd);
  // Packing works in 128-bit halves: bring the groups of four back in order.
  const __m256i order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  return mask_bytes(_mm256_permutevar8x32_epi32(mixed, order));
}

template <class Lanes>
Word word_of_i32(Lanes lanes) {
  const Word low = mask_32(lanes(0), lanes(8), lanes(16), lanes(24));
  const Word high = mask_32(lanes(32), lanes(40), lanes(48), lanes(56));
  return low | high << 32;
}

template <class Lanes>
Word word_of_i64(Lanes lanes) {
  Word word = 0;
  for (int i = 0; i < 64; i += 4) {
    const auto four = static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(lanes(i))));
    word |= static_cast<Word>(four) << i;
  }
  return word;
}

void less_i32(const std::int32_t* values, std::int32_t constant, std::size_t n, Word* out) {
  const __m256i c = _mm256_set1_epi32(constant);
  by_words(values, n, out, [&](const std::int32_t* v) {
    return word_of_i32([&](int i) { return _mm256_cmpgt_epi32(c, load(v + i)); });
  });
}

void greater_i32(const std::int32_t* values, std::int32_t constant, std::size_t n, Word* out) {
  const __m256i c = _mm256_set1_epi32(constant);
  by_words(values, n, out, [&](const std::int32_t* v) {
    return word_of_i32([&](int i) { return _mm256_cmpgt_epi32(load(v + i), c); });
  });
}

void equal_i32(const std::int32_t* values, std::int32_t constant, std::size_t n, Word* out) {
  const __m256i c = _mm256_set1_epi32(constant);
  by_words(values, n, out, [&](const std::int32_t* v) {
    return word_of_i32([&](int i) { return _mm256_cmpeq_epi32(load(v + i), c); });
  });
}

void equal_u8(const std::uint8_t* values, std::uint8_t constant, std::size_t n, Word* out) {
  const __m256i c = _mm256_set1_epi8(static_cast<char>(constant));
  by_words(values, n, out, [&](const std::uint8_t* v) {
    const Word low = mask_bytes(_mm256_cmpeq_epi8(load(v), c));
    return low | mask_bytes(_mm256_cmpeq_epi8(load(v + 32), c)) << 32;
  });
}

void equal_u16(const std::uint16_t* values, std::uint16_t constant, std::size_t n, Word* out) {
  const __m256i c = _mm256_set1_epi16(static_cast<short>(constant));
  const auto half = [&](const std::uint16_t* v) {
    const __m256i packed = _mm256_packs_epi16(_mm256_cmpeq_epi16(load(v), c), _mm256_cmpeq_epi16(load(v + 16), c));
    return mask_bytes(_mm256_permute4x64_epi64(packed, 0b11011000));
  };
  by_words(values, n, out, [&](const std::uint16_t* v) { return half(v) | half(v + 32) << 32; });
}

void less_i64(const std::int64_t* values, std::int64_t constant, std::size_t n, Word* out) {
  const __m256i c = _mm256_set1_epi64x(constant);
  by_words(values, n, out, [&](const std::int64_t* v) {
    return word_of_i64([&](int i) { return _mm256_cmpgt_epi64(c, load(v + i)); });
  });
}

void greater_i64(const std::int64_t* values, std::int64_t constant, std::size_t n, Word* out) {
  const __m256i c = _mm256_set1_epi64x(constant);
  by_words(values, n, out, [&](const std::int64_t* v) {
    return word_of_i64([&](int i) { return _mm256_cmpgt_epi64(load(v + i), c); });
  });
}

void less_columns_i32(const std::int32_t* a, const std::int32_t* b, std::size_t n, Word* out) {
  by_words(a, b, n, out, [](const std::int32_t* x, const std::int32_t* y) {
    return word_of_i32([&](int i) { return _mm256_cmpgt_epi32(load(y + i), load(x + i)); });
  });
}

void equal_columns_i32(const std::int32_t* a, const std::int32_t* b, std::size_t n, Word* out) {
  by_words(a, b, n, out, [](const std::int32_t* x, const std::int32_t* y) {
    return word_of_i32([&](int i) { return _mm256_cmpeq_epi32(load(y + i), load(x + i)); });
  });
}

void less_columns_i64(const std::int64_t* a, const std::int64_t* b, std::size_t n, Word* out) {
  by_words(a, b, n, out, [](const std::int64_t* x, const std::int64_t* y) {
    return word_of_i64([&](int i) { return _mm256_cmpgt_epi64(load(y + i), load(x + i)); });
  });
}

void pack_bytes(const std::uint8_t* bytes, std::size_t n, Word* out) {
  const __m256i zero = _mm256_setzero_si256();
  by_words(bytes, n, out, [&](const std::uint8_t* v) {
    const Word low = mask_bytes(_mm256_cmpeq_epi8(load(v), zero));
    return ~(low | mask_bytes(_mm256_cmpeq_epi8(load(v + 32), zero)) << 32);
  });
}

void mark_segments(const std::int32_t* offsets, std::size_t parents, std::size_t children, std::uint8_t* flags,
                   Word* heads, Word* lasts, Word* non_empty) {
  // The start of an empty parent's run is the head of the next parent that has children, so every start may be flagged.
  std::memset(flags, 0, children + 1);
  const std::int32_t base = offsets[0];
  for (std::size_t p = 0; p < parents; ++p) flags[offsets[p] - base] = 1;
  flags[children] = 1;
  pack_bytes(flags, children + 1, heads);
  const std::size_t words = words_for(children);
  const std::size_t head_words = words_for(children + 1);
  for (std::size_t w = 0; w < words; ++w) {
    const Word next = w + 1 < head_words ? heads[w + 1] : 0;
    lasts[w] = heads[w] >> 1 | next << 63;
  }
  if (words > 0) lasts[words - 1] &= tail_mask(children);
  less_columns_i32(offsets, offsets + 1, parents, non_empty);
}

// Appends the lowest 'count' bits of each value to a bit string.
class BitAppender {
 public:
  explicit BitAppender(Word* out) : out_(out) {}
  void append(Word bits, unsigned count) {
    pending_ |= bits << used_;
    const unsigned total = used_ + count;
    if (total >= word_bits) {
      *out_++ = pending_;
      pending_ = used_ == 0 ? 0 : bits >> (word_bits - used_);
      used_ = static_cast<unsigned>(total - word_bits);
    } else {
      used_ = total;
    }
  }
  void finish() { *out_ = pending_; }

 private:
  Word* out_;
  Word pending_ = 0;
  unsigned used_ = 0;
};

// 64 bits from any bit on of a bit string that has one word of slack.
Word bits_at(const Word* words, std::size_t bit) {
  const std::size_t word = bit / word_bits;
  const auto shift = static_cast<unsigned>(bit % word_bits);
  return words[word] >> shift | words[word + 1] << 1 << (word_bits - 1 - shift);
}

// The parents that have children, in a row: bit k of 'dense' is the k-th of them.
void deal_to_parents(const Segments& segments, const Word* dense, Word* out) {
  std::size_t position = 0;
  const std::size_t words = words_for(segments.parents);
  for (std::size_t w = 0; w < words; ++w) {
    Word owners = segments.non_empty[w];
    if (w + 1 == words) owners &= tail_mask(segments.parents);
    out[w] = _pdep_u64(bits_at(dense, position), owners);
    position += static_cast<std::size_t>(std::popcount(owners));
  }
}

void any(const Segments& segments, const Word* bits, Word* scratch, Word* out) {
  const std::size_t words = words_for(segments.children);
  BitAppender dense(scratch);
  unsigned char carry = 0;
  for (std::size_t w = 0; w < words; ++w) {
    const Word last = segments.lasts[w];
    const Word valid = w + 1 == words ? tail_mask(segments.children) : all_ones;
    const Word body = valid & ~last;
    unsigned long long sum = 0;
    carry = _addcarry_u64(carry, bits[w] & body, body, &sum);
    dense.append(_pext_u64(sum | bits[w], last), static_cast<unsigned>(std::popcount(last)));
  }
  dense.finish();
  deal_to_parents(segments, scratch, out);
}

void drop_first(const Segments& segments, const Word* bits, Word* out) {
  const std::size_t words = words_for(segments.children);
  unsigned char borrow = 0;
  for (std::size_t w = 0; w < words; ++w) {
    const Word head = w + 1 == words ? segments.heads[w] & tail_mask(segments.children) : segments.heads[w];
    unsigned long long rest = 0;
    borrow = _subborrow_u64(borrow, bits[w] | segments.lasts[w], head, &rest);
    out[w] = bits[w] & rest;
  }
}

void spread_bits(const Segments& segments, const Word* bits, Word* scratch, Word* out) {
  BitAppender dense(scratch);
  const std::size_t parent_words = words_for(segments.parents);
  for (std::size_t w = 0; w < parent_words; ++w) {
    Word owners = segments.non_empty[w];
    if (w + 1 == parent_words) owners &= tail_mask(segments.parents);
    dense.append(_pext_u64(bits[w], owners), static_cast<unsigned>(std::popcount(owners)));
  }
  dense.finish();
  // A head gets its own segment's bit (minuend 'from') and the bit of the segment before it (subtrahend 'to', its end).
  const std::size_t words = words_for(segments.children);
  std::size_t position = 0;
  Word before = 0;  // the bit of the segment before the first head of this word
  unsigned char borrow = 0;
  for (std::size_t w = 0; w < words; ++w) {
    const Word head = w + 1 == words ? segments.heads[w] & tail_mask(segments.children) : segments.heads[w];
    const auto count = static_cast<unsigned>(std::popcount(head));
    const Word own = bits_at(scratch, position);
    const Word from = _pdep_u64(own, head);
    const Word to = _pdep_u64(own << 1 | before, head);
    unsigned long long run = 0;
    borrow = _subborrow_u64(borrow, to, from, &run);
    out[w] = run;
    if (count > 0) before = own >> (count - 1) & 1;
    position += count;
  }
}

void spread_i32(const Segments& segments, const std::int32_t* values, std::int32_t* out) {
  const std::int32_t base = segments.offsets[0];
  for (std::size_t p = 0; p < segments.parents; ++p) {
    const std::int32_t begin = segments.offsets[p] - base;
    const std::int32_t end = segments.offsets[p + 1] - base;
    // Eight at a time, the first eight without asking how many there are: most lists are short, and a branch on their
    // lengths is rarely foretold. What is written too far is overwritten by the next parent, or lies in the slack.
    const __m256i eight = _mm256_set1_epi32(values[p]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + begin), eight);
    for (std::int32_t c = begin + 8; c < end; c += 8) _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + c), eight);
  }
}

void sum_i32(const Segments& segments, const std::int32_t* values, const Word* bits, std::int64_t* scratch,
             std::int64_t* out) {
  // Running totals, then differences at the segment ends.
  std::int64_t total = 0;
  scratch[0] = 0;
  for (std::size_t first = 0; first < segments.children; first += word_bits) {
    Word taken = bits[first / word_bits];
    const std::size_t end = std::min(first + word_bits, segments.children);
    for (std::size_t c = first; c < end; ++c, taken >>= 1) {
      total += values[c] & -static_cast<std::int64_t>(taken & 1);
      scratch[c + 1] = total;
    }
  }
  const std::int32_t base = segments.offsets[0];
  std::int64_t before = 0;
  for (std::size_t p = 0; p < segments.parents; ++p) {
    const std::int64_t now = scratch[segments.offsets[p + 1] - base];
    out[p] = now - before;
    before = now;
  }
}

}  // namespace

const Kernels* avx2_kernels() {
  static constexpr Kernels kernels{
      .name = "avx2",
      .less_i32 = less_i32,
      .greater_i32 = greater_i32,
      .equal_i32 = equal_i32,
      .equal_u8 = equal_u8,
      .equal_u16 = equal_u16,
      .less_i64 = less_i64,
      .greater_i64 = greater_i64,
      .less_columns_i32 = less_columns_i32,
      .equal_columns_i32 = equal_columns_i32,
      .less_columns_i64 = less_columns_i64,
      .pack_bytes = pack_bytes,
      .mark_segments = mark_segments,
      .any = any,
      .drop_first = drop_first,
      .spread_bits = spread_bits,
      .spread_i32 = spread_i32,
      .sum_i32 = sum_i32,
  };
  return &kernels;
}

}  // namespace takecare::engine::columns

#else

namespace takecare::engine::columns {
const Kernels* avx2_kernels() { return nullptr; }
}  // namespace takecare::engine::columns

#endif
