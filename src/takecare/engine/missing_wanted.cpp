#include "takecare/engine/missing_wanted.h"

#include <algorithm>

#include "takecare/engine/value_words.h"

namespace takecare::engine {

using lang::Kind;

namespace {

// Sorts the ranges and makes those that overlap or follow each other one.
void tidy(std::vector<Range>& ranges) {
  if (ranges.size() < 2) return;
  std::ranges::sort(ranges, {}, &Range::lo);
  auto last = ranges.begin();
  for (auto next = last + 1; next != ranges.end(); ++next) {
    const bool follows = last->hi == unbounded_above || next->lo <= last->hi + 1;
    if (follows) {
      last->hi = std::max(last->hi, next->hi);
    } else {
      *++last = *next;
    }
  }
  ranges.erase(last + 1, ranges.end());
}

std::vector<Range> gaps(Range all, const std::vector<Range>& ranges) {
  std::vector<Range> left;
  std::int64_t next = all.lo;
  for (const Range range : ranges) {
    if (range.lo > next) left.push_back({.lo = next, .hi = range.lo - 1});
    if (range.hi >= all.hi) return left;
    next = std::max(next, range.hi + 1);
  }
  left.push_back({.lo = next, .hi = all.hi});
  return left;
}

// What people would write without decimals, cents or parts of a day.
bool is_round(Kind kind, std::int64_t value) {
  switch (kind) {
    case Kind::number: return value % 1'000'000 == 0;
    case Kind::money: return value % 100 == 0;
    case Kind::duration: return value % twelfths_per_day == 0 || value % twelfths_per_month == 0;
    default: return false;
  }
}

// 'more than 2' rather than 'at least 2.000001', 'less than 1 year' rather than 'at most 4379/12 days'.
std::string amount_words(const lang::Program& program, lang::Type type, Range range) {
  const bool above_only = range.hi == unbounded_above && range.lo != unbounded_below;
  const bool below_only = !above_only && range.hi != unbounded_above &&
                          (range.lo == unbounded_below || (type.kind == Kind::duration && range.lo == 0));
  if (above_only && !is_round(type.kind, range.lo) && is_round(type.kind, range.lo - 1)) {
    return "more than " + literal_words(program, type, range.lo - 1);
  }
  if (below_only && !range.is_point() && !is_round(type.kind, range.hi) && is_round(type.kind, range.hi + 1)) {
    return "less than " + literal_words(program, type, range.hi + 1);
  }
  return value_words(program, type, Value::of(range));
}

using Texts = std::vector<std::string>;
Texts in_both(const Texts& a, const Texts& b) {
  Texts out;
  std::ranges::set_intersection(a, b, std::back_inserter(out));
  return out;
}
Texts in_either(const Texts& a, const Texts& b) {
  Texts out;
  std::ranges::set_union(a, b, std::back_inserter(out));
  return out;
}
Texts without(const Texts& a, const Texts& b) {
  Texts out;
  std::ranges::set_difference(a, b, std::back_inserter(out));
  return out;
}

}  // namespace

Wanted any_value(const lang::Program& program, lang::Type type) {
  if (type.kind == Kind::text) return {.other_texts = true};
  return Wanted::range(unknown_value(program, type).range);
}

Wanted just(Kind kind, const Value& value) {
  if (kind == Kind::text) return {.texts = {value.text}};
  return Wanted::range(value.range);
}

Wanted all_of_value(Kind kind, const Value& value) {
  Wanted all;
  if (value.may_be_value && kind == Kind::text && !value.text_known) {
    all.other_texts = true;
  } else if (value.may_be_value) {
    all = just(kind, value);
  }
  all.none = value.may_be_none;
  return all;
}

Wanted all_but(const lang::Program& program, lang::Type type, const Wanted& wanted) {
  if (type.kind == Kind::text) return {.texts = wanted.texts, .other_texts = !wanted.other_texts, .none = true};
  return {.ranges = gaps(unknown_value(program, type).range, wanted.ranges), .none = true};
}

Wanted intersect(const Wanted& a, const Wanted& b) {
  Wanted both{.none = a.none && b.none, .example = a.example || b.example};
  // Of ranges that do not touch come ranges that do not touch, in their order.
  for (const Range x : a.ranges) {
    for (const Range y : b.ranges) {
      const Range common{.lo = std::max(x.lo, y.lo), .hi = std::min(x.hi, y.hi)};
      if (common.lo <= common.hi) both.ranges.push_back(common);
    }
  }
  both.other_texts = a.other_texts && b.other_texts;
  if (both.other_texts) {
    both.texts = in_either(a.texts, b.texts);
  } else if (a.other_texts) {
    both.texts = without(b.texts, a.texts);
  } else {
    both.texts = b.other_texts ? without(a.texts, b.texts) : in_both(a.texts, b.texts);
  }
  return both;
}

Wanted unite(const Wanted& a, const Wanted& b) {
  Wanted any{.ranges = a.ranges, .none = a.none || b.none, .example = a.example || b.example};
  any.ranges.insert(any.ranges.end(), b.ranges.begin(), b.ranges.end());
  tidy(any.ranges);
  any.other_texts = a.other_texts || b.other_texts;
  if (a.other_texts && b.other_texts) {
    any.texts = in_both(a.texts, b.texts);
  } else if (a.other_texts) {
    any.texts = without(a.texts, b.texts);
  } else {
    any.texts = b.other_texts ? without(b.texts, a.texts) : in_either(a.texts, b.texts);
  }
  return any;
}

bool is_within(const Wanted& inner, const Wanted& outer) {
  if (inner.none && !outer.none) return false;
  const bool ranges_within = std::ranges::all_of(inner.ranges, [&](Range x) {
    return std::ranges::any_of(outer.ranges, [&](Range y) { return y.lo <= x.lo && x.hi <= y.hi; });
  });
  if (!ranges_within) return false;
  if (inner.other_texts) return outer.other_texts && std::ranges::includes(inner.texts, outer.texts);
  if (!outer.other_texts) return std::ranges::includes(outer.texts, inner.texts);
  return std::ranges::none_of(inner.texts,
                              [&](const std::string& text) { return std::ranges::binary_search(outer.texts, text); });
}

bool surely_within(Kind kind, const Value& value, const Wanted& wanted) {
  if (value.may_be_none && !wanted.none) return false;
  if (!value.may_be_value) return true;
  if (kind == Kind::text && !value.text_known) return wanted.other_texts && wanted.texts.empty();
  if (kind == Kind::text) return std::ranges::binary_search(wanted.texts, value.text) != wanted.other_texts;
  return std::ranges::any_of(wanted.ranges,
                             [&](Range range) { return range.lo <= value.range.lo && value.range.hi <= range.hi; });
}

bool maybe_within(Kind kind, const Value& value, const Wanted& wanted) {
  if (value.may_be_none && wanted.none) return true;
  if (!value.may_be_value) return false;
  if (kind == Kind::text && !value.text_known) return wanted.other_texts || !wanted.texts.empty();
  if (kind == Kind::text) return std::ranges::binary_search(wanted.texts, value.text) != wanted.other_texts;
  return std::ranges::any_of(wanted.ranges,
                             [&](Range range) { return range.lo <= value.range.hi && value.range.lo <= range.hi; });
}

std::string wanted_words(const lang::Program& program, const lang::Field& field, const Wanted& wanted) {
  const lang::Type type = field.type;
  const Range all = unknown_value(program, type).range;
  std::string words;
  const auto add = [&words](const std::string& more) { words += (words.empty() ? "" : " or ") + more; };
  for (const Range range : wanted.ranges) {
    if (range == all && !range.is_point()) {
      if (field.optional && !wanted.none) add("present");
    } else if (type.kind == Kind::enumeration || type.kind == Kind::truth) {
      for (std::int64_t v = range.lo; v <= range.hi; ++v) add(literal_words(program, type, v));
    } else {
      add(amount_words(program, type, range));
    }
  }
  for (const std::string& text : wanted.texts) add((wanted.other_texts ? "other than " : "") + text_words(text));
  const bool any = words.empty() && (!wanted.ranges.empty() || wanted.other_texts);
  if (any && field.optional && !wanted.none) add("present");
  if (wanted.none && !any) add("not applicable");
  return wanted.example && !words.empty() ? "for example " + words : words;
}

Fact fact_as_wanted(lang::Type type, const Wanted& wanted, Days as_of) {
  Fact fact{.state = FactState::known};
  if (wanted.other_texts) {
    fact.text = "?";
    while (std::ranges::binary_search(wanted.texts, fact.text)) fact.text += "?";
  } else if (!wanted.texts.empty()) {
    fact.text = wanted.texts.front();
  } else if (!wanted.ranges.empty()) {
    const std::int64_t handy = type.kind == Kind::date ? as_of : 0;
    fact.value = std::clamp(handy, wanted.ranges.front().lo, wanted.ranges.front().hi);
  } else {
    fact.state = FactState::not_applicable;
  }
  return fact;
}

}  // namespace takecare::engine
