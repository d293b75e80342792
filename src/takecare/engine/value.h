// A value that may not be known: everything that can still come out.
#pragma once

#include <string>

#include "takecare/engine/range.h"
#include "takecare/engine/truth.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

// At least one of may_be_value and may_be_none holds. The range (kind text: the text) says which values are possible;
// while there is surely none it is [0, 0] and means nothing. An enumeration's range is one enumerator or all of them:
// an order of enumerators means nothing in law, so nothing between can be said. A truth as a value is [0, 0], [1, 1] or
// [0, 1].
struct Value {
  Range range{.lo = 0, .hi = 0};
  std::string text;  // kind text, while it is known
  bool text_known = false;
  bool may_be_value = true;
  bool may_be_none = false;

  static Value of(Range range) { return {.range = range}; }
  static Value of(std::int64_t known) { return {.range = Range::point(known)}; }
  static Value of(Truth truth) { return of(Range{.lo = truth.may_be_false ? 0 : 1, .hi = truth.may_be_true ? 1 : 0}); }
  static Value of_text(std::string known) { return {.text = std::move(known), .text_known = true}; }
  static Value none() { return {.may_be_value = false, .may_be_none = true}; }

  bool surely_none() const { return !may_be_value; }
  bool surely_value() const { return !may_be_none; }

  friend bool operator==(const Value&, const Value&) = default;
};

// What an answer about a definition is: a truth for a rule and for the membership of a named list.
lang::Type answer_type(const lang::Definition& definition);

// Every value of the type, and none as well when 'optional'.
Value unknown_value(const lang::Program& program, lang::Type type, bool optional = false);

// Nothing is left open: surely none, or surely the one value.
bool is_known(const Value& value, lang::Kind kind);

// There surely is a value and it is the only one possible (but it may also be none).
bool is_one_value(const Value& value, lang::Kind kind);

// A truth field or value that is not applicable does not hold: what is not there cannot be so.
Truth as_truth(const Value& value);

// Everything that either may be. Enumerators or texts that differ have nothing in common: any enumerator, any text.
Value hull(const lang::Program& program, lang::Type type, const Value& a, const Value& b);

// Whether 'a relation b'. With something that surely is not applicable it is false, not unknown (docs/language.md): a
// comparison says something about two things, and one of them does not exist.
Truth compare(lang::Kind kind, lang::Relation relation, const Value& a, const Value& b);

}  // namespace takecare::engine
