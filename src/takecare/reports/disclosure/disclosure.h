// Statistical disclosure control of linked frequency tables by cell suppression: which cells a report may print, and
// the proof that the cells it hides stay hidden.
//
// Words (Hundepool et al., Statistical Disclosure Control, Wiley 2012, ch. 4):
//   primary        a cell that the rule itself hides: a count from 1 to threshold - 1
//   complementary  a cell hidden only so that no primary cell can be worked out from the rest
//   attacker       anyone who has everything that is published, knows the rule and this method, and reasons without
//   error
//
// What the attacker knows: every published count; every zero (zeros are always published, so a hidden cell is at least
// 1); that every margin is the sum of its parts, in every table, and that the tables count the same people, so that a
// cell of two tables is one number and a full cross-classification in whole numbers stands behind them all.
//
// What protection means. For every primary cell there are two complete sets of tables in whole numbers that agree with
// all that is published, such that
//   (high) in the one the cell is at least `threshold`: nobody can tell that it is a small count;
//   (low)  in the other it is at most its floor: nobody can tell more of its lower end than the zeros alone tell. The
//          floor is the least the cell can be when every cell that is not zero is hidden. It is 1 for a cell that
//          nothing ties down, and more for a margin over several cells that are not zero.
// So the feasibility interval of a primary cell contains [floor, threshold]. In the terms of Fischetti and
// Salazar-González (JASA 95, 2000): lower protection level count - floor, upper protection level threshold - count. The
// requirement can be met for every set of tables, because it can when everything but zeros is hidden. No complementary
// cell can be worked out exactly (else hiding it would be of no use, and it is published). docs/disclosure.md says why,
// and what other offices ask for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::disclosure {

// The coordinate of a margin: 'all categories of this dimension'.
inline constexpr int total = -1;

// One coordinate for each dimension of the table, in the order of Table::dimensions: a category, or `total`.
using At = std::vector<int>;

// 'Unknown' is a category like any other.
struct Dimension {
  std::string name;
  std::vector<std::string> categories;
  // For a hierarchy (country → region): the category that each one is a part of, or `total`. Empty: all are parts of
  // the total. A category with parts is a margin, and no entry may name it.
  std::vector<int> part_of;
};

struct Entry {
  At at;  // categories only: the margins follow from the entries
  std::int64_t count = 0;
};

// A cross table. Entries may come in any order; one that is missing is a zero; the same cell twice is an error.
struct Table {
  std::string name;             // for messages
  std::vector<int> dimensions;  // of LinkedTables, no one twice; none at all: one number
  std::vector<Entry> entries;
};

// Tables of the same people, or other units: tables that share dimensions must agree on their shared margins.
struct LinkedTables {
  std::vector<Dimension> dimensions;
  std::vector<Table> tables;
};

struct Rule {
  std::int64_t threshold = 0;  // counts from 1 to threshold - 1 are primary; 0 and 1: nothing is
};

enum class Status : std::uint8_t { published, primary, complementary };

struct Cell {
  At at;
  std::int64_t count = 0;
  Status status = Status::published;
};

// Every cell that is not zero, margins too, in the order of `at`. A cell that is not here is zero and published.
struct ProtectedTable {
  std::vector<Cell> cells;
};

// Cells that two tables share count once.
struct Loss {
  std::int64_t cells = 0;  // that are not zero
  std::int64_t primary = 0;
  std::int64_t complementary = 0;
  std::int64_t complementary_total = 0;  // sum of the complementary counts
};

struct Protected {
  std::vector<ProtectedTable> tables;  // in the order of LinkedTables::tables
  Loss loss;
};

const Cell* find(const ProtectedTable& table, std::span<const int> at);

// Tables that went out before, of the same dimensions and in the same order, and what was hidden of them: an earlier
// version of what is to be published now. Where nothing changed the attacker is taken to know that nothing changed, so
// a cell with the count that it had is one number in both; by how much another changed he is not taken to know.
struct Earlier {
  LinkedTables tables;
  Protected result;
};

// Few complementary cells, and small ones, not provably the fewest; the same input gives the same cells whatever the
// order of the entries. Errors: an entry out of range or given twice, a negative count, tables that disagree on a
// shared margin (the message names it), and tables linked in a ring whose cross-classification is too large (see
// docs/disclosure.md).
//
// With earlier versions the requirement holds for the primary cells of all of them, for an attacker who has them all.
// What was hidden stays hidden where it is not zero, even where it could be worked out by now, so that what one version
// shows more than another tells nothing of what was hidden; a cell that was published with the count that it still has
// is published. It is an error when these leave no protection.
Result<Protected> protect(const LinkedTables& tables, const Rule& rule, const std::vector<Earlier>& earlier = {});

// What a reader gets. `primary` alone is not published: the audit needs to know which hidden cells the rule hides.
struct PublishedCell {
  At at;
  std::optional<std::int64_t> count;  // none: hidden
  bool primary = false;
  int state = 0;  // which of the counts that its place has had in all versions: the same state, the same count
};

struct PublishedTable {
  std::string name;
  std::vector<int> dimensions;
  std::vector<PublishedCell> cells;  // a cell that is not here is a published zero
};

struct PublishedTables {
  std::vector<Dimension> dimensions;
  std::vector<PublishedTable> tables;
};

PublishedTables published(const LinkedTables& tables, const Protected& result);

// What a reader has of all versions: of these tables, and then of the earlier ones.
std::vector<PublishedTables> published_versions(const LinkedTables& tables, const Protected& result,
                                                const std::vector<Earlier>& earlier);

enum class Weakness : std::uint8_t {
  small_count_published,  // a count from 1 to threshold - 1 stands in the open
  too_low,                // the attacker knows that a hidden cell is under the threshold
  too_high,               // the attacker knows more of the lower end of a primary cell than the zeros tell
  exact,                  // the attacker can work out a hidden cell
  not_proven,             // no answer within the limits of the search: taken as a failure
};

// What the attacker can work out of one hidden cell. The bounds are whole numbers.
struct Interval {
  int table = 0;
  At at;
  std::int64_t low = 0;
  std::optional<std::int64_t> high;  // none: without bound
};

struct Finding {
  Weakness weakness = Weakness::not_proven;
  Interval interval;
  std::string message;  // names the table and the cell
};

struct AuditReport {
  std::vector<Finding> findings;
  std::int64_t hidden = 0;  // cells, each once
  bool passed() const { return findings.empty(); }
};

// The gate before publication: proves the requirement above from nothing but what is published, by linear programs, and
// checks every proof in whole numbers. Shares no code with `protect` but the cells and their equations. Errors: input
// out of range, published counts that do not add up.
Result<AuditReport> audit(const PublishedTables& tables, const Rule& rule);

// The same of the first of these, for a reader who has them all.
Result<AuditReport> audit(const std::vector<PublishedTables>& versions, const Rule& rule);

// The attacker's interval of every hidden cell, each once. Two linear programs a cell: for small tables and for tests.
Result<std::vector<Interval>> attack(const PublishedTables& tables);
// Of all versions together; tables are numbered through, those of the first version first.
Result<std::vector<Interval>> attack(const std::vector<PublishedTables>& versions);

}  // namespace takecare::disclosure
