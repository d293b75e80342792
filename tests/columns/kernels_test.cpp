// Every set of kernels gives the bits that the portable ones give.
#include "takecare/engine/columns/kernels.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace takecare::engine::columns {
namespace {

std::vector<Word> masked(std::vector<Word> words, std::size_t rows) {
  words.resize(words_for(rows));
  if (!words.empty()) words.back() &= tail_mask(rows);
  return words;
}

template <class T>
std::vector<T> few_values(std::size_t n) {
  return *rc::gen::container<std::vector<T>>(
      n, rc::gen::map(rc::gen::inRange(0, 7), [](int v) { return static_cast<T>(v); }));
}

template <class Run>
std::vector<Word> bits_of(std::size_t rows, Run run) {
  std::vector<Word> out(words_for(rows) + 2);
  run(out.data());
  return masked(out, rows);
}

const Kernels* other() {
  return avx2_kernels() != nullptr && __builtin_cpu_supports("avx2") ? avx2_kernels() : nullptr;
}

RC_GTEST_PROP(Kernels, CompareAlike, ()) {
  if (other() == nullptr) return;
  const Kernels& a = portable_kernels();
  const Kernels& b = *other();
  const auto n = *rc::gen::inRange<std::size_t>(1, 300);
  const int constant = *rc::gen::inRange(-1, 8);
  const auto ints = few_values<std::int32_t>(n);
  const auto more = few_values<std::int32_t>(n);
  const auto longs = few_values<std::int64_t>(n);
  const auto more_longs = few_values<std::int64_t>(n);
  const auto bytes = few_values<std::uint8_t>(n);
  const auto halves = few_values<std::uint16_t>(n);
  const auto same = [&](auto run) {
    RC_ASSERT(bits_of(n, [&](Word* out) { run(a, out); }) == bits_of(n, [&](Word* out) { run(b, out); }));
  };
  same([&](const Kernels& k, Word* out) { k.less_i32(ints.data(), constant, n, out); });
  same([&](const Kernels& k, Word* out) { k.greater_i32(ints.data(), constant, n, out); });
  same([&](const Kernels& k, Word* out) { k.equal_i32(ints.data(), constant, n, out); });
  same([&](const Kernels& k, Word* out) { k.less_i64(longs.data(), constant, n, out); });
  same([&](const Kernels& k, Word* out) { k.greater_i64(longs.data(), constant, n, out); });
  same([&](const Kernels& k, Word* out) { k.equal_u8(bytes.data(), static_cast<std::uint8_t>(constant & 7), n, out); });
  same([&](const Kernels& k, Word* out) {
    k.equal_u16(halves.data(), static_cast<std::uint16_t>(constant & 7), n, out);
  });
  same([&](const Kernels& k, Word* out) { k.less_columns_i32(ints.data(), more.data(), n, out); });
  same([&](const Kernels& k, Word* out) { k.equal_columns_i32(ints.data(), more.data(), n, out); });
  same([&](const Kernels& k, Word* out) { k.less_columns_i64(longs.data(), more_longs.data(), n, out); });
  same([&](const Kernels& k, Word* out) { k.pack_bytes(bytes.data(), n, out); });
}

// Parents with 0 to 70 children each, so that segments span words.
struct World {
  std::vector<std::int32_t> offsets;
  std::size_t children = 0;
  std::vector<std::uint8_t> flags;
  std::vector<Word> heads, lasts, non_empty, scratch;

  Segments segments(const Kernels& kernels) {
    const std::size_t parents = offsets.size() - 1;
    flags.resize(children + 1);
    heads.assign(words_for(children + 1) + 2, 0);
    lasts.assign(words_for(children) + 2, 0);
    non_empty.assign(words_for(parents) + 2, 0);
    scratch.assign(words_for(std::max(parents, children)) + 2, 0);
    kernels.mark_segments(offsets.data(), parents, children, flags.data(), heads.data(), lasts.data(),
                          non_empty.data());
    return {.parents = parents,
            .children = children,
            .offsets = offsets.data(),
            .heads = heads.data(),
            .lasts = lasts.data(),
            .non_empty = non_empty.data()};
  }
};

World random_segments() {
  World world;
  const auto parents = *rc::gen::inRange<std::size_t>(0, 200);
  const auto base = *rc::gen::inRange(0, 100);
  world.offsets.push_back(base);
  for (std::size_t p = 0; p < parents; ++p) {
    const int kind = *rc::gen::inRange(0, 10);
    const int length = kind < 5 ? 0 : kind < 9 ? *rc::gen::inRange(1, 5) : *rc::gen::inRange(1, 150);
    world.offsets.push_back(world.offsets.back() + length);
  }
  world.children = static_cast<std::size_t>(world.offsets.back() - base);
  return world;
}

RC_GTEST_PROP(Kernels, WorkOnSegmentsAlike, ()) {
  if (other() == nullptr) return;
  World world = random_segments();
  World twin = world;
  const Kernels& a = portable_kernels();
  const Kernels& b = *other();
  const Segments sa = world.segments(a);
  const Segments sb = twin.segments(b);
  const std::size_t children = world.children;
  const std::size_t parents = sa.parents;
  RC_ASSERT(masked(world.heads, children) == masked(twin.heads, children));
  RC_ASSERT(masked(world.lasts, children) == masked(twin.lasts, children));
  RC_ASSERT(masked(world.non_empty, parents) == masked(twin.non_empty, parents));

  auto bits = *rc::gen::container<std::vector<Word>>(words_for(children) + 2, rc::gen::arbitrary<Word>());
  if (*rc::gen::arbitrary<bool>()) {
    for (Word& word : bits) word &= word << 3 & word << 7;  // sparse
  }
  auto parent_bits = *rc::gen::container<std::vector<Word>>(words_for(parents) + 2, rc::gen::arbitrary<Word>());
  const auto same = [&](std::size_t rows, auto run) {
    RC_ASSERT(bits_of(rows, [&](Word* out) { run(a, sa, world.scratch.data(), out); }) ==
              bits_of(rows, [&](Word* out) { run(b, sb, twin.scratch.data(), out); }));
  };
  same(parents,
       [&](const Kernels& k, const Segments& s, Word* scratch, Word* out) { k.any(s, bits.data(), scratch, out); });
  same(children, [&](const Kernels& k, const Segments& s, Word*, Word* out) { k.drop_first(s, bits.data(), out); });
  same(children, [&](const Kernels& k, const Segments& s, Word* scratch, Word* out) {
    k.spread_bits(s, parent_bits.data(), scratch, out);
  });

  const auto values = few_values<std::int32_t>(std::max(children, parents) + 1);
  std::vector<std::int32_t> spread_a(children + 8), spread_b(children + 8);
  a.spread_i32(sa, values.data(), spread_a.data());
  b.spread_i32(sb, values.data(), spread_b.data());
  spread_a.resize(children);
  spread_b.resize(children);
  RC_ASSERT(spread_a == spread_b);

  std::vector<std::int64_t> scratch(children + 1), sum_a(parents), sum_b(parents);
  a.sum_i32(sa, values.data(), bits.data(), scratch.data(), sum_a.data());
  b.sum_i32(sb, values.data(), bits.data(), scratch.data(), sum_b.data());
  RC_ASSERT(sum_a == sum_b);
}

}  // namespace
}  // namespace takecare::engine::columns
