// Kleene's truth. A truth is what can still come out: as long as a fact is missing, both may.
//
// Stored as two bits rather than three names because every connective is then one 'and' and one 'or', here as in the
// bitmaps of columns/. With t = {can be true}, f = {can be false}, u = {both}:
//
//   and | t f u      or | t f u      not |
//   ----+------      ---+------      ----+--
//    t  | t f u       t | t t t       t  | f
//    f  | f f f       f | t f u       f  | t
//    u  | u f u       u | t u u       u  | u
#pragma once

namespace takecare::engine {

struct Truth {
  bool may_be_true = true;
  bool may_be_false = true;

  static constexpr Truth yes() { return {.may_be_true = true, .may_be_false = false}; }
  static constexpr Truth no() { return {.may_be_true = false, .may_be_false = true}; }
  static constexpr Truth unknown() { return {.may_be_true = true, .may_be_false = true}; }
  static constexpr Truth of(bool known) { return {.may_be_true = known, .may_be_false = !known}; }

  constexpr bool surely_true() const { return !may_be_false; }
  constexpr bool surely_false() const { return !may_be_true; }
  constexpr bool is_unknown() const { return may_be_true && may_be_false; }

  friend constexpr bool operator==(Truth, Truth) = default;
};

constexpr Truth both(Truth a, Truth b) {
  return {.may_be_true = a.may_be_true && b.may_be_true, .may_be_false = a.may_be_false || b.may_be_false};
}

constexpr Truth either(Truth a, Truth b) {
  return {.may_be_true = a.may_be_true || b.may_be_true, .may_be_false = a.may_be_false && b.may_be_false};
}

constexpr Truth negation(Truth a) { return {.may_be_true = a.may_be_false, .may_be_false = a.may_be_true}; }

}  // namespace takecare::engine
