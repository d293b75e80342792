// The statistical tables of one report: what is counted, by what, and what may be shown.
//
// All tables of a report share one set of dimensions and one store of cells. A margin that two tables have in common is
// one cell, so that it is protected once and can never be published in one table and derived from another.
//
// Two stages, two types, so that a page cannot show what it must not: 'Counts' holds what was counted and goes no
// further than disclosure control; 'Cube' holds what may be published, and a suppressed figure in it has no value at
// all.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/program.h"
#include "takecare/reports/periods.h"

namespace takecare::reports {

enum class CategoryKind : std::uint8_t { value, not_applicable, unknown };

struct Category {
  std::string name;   // 'final_order'; for a text the text itself
  std::string label;  // 'Final order of removal'
  CategoryKind kind = CategoryKind::value;
  // Whether tables list it: all enumerators of a short enumeration, only those that occur of a long one (countries),
  // unknown and not applicable where they occur.
  bool listed = true;
  bool always = false;  // it is listed whether it occurs or not
};

struct Dimension {
  std::string name;   // as in the book: 'status', 'region of nationality'
  std::string label;  // 'Status', 'Region of nationality'
  bool open = false;  // a text: its categories are those that the records hold
  std::vector<Category>
      categories;  // values in the book's order (texts in byte order), then not applicable, then unknown
};

// What of a period a report is about: all of it, or who or what there was on its first or last day.
enum class Standing : std::uint8_t { over, first_day, last_day };

// The time of a report: its periods, and the years they are filed under. Sums over periods exist only when a record
// belongs to one period ('additive'); a report on who is in custody on a day is not.
struct Time {
  Rhythm rhythm;
  std::vector<Period> periods;
  bool additive = false;
  Standing standing = Standing::over;
  std::vector<std::string> years;  // '2014', 'FY2018'; in order
  std::vector<int> year_of;        // of each period, an index in 'years'
};

inline constexpr int total = -1;

// Where a cell stands: [0] is the time (a period; then the years; or total), then one entry a dimension of the report:
// a category, or total, which stands also for the dimensions that a table does not have.
using Key = std::vector<int>;

inline int year_key(const Time& time, int year) { return static_cast<int>(time.periods.size()) + year; }
inline bool is_period(const Time& time, int at) { return at >= 0 && at < static_cast<int>(time.periods.size()); }

enum class MeasureKind : std::uint8_t { count, percent, smallest, largest, sum };

struct Measure {
  std::string name;   // 'count', 'earliest issued_on'
  std::string label;  // 'Number', 'Earliest issued on'
  MeasureKind kind = MeasureKind::count;
  lang::Type type;  // of smallest, largest, sum
};

struct TableShape {
  std::string id;               // 'by-status', unique in the report, for file names and anchors
  std::string title;            // 'By status and region of nationality'
  std::vector<int> dimensions;  // indices in the report's dimensions, in the book's order
  // Of each, the one that it is a finer level of, which stands before it: nationality within region; -1: none. A table
  // shows the categories of a finer level within those of the coarser, and nowhere else.
  std::vector<int> within = {};
};

bool has_levels(const TableShape& table);
// The finer levels of a dimension of the table: regions have nationalities. -1: none.
int finer_level(const TableShape& table, int dimension);

// What the stages share.
struct Layout {
  Time time;
  std::vector<Dimension> dimensions;
  std::vector<TableShape> tables;
  std::vector<Measure> measures;
};

// Over the rows of a cell that have the value.
struct Gathered {
  bool any = false;
  bool some_unknown = false;
  bool below_zero = false;  // some value is
  std::int64_t value = 0;
  // Of a sum: the largest of what it adds up, the largest first, for its protection; 0 where there is none.
  std::array<std::int64_t, lang::largest_amounts> largest{};
};

struct CountedCell {
  std::int64_t count = 0;
  std::uint32_t key = 0;           // the sum of the keys of its records, where they have keys (disclosure/cell_keys.h)
  std::vector<Gathered> gathered;  // one for each measure other than count and percent, in order
};

// Records that may or may not belong in the report.
struct Unplaced {
  std::vector<std::string> unknown;  // the names of what is not known, 'declined_on'; never empty
  std::int64_t count = 0;
  std::uint32_t key = 0;  // as of a cell
};

struct Counts {
  Layout layout;
  std::map<Key, CountedCell> cells;  // only those with a count
  std::vector<Unplaced> unplaced;
  std::optional<std::int64_t> unplaced_total;  // where it is not the sum of these, as their counts were perturbed
};

enum class State : std::uint8_t { value, zero, unknown, suppressed, not_applicable };

struct Figure {
  State state = State::zero;
  std::int64_t value = 0;   // 0 unless state is value
  bool incomplete = false;  // some rows of the cell have no known value

  friend bool operator==(const Figure&, const Figure&) = default;
};

// One figure for each measure of the layout, in order. 'count' is there too when the report does not show counts; it is
// not shown then, but pages need to know whether a cell is suppressed.
struct Cell {
  Figure count;
  std::vector<Figure> figures;
};

struct UnplacedFigure {
  std::vector<std::string> unknown;
  Figure count;
};

struct Cube {
  Layout layout;
  std::map<Key, Cell> cells;  // what is absent is zero
  std::vector<UnplacedFigure> unplaced;
  Figure unplaced_total;
};

// The cell, or a zero cell when it is absent.
Cell cell_at(const Cube& cube, const Key& key);

bool shows_sums(const Layout& layout);

// The p of the p-percent rule for sums where counts are protected (disclosure/sums.h) and the book names none. What is
// proven does not rest on keeping it secret.
inline constexpr int usual_sums_percent = 10;

// The key of the total at a time: every dimension total.
Key total_key(const Layout& layout, int time);

// The key one level up along a coordinate (0: a period goes to its year, a year to the total). Empty when there is
// none.
Key parent_key(const Time& time, const Key& key, std::size_t coordinate);

// Whether the cell is one of the table or of its margins: every dimension the table does not have is total.
bool is_margin(const TableShape& table, const Key& key);

// Whether the table shows the cell: a category of a finer level stands within one of the coarser.
bool in_table(const TableShape& table, const Key& key);

}  // namespace takecare::reports
