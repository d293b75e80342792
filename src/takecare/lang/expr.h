// The expressions of the typed program (lang/program.h): conditions and values with names resolved and types known.
//
// Units of values, everywhere in takecare:
//   truth        0 no, 1 yes
//   number       millionths (6 decimals, exact)
//   money        cents
//   date         days since 1970-01-01
//   duration     twelfths of a day (base/date.h)
//   enumeration  index of the enumerator
//   text         a string
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"

namespace takecare::lang {

enum class Kind : std::uint8_t { truth, number, money, date, duration, text, enumeration, list };

// 'of' is the index in Program::enumerations for enumeration, in Program::records (the item's record) for list, else
// -1.
struct Type {
  Kind kind = Kind::truth;
  int of = -1;
  friend bool operator==(const Type&, const Type&) = default;
};

using ExprId = std::int32_t;
inline constexpr ExprId no_expr = -1;

// A binding is an item that an expression can speak of: 0 is the subject; for 'of Offense in Person' 0 is the Person
// and 1 the Offense; quantifiers and aggregates bind further ones. Binding numbers are unique within one definition.
using BindingId = std::int32_t;

enum class Op : std::uint8_t {
  // Leaves.
  literal,       // 'value' (or 'text'); type says of what. The literal truths are literals too.
  field,         // field 'index' of 'binding'; not a list
  as_of,         // the as-of date
  period_start,  // reports only
  period_end,
  in_force,  // truth: source 'index', pinpoint 'text', in force on the as-of date
  // Truths.
  compare,           // args[0] 'relation' args[1]; same types. equal also for truths, enumerations, texts
  one_of,            // args[0] is an enumeration; 'set' holds the enumerators, sorted
  is_recorded,       // args[0] is a field expression; never unknown
  list_is_recorded,  // list field 'index' of 'binding' is known, empty or not; never unknown. No args
  is_present,        // args[0] any value expression
  both,              // and: all of args
  either,            // or: any of args
  negation,          // not args[0]
  unless,            // args[0] holds and none of args[1..] does. Each of args[1..] is an 'exception'
  exception,         // args[0]; 'index' in Definition::exceptions of the enclosing definition
  quantifier,  // over a list: 'quantity', 'value' = N (plain count, not millionths). args[0] = has-condition, args[1] =
               // membership
  // Values.
  attribute,   // attribute 'index' of the enumeration of args[0]
  add_period,  // args[0] is a date; 'months', 'days', 'rounding' (minus: both negative)
  plus,        // args[0] + args[1]; number, money, duration
  minus,       // args[0] - args[1]; likewise. A duration below zero is zero
  times,  // args[0] * value/1'000'000; number (rounded half away from zero at the sixth decimal), money (at the cent)
  time_between,  // duration of whole days from args[0] to args[1], zero when negative
  aggregate,  // over a list: 'aggregation'; args[0] = element expression or no_expr for count, args[1] = membership and
              // where
  choose,     // args = guard0, value0, guard1, value1, …; a guard of no_expr is 'otherwise' (only the last).
              // 'first_applies': from the top; otherwise the guards exclude each other
  call,       // definition 'index' with 'bindings' for its parameters
};

enum class Relation : std::uint8_t { equal, less, less_equal, greater, greater_equal };
enum class Quantity : std::uint8_t { some, every, none, exactly, at_least, at_most };
enum class Aggregation : std::uint8_t {
  count,
  count_distinct,
  sum,
  smallest,
  largest
};  // earliest = smallest of a date

// Where a quantifier or aggregate ranges: list field 'field' of 'owner'. The item becomes binding 'item'; item_record
// is its record. 'list_definition' is the named list it was written with, for proofs, or -1.
struct ListRef {
  BindingId owner = 0;
  int field = -1;
  BindingId item = -1;
  int item_record = -1;
  int list_definition = -1;
  std::string item_name;  // 'conviction'; empty in aggregates that name none
};

struct Expr {
  Op op = Op::literal;
  Type type;
  std::vector<ExprId> args;
  std::int64_t value = 0;
  std::string text;
  int index = -1;
  BindingId binding = -1;
  std::vector<BindingId> bindings;  // call
  std::vector<std::int16_t> set;    // one_of
  Relation relation = Relation::equal;
  Quantity quantity = Quantity::some;
  Aggregation aggregation = Aggregation::count;
  ListRef list;
  int months = 0;
  int days = 0;
  Rounding rounding = Rounding::none;
  bool first_applies = false;
  Place place;  // of the words in the book, for proofs and diagnostics
};

}  // namespace takecare::lang
