// Comparisons. A range compares surely when every pair does, possibly when some pair does. The common cases (columns of
// one width, or a column and a constant) run in kernels; the rest row by row, as decide does it.
#include <algorithm>
#include <limits>

#include "takecare/engine/columns/run.h"

namespace takecare::engine::columns {

namespace {

using lang::Relation;

std::int64_t floor_division(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
std::int64_t ceiling_division(std::int64_t a, std::int64_t b) { return a / b + (a % b > 0 ? 1 : 0); }

// 'v < limit' for steps v of a column; nothing where a kernel for the width is missing.
bool less_constant(const Run& run, const Values& values, const void* ends, std::int64_t limit, std::size_t n,
                   Word* out) {
  if (values.width == Width::i64) {
    run.kernels.less_i64(static_cast<const std::int64_t*>(ends), limit, n, out);
    return true;
  }
  if (values.width != Width::i32) return false;
  constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min();
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  if (limit < least || limit > most) {
    std::fill_n(out, words_for(n), limit > most ? all_ones : Word{0});
    return true;
  }
  run.kernels.less_i32(static_cast<const std::int32_t*>(ends), static_cast<std::int32_t>(limit), n, out);
  return true;
}

bool equal_constant(const Run& run, const Values& values, std::int64_t step, std::size_t n, Word* out) {
  const auto fits = [&](std::int64_t least, std::int64_t most) {
    if (step >= least && step <= most) return true;
    std::fill_n(out, words_for(n), Word{0});
    return false;
  };
  switch (values.width) {
    case Width::u8:
      if (fits(0, 255))
        run.kernels.equal_u8(static_cast<const std::uint8_t*>(values.lo), static_cast<std::uint8_t>(step), n, out);
      return true;
    case Width::u16:
      if (fits(0, 65535))
        run.kernels.equal_u16(static_cast<const std::uint16_t*>(values.lo), static_cast<std::uint16_t>(step), n, out);
      return true;
    case Width::i32:
      if (fits(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()))
        run.kernels.equal_i32(static_cast<const std::int32_t*>(values.lo), static_cast<std::int32_t>(step), n, out);
      return true;
    case Width::i64:
    case Width::bits: return false;
  }
  return false;
}

struct Result2 {
  Word* surely;
  Word* possibly;
  std::size_t words;
};

// 'x relation constant' with x below and the constant on the right. The plain test is on the end that decides: the
// greatest for 'surely less', the least for 'possibly less', and the other way round for 'greater'.
bool compare_with_constant(Run& run, const Values& x, Relation relation, std::int64_t constant, std::size_t n,
                           Result2 out) {
  const bool less = relation == Relation::less || relation == Relation::less_equal;
  if (relation == Relation::equal) {
    if (!x.is_plain()) return false;
    if (constant % x.unit != 0) {
      std::fill_n(out.surely, out.words, Word{0});
    } else if (!equal_constant(run, x, constant / x.unit, n, out.surely)) {
      return false;
    }
    const Word* known = x.hi_known != nullptr ? x.hi_known : run.ones.data();
    for (std::size_t w = 0; w < out.words; ++w) {
      const Word same = out.surely[w];
      out.possibly[w] = same | ~known[w];
      out.surely[w] = same & known[w];
    }
    return true;
  }
  // v * unit < c  ⇔  v < ceil(c / unit);  v * unit <= c  ⇔  v < floor(c / unit) + 1;  'greater' is not 'less or equal'.
  const bool strict = relation == Relation::less || relation == Relation::greater_equal;
  const std::int64_t limit = strict ? ceiling_division(constant, x.unit) : floor_division(constant, x.unit) + 1;
  const void* sure_end = less ? x.hi : x.lo;
  const void* possible_end = less ? x.lo : x.hi;
  if (!less_constant(run, x, sure_end, limit, n, out.surely)) return false;
  const Word* below = out.surely;
  if (!x.is_plain()) {
    less_constant(run, x, possible_end, limit, n, out.possibly);
    below = out.possibly;
  }
  const Word* sure_known = less ? x.hi_known : x.lo_known;
  const Word* possible_known = less ? x.lo_known : x.hi_known;
  if (sure_known == nullptr) sure_known = run.ones.data();
  if (possible_known == nullptr) possible_known = run.ones.data();
  const Word flip = less ? 0 : all_ones;
  for (std::size_t w = 0; w < out.words; ++w) {
    out.possibly[w] = (below[w] ^ flip) | ~possible_known[w];
    out.surely[w] = (out.surely[w] ^ flip) & sure_known[w];
  }
  return true;
}

bool less_columns(const Run& run, const Values& a, const void* a_end, const void* b_end, std::size_t n, Word* out) {
  if (a.width == Width::i32) {
    run.kernels.less_columns_i32(static_cast<const std::int32_t*>(a_end), static_cast<const std::int32_t*>(b_end), n,
                                 out);
  } else {
    run.kernels.less_columns_i64(static_cast<const std::int64_t*>(a_end), static_cast<const std::int64_t*>(b_end), n,
                                 out);
  }
  return true;
}

// Two columns of one width and unit. 'less or equal' is 'not greater', with sure and possible changed over.
bool compare_columns(Run& run, const Values& a, Relation relation, const Values& b, std::size_t n, Result2 out) {
  if (a.width != b.width || a.unit != b.unit) return false;
  const auto known = [&](const Word* bits) { return bits != nullptr ? bits : run.ones.data(); };
  if (relation == Relation::equal) {
    if (!a.is_plain() || !b.is_plain() || a.width != Width::i32) return false;
    run.kernels.equal_columns_i32(static_cast<const std::int32_t*>(a.lo), static_cast<const std::int32_t*>(b.lo), n,
                                  out.surely);
    // A least bound without a greatest (durations) makes 'possibly' a matter of order: leave that to the rows.
    if (a.lo_known != a.hi_known || b.lo_known != b.hi_known) return false;
    for (std::size_t w = 0; w < out.words; ++w) {
      const Word both_known = known(a.hi_known)[w] & known(b.hi_known)[w];
      out.possibly[w] = out.surely[w] | ~both_known;
      out.surely[w] &= both_known;
    }
    return true;
  }
  if (a.width != Width::i32 && a.width != Width::i64) return false;
  if (relation == Relation::greater) return compare_columns(run, b, Relation::less, a, n, out);
  if (relation == Relation::greater_equal) return compare_columns(run, b, Relation::less_equal, a, n, out);
  if (relation == Relation::less) {
    less_columns(run, a, a.hi, b.lo, n, out.surely);
    less_columns(run, a, a.lo, b.hi, n, out.possibly);
    for (std::size_t w = 0; w < out.words; ++w) {
      out.surely[w] &= known(a.hi_known)[w] & known(b.lo_known)[w];
      out.possibly[w] |= ~(known(a.lo_known)[w] & known(b.hi_known)[w]);
    }
    return true;
  }
  less_columns(run, a, b.lo, a.hi, n, out.surely);
  less_columns(run, a, b.hi, a.lo, n, out.possibly);
  for (std::size_t w = 0; w < out.words; ++w) {
    out.surely[w] = ~out.surely[w] & known(a.hi_known)[w] & known(b.lo_known)[w];
    out.possibly[w] = ~out.possibly[w] | ~(known(a.lo_known)[w] & known(b.hi_known)[w]);
  }
  return true;
}

// With something that is not applicable a comparison is false.
void mask_absent(const Values& values, Result2 out) {
  if (values.may_be_none != nullptr) {
    for (std::size_t w = 0; w < out.words; ++w) out.surely[w] &= ~values.may_be_none[w];
  }
  if (values.may_be_value != nullptr) {
    for (std::size_t w = 0; w < out.words; ++w) out.possibly[w] &= values.may_be_value[w];
  }
}

Relation turned(Relation relation) {
  switch (relation) {
    case Relation::equal: return Relation::equal;
    case Relation::less: return Relation::greater;
    case Relation::less_equal: return Relation::greater_equal;
    case Relation::greater: return Relation::less;
    case Relation::greater_equal: return Relation::less_equal;
  }
  return relation;
}

Result2 room(Run& run, NodeId id, std::size_t rows) {
  Buffers& buffers = run.buffer(id);
  const std::size_t words = words_for(rows);
  make_room(buffers.surely, words + 2);
  make_room(buffers.possibly, words + 2);
  run.truths[static_cast<std::size_t>(id)] = {.surely = buffers.surely.data(), .possibly = buffers.possibly.data()};
  return {.surely = buffers.surely.data(), .possibly = buffers.possibly.data(), .words = words};
}

bool compare_fast(Run& run, const Values& a, Relation relation, const Values& b, std::size_t n, Result2 out) {
  if (a.is_constant && b.is_constant) return false;
  if (b.is_constant) return compare_with_constant(run, a, relation, b.constant, n, out);
  if (a.is_constant) return compare_with_constant(run, b, turned(relation), a.constant, n, out);
  return compare_columns(run, a, relation, b, n, out);
}

template <class TruthOf>
void by_rows(std::size_t rows, Result2 out, TruthOf truth_of) {
  for (std::size_t row = 0; row < rows; ++row) {
    const Truth truth = truth_of(row);
    set_bit(out.surely, row, truth.surely_true());
    set_bit(out.possibly, row, truth.may_be_true);
  }
}

}  // namespace

void evaluate_compare(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const std::size_t rows = run.domain(node.domain).rows;
  const Result2 out = room(run, id, rows);
  const Values& a = run.value(node.args[0]);
  const Values& b = run.value(node.args[1]);
  if (compare_fast(run, a, node.relation, b, rows, out)) {
    mask_absent(a, out);
    mask_absent(b, out);
    return;
  }
  const lang::Type type = run.plan.nodes[static_cast<std::size_t>(node.args[0])].type;
  // Texts are codes here, and compare like numbers.
  const lang::Kind kind = type.kind == lang::Kind::text ? lang::Kind::enumeration : type.kind;
  by_rows(rows, out, [&](std::size_t row) {
    return compare(kind, node.relation, cell(run, a, type, row), cell(run, b, type, row));
  });
}

void evaluate_one_of(Run& run, NodeId id) {
  const Node& node = run.plan.nodes[static_cast<std::size_t>(id)];
  const std::size_t rows = run.domain(node.domain).rows;
  const Result2 out = room(run, id, rows);
  const Values& x = run.value(node.args[0]);
  const lang::Type type = run.plan.nodes[static_cast<std::size_t>(node.args[0])].type;
  const std::size_t all = run.program.enumerations[static_cast<std::size_t>(type.of)].values.size();
  constexpr std::size_t few = 8;
  const bool narrow = x.width == Width::u8 || x.width == Width::u16 || x.width == Width::i32;
  if (x.is_constant || !x.is_plain() || !narrow || node.set.size() > few || node.set.size() == all ||
      node.set.empty()) {
    by_rows(rows, out, [&](std::size_t row) {
      const Value value = cell(run, x, type, row);
      if (value.surely_none()) return Truth::no();
      const auto in = std::ranges::count_if(node.set, [&](std::int16_t v) { return value.range.holds(v); });
      const bool some_out = in < value.range.hi - value.range.lo + 1;
      return Truth{.may_be_true = in > 0, .may_be_false = some_out || value.may_be_none};
    });
    return;
  }
  std::fill_n(out.possibly, out.words, Word{0});
  for (const std::int16_t member : node.set) {
    equal_constant(run, x, member, rows, out.surely);
    for (std::size_t w = 0; w < out.words; ++w) out.possibly[w] |= out.surely[w];
  }
  const Word* known = x.hi_known != nullptr ? x.hi_known : run.ones.data();
  for (std::size_t w = 0; w < out.words; ++w) {
    out.surely[w] = out.possibly[w] & known[w];
    out.possibly[w] |= ~known[w];
  }
  mask_absent(x, out);
}

}  // namespace takecare::engine::columns
