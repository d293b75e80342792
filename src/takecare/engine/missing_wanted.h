// What a missing fact would have to turn out to be.
#pragma once

#include <string>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/engine/value.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

// A set of values of one type: what a fact must be, or where the value of an expression must lie. 'ranges' are sorted
// and do not touch; texts are 'texts' or, with 'other_texts', all but those.
struct Wanted {
  std::vector<Range> ranges;
  std::vector<std::string> texts;  // sorted
  bool other_texts = false;
  bool none = false;
  // One of many that would do: chosen to fit what another missing fact was taken to be, or not proved by itself. Words
  // say 'for example'.
  bool example = false;

  static Wanted range(Range range) { return {.ranges = {range}}; }
  static Wanted only_none() { return {.none = true}; }

  bool empty() const { return ranges.empty() && texts.empty() && !other_texts && !none; }
  friend bool operator==(const Wanted&, const Wanted&) = default;
};

// Every value of a type.
Wanted any_value(const lang::Program& program, lang::Type type);
// The one value that 'value' surely is, if it is a value.
Wanted just(lang::Kind kind, const Value& value);
// Everything that 'value' may still be.
Wanted all_of_value(lang::Kind kind, const Value& value);
// Every value but those, and none.
Wanted all_but(const lang::Program& program, lang::Type type, const Wanted& wanted);

Wanted intersect(const Wanted& a, const Wanted& b);
Wanted unite(const Wanted& a, const Wanted& b);
bool is_within(const Wanted& inner, const Wanted& outer);
// Whether everything that 'value' may still be is wanted, or anything.
bool surely_within(lang::Kind kind, const Value& value, const Wanted& wanted);
bool maybe_within(lang::Kind kind, const Value& value, const Wanted& wanted);

// 'at least 1 year', 'convicted or pending', 'not applicable'; of an optional fact 'present'. Empty when any value
// would do.
std::string wanted_words(const lang::Program& program, const lang::Field& field, const Wanted& wanted);
// A fact that is as wanted, near to what people write: the end of a range before its middle, 0 before the end of all
// numbers. The 'as_of' date where any date would do.
Fact fact_as_wanted(lang::Type type, const Wanted& wanted, Days as_of);

}  // namespace takecare::engine
