// What the conditions of a program look at: the facts, values and periods that a test of it has to vary, and that tell
// one state from another.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::programs {

// A day that is reckoned from a date in months.
struct Shift {
  int months = 0;
  int days = 0;
  Rounding rounding = Rounding::none;

  friend auto operator<=>(const Shift&, const Shift&) = default;
};

// What a condition asks of a record that is referred to: rules of it, and facts.
struct AskedOfRecord {
  std::set<lang::ExprId> rules;  // calls
  std::set<int> fields;

  void add(const AskedOfRecord& other);
};

struct LookedAt {
  using Field = std::pair<int, int>;  // record, field
  using Values = std::vector<std::int16_t>;

  std::set<Field> fields;
  std::set<Field> counted;                     // lists of which two items that are alike are not one
  std::set<Field> each;                        // facts of which every value may count
  std::set<Field> compared;                    // enumerations that are compared with others: alike or not
  std::map<Field, std::set<Values>> named;     // of enumerations: the sets of values that a condition asks for
  std::map<Field, std::set<Days>> named_days;  // of dates: it is asked whether they come before one of these days
  std::map<Field, std::set<Shift>> shifted;    // of dates: days reckoned from them are compared with others
  std::map<Field, AskedOfRecord> of_references;
  // Of lists: conditions on an item that rest on nothing else. Only whether an item meets them counts.
  std::map<Field, std::set<lang::ExprId>> of_items;
  std::map<Field, std::int64_t> counted_to;  // lists that are counted as far as this number, and no further
  std::set<int> periods;  // days that are added to a date or taken from it, a month as 31; all positive
  bool as_of_date = false;
  bool calendar = false;  // dates count as such: what is recorded is reckoned from them in months
  std::set<Days> days;    // on which a version begins or ends, or that the day of an act is compared with
  std::set<std::pair<int, std::string>> law;  // source, pinpoint: whether it is in force

  bool has(int record, int field) const { return fields.contains({record, field}); }
  // The first value of a fact that no condition tells apart from this one: itself, where every value may count.
  std::int64_t alike(Field field, std::int64_t value) const;
  // Of the values 0 to below 'all' those that are worth trying: of values that nothing tells apart one, or two where it
  // counts whether another fact is the same.
  std::vector<std::int64_t> worth_trying(Field field, std::int64_t all) const;
  // How many of the days that conditions name a date has come to.
  std::ptrdiff_t named_until(Field field, Days date) const;
  void add(const LookedAt& other);
  // As if no condition looked at a fact.
  void leave_out(Field field);
};

// Facts of the record of a program that are known and stay what they are: enumerations and truths, by field. A
// condition that they settle looks at nothing else: where the violation is not one of those charged to aliens, nobody
// asks whether the failure was willful.
using Settled = std::map<int, std::int64_t>;

// By definitions of the record of a program, or of a 'where', and by whatever these call. 'opened': what a condition on
// an item looks at is looked at, instead of the condition (LookedAt::of_items).
LookedAt looked_at(const lang::Program& program, const std::vector<int>& definitions, const Settled& settled = {},
                   bool opened = false);

// One of its needs holds on no day, whatever the facts are that are not settled.
bool never_possible(const lang::Program& program, const lang::Act& act, const Settled& settled);

// The conditions of an act: guards, movements and 'where'.
std::vector<int> conditions_of(const lang::Act& act);
std::vector<int> conditions_of(const std::vector<lang::Invariant>& always);

// By act: its conditions, and what it sets to a field that one of the program looks at.
std::vector<std::vector<int>> asked_by_acts(const lang::Program& program, const lang::LifeProgram& life);

}  // namespace takecare::programs
