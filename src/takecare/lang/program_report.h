// Reports: what is counted, by what, and how those who are counted are protected.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/expr.h"
#include "takecare/lang/program_parts.h"

namespace takecare::lang {

// What a report 'about duties' counts, as a record that no chapter declares. Its fields, in this order:
//   duty            text          its name in words
//   directive       text          the first paragraph that it cites, 'order 9(b)'
//   owed_by         text          the authorities in words, ' or ' between
//   owed_to         text
//   standing        enumeration   done, done_late, due, overdue, not_owed, not_known
//   due_on          optional date
//   done_on         optional date
//   about_a_record  truth         whether it is owed about one record, a case
inline constexpr std::string_view duty_record = "a duty";
inline constexpr std::string_view duty_standing = "standing of a duty";

// (n,k) dominance looks at the n largest amounts of a cell; n is this at most.
inline constexpr int largest_amounts = 3;

// A sum is sensitive by any of the rules that are given (Hundepool et al., Statistical Disclosure Control, 4.2).
struct SumsRule {
  int percent = 0;       // p-percent rule; 0: not given
  int largest = 0;       // (n,k) dominance: the n largest amounts
  int over_percent = 0;  // exceed k percent of the sum; 0: not given

  bool given() const { return percent > 0 || over_percent > 0; }
};

// Cell keys: a count is moved by at most so much, by a number that hangs on the records that it counts.
struct CellKeys {
  int at_most = 0;     // 0: counts are not perturbed
  int variance = 0;    // of what is added
  int none_under = 0;  // counts from 1 to none_under - 1 are never published; 0 and 1: any is
};

// How those who are counted are protected. What each method guarantees is in docs/disclosure.md.
struct Protection {
  int counts_under = 0;  // counts from 1 to counts_under - 1 are suppressed; 0: none are
  SumsRule sums;
  int round_to = 0;  // controlled rounding: counts are published as multiples of this; 0: as they are
  CellKeys keys;

  bool suppresses() const { return counts_under > 1; }
};

struct ReportTable {
  std::vector<ExprId> dimensions;  // of Report::body bindings; enumeration, truth or text
  std::vector<std::string> names;  // 'status', 'region of nationality'
  std::vector<int> within;  // of each, the dimension of the table that it is a finer level of, which stands before it;
                            // -1: none
};

// 'map jurisdiction by counties': a table by this dimension has a map. A category is the county of the registry whose
// name and State it has: 'Montgomery County, PA'.
struct ReportMap {
  std::string dimension;
  int registry = -1;
};

struct ReportMeasure {
  std::string name;
  bool is_count = false;
  bool percent = false;
  ExprId expr =
      no_expr;  // earliest/latest/sum over the rows of the cell: an 'aggregate' without a list, args[0] of the row
  Aggregation aggregation = Aggregation::count;
};

struct Report {
  std::string name;
  std::string title;
  std::vector<Citation> citations;
  Every every = Every::once;
  int week_start = 1;  // ISO: Monday 1 … Sunday 7
  int record = -1;
  bool duties = false;     // about what is due; the record is 'a duty'
  bool imported = false;   // of what was imported, also where a program keeps such records on a ledger
  ExprId about = no_expr;  // truth of binding 0; no_expr: all
  std::vector<ReportTable> tables;
  std::vector<ReportMeasure> measures;
  int bindings = 1;  // how many binding numbers 'about', the dimensions and the measures use together
  bool unknown_apart = true;
  Protection protection;
  std::vector<ReportMap> maps;
  std::vector<int> never;  // fields
  std::vector<std::string> notes;
  std::string published_file;
  // What lets it out: the record of Program::releases[release] for which 'released' holds, a rule of a generated record
  // as in Duty::done; -1: whichever record, and without a release none.
  int release = -1;
  int released = -1;
  Place place;
};

}  // namespace takecare::lang
