// The syntax of conditions and expressions, as written: nothing is resolved, nothing has a type yet.
//
// Trees are plain values. The parser bounds their depth (max_nesting in parse.h), so that recursive readers are safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/lang/program.h"

namespace takecare::lang::syntax {

// A word of the book and where it stands.
struct Name {
  std::string text;
  Place place;
};

// '1 year 6 months': months 18, days 0; '2 weeks': months 0, days 14.
struct Period {
  int months = 0;
  int days = 0;
  std::string text;  // as written, single spaces
  Place place;
};

enum class ExprKind : std::uint8_t {
  // Literals.
  truth,   // value 0 or 1
  number,  // value in millionths; text as written
  money,   // value in cents; text as written
  date,    // value in days
  period,  // period
  text,    // text
  // Names.
  name,  // text: a field, rule, value, list, item, enumerator, as_of_date, period_start, period_end
  of,    // text 'of' args[0], which is a name or an 'of': committed_on of conviction, region of nationality
  // Conditions. Forms with 'is' may be negated: 'is not one of', 'is not before'.
  both,        // args[0] and args[1] and …; at least two
  either,      // args[0] or args[1] or …; at least two
  negation,    // not args[0]
  compare,     // args[0] comparison args[1]
  one_of,      // args[0] is one of args[1…]; each a name or a literal
  from_to,     // args[0] is from args[1] to args[2]
  within,      // args[0] is within period after/before args[1], rounding
  recorded,    // args[0] is recorded
  present,     // args[0] is present
  absent,      // args[0] is absent
  quantifier,  // quantity [value] item among args[0] [has args[1]]; args[0] is a name or an 'of'
  that_item,   // that item has args[0]
  in_force,    // law "text" is in force
  // Expressions.
  plus,          // args[0] plus args[1], rounding
  minus,         // args[0] minus args[1], rounding
  times,         // args[0] times args[1]; args[1] is a number literal
  time_from_to,  // time from args[0] to args[1]
  aggregate,     // see Aggregate
};

enum class Comparison : std::uint8_t {
  same,  // is
  at_least,
  at_most,
  more_than,
  less_than,
  before,
  after,
  on_or_before,
  on_or_after,
};

// The word is kept, since the word says which type is meant: earliest and latest are for dates.
enum class AggregateWord : std::uint8_t { count, count_distinct, sum, earliest, latest, smallest, largest };

struct Expr;

// 'sum of element among list where condition'. 'count of list where condition' has no element.
struct Aggregate {
  AggregateWord word = AggregateWord::count;
  std::vector<Expr> element;    // none or one
  std::vector<Expr> list;       // one: a name or an 'of'
  std::vector<Expr> condition;  // none or one
};

struct Expr {
  ExprKind kind = ExprKind::truth;
  Place place;  // from the first word; up to the last word, or to the end of the first line of a longer one
  int last_line = 0;
  std::string text;
  std::int64_t value = 0;  // literals; the N of 'exactly N', 'at least N', 'at most N'
  std::vector<Expr> args;
  bool negated = false;  // 'is not …'; never for negation itself
  Comparison comparison = Comparison::same;
  Quantity quantity = Quantity::some;
  Name item;               // quantifier, that_item
  bool reference = false;  // quantifier: 'agreement has …', where args[0] is a field that refers to one record
  bool after = true;       // within: after, else before
  Period period;           // period, within
  Rounding rounding = Rounding::none;
  Aggregate aggregate;
  bool parenthesised = false;  // written in parentheses; 'place' is without them
};

}  // namespace takecare::lang::syntax
