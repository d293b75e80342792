// An attacker who tries every cross-classification there is, against tables so small that this can be done.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "random_tables.h"

namespace takecare::disclosure::testing {
namespace {

// Every cell that any table shows, as a sum of cells of the cross-classification.
struct Shown {
  std::vector<std::size_t> parts;
  std::optional<std::int64_t> count;  // none: hidden, so at least 1
  std::int64_t sum = 0;
  std::size_t parts_left = 0;
};

class BruteForce {
 public:
  // Looks for a cross-classification with no cell over `cap` in which `cell` of `table` is from `low` to `high`.
  BruteForce(const PublishedTables& tables, std::int64_t cap) : tables_(tables), cap_(cap) {
    crosses_.emplace_back();
    for (const Dimension& dimension : tables.dimensions) cross(static_cast<int>(dimension.categories.size()));
    for (const PublishedTable& table : tables.tables) {
      At at(table.dimensions.size(), total);
      add_cells(table, 0, at);
    }
    shown_by_.resize(crosses_.size());
    for (std::size_t s = 0; s < shown_.size(); ++s) {
      for (const std::size_t part : shown_[s].parts) shown_by_[part].push_back(s);
    }
  }

  std::size_t size() const { return crosses_.size(); }

  // Nothing when the budget ran out first.
  std::optional<bool> possible(const PublishedTable& table, const At& at, std::int64_t low, std::int64_t high) {
    target_ = parts_of(table, at);
    low_ = low;
    high_ = high;
    target_sum_ = 0;
    budget_ = 3'000'000;
    const bool found = search(0);
    if (!found && budget_ <= 0) return std::nullopt;
    return found;
  }

 private:
  void cross(int categories) {
    std::vector<At> out;
    for (const At& at : crosses_) {
      for (int category = 0; category < categories; ++category) {
        out.push_back(at);
        out.back().push_back(category);
      }
    }
    crosses_ = std::move(out);
  }

  std::vector<std::size_t> parts_of(const PublishedTable& table, const At& at) const {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < crosses_.size(); ++c) {
      bool inside = true;
      for (std::size_t i = 0; i < at.size(); ++i) {
        inside = inside && (at[i] == total || crosses_[c][static_cast<std::size_t>(table.dimensions[i])] == at[i]);
      }
      if (inside) out.push_back(c);
    }
    return out;
  }

  void add_cells(const PublishedTable& table, std::size_t i, At& at) {
    if (i == at.size()) {
      const auto cell = std::ranges::find(table.cells, at, &PublishedCell::at);
      Shown shown{.parts = parts_of(table, at), .count = 0};
      if (cell != table.cells.end()) shown.count = cell->count;
      shown.parts_left = shown.parts.size();
      shown_.push_back(std::move(shown));
      return;
    }
    const auto size = tables_.dimensions[static_cast<std::size_t>(table.dimensions[i])].categories.size();
    for (at[i] = total; at[i] < static_cast<int>(size); ++at[i]) add_cells(table, i + 1, at);
    at[i] = total;
  }

  bool fits(const Shown& shown) const {
    if (!shown.count) return shown.parts_left > 0 || shown.sum >= 1;
    return shown.sum <= *shown.count && (shown.parts_left > 0 || shown.sum == *shown.count);
  }

  bool search(std::size_t cross) {
    if (cross == crosses_.size()) return target_sum_ >= low_ && target_sum_ <= high_;
    const bool in_target = std::ranges::binary_search(target_, cross);
    for (std::int64_t value = 0; value <= cap_; ++value) {
      if (--budget_ <= 0) return false;
      bool fitting = true;
      for (const std::size_t s : shown_by_[cross]) {
        shown_[s].sum += value;
        --shown_[s].parts_left;
        fitting = fitting && fits(shown_[s]);
      }
      if (in_target) target_sum_ += value;
      const bool found = fitting && target_sum_ <= high_ && search(cross + 1);
      if (in_target) target_sum_ -= value;
      for (const std::size_t s : shown_by_[cross]) {
        shown_[s].sum -= value;
        ++shown_[s].parts_left;
      }
      if (found) return true;
    }
    return false;
  }

  const PublishedTables& tables_;
  std::int64_t cap_;
  std::vector<At> crosses_;
  std::vector<Shown> shown_;
  std::vector<std::vector<std::size_t>> shown_by_;
  std::vector<std::size_t> target_;
  std::int64_t low_ = 0;
  std::int64_t high_ = 0;
  std::int64_t target_sum_ = 0;
  std::int64_t budget_ = 0;
};

LinkedTables small_tables() {
  return random_tables(
      *rc::gen::element<Shape>(Shape{.sizes = {3, 3}, .tables = {{0, 1}}, .people = 15},
                               Shape{.sizes = {2, 2, 2}, .tables = {{0, 1}, {0, 2}}, .people = 15},
                               Shape{.sizes = {2, 2, 2}, .tables = {{0, 1}, {1, 2}, {0, 2}}, .people = 15}));
}

// No room within the cap of the search is a failure; the end of its budget decides nothing.
RC_GTEST_PROP(BruteForceAttacker, FindsRoomForEveryPrimaryCell, ()) {
  const LinkedTables tables = small_tables();
  const Rule rule{.threshold = *rc::gen::inRange(2, 6)};
  const auto result = protect(tables, rule);
  RC_ASSERT(result.has_value());
  const PublishedTables open = published(tables, *result);
  BruteForce attacker(open, 16);
  // The floor of a cell is at most what ones and zeros can make it.
  const PublishedTables zeros = zeros_only(open);
  BruteForce from_zeros(zeros, 1);
  for (const PublishedTable& table : open.tables) {
    for (const PublishedCell& cell : table.cells) {
      if (!cell.primary) continue;
      RC_ASSERT(attacker.possible(table, cell.at, rule.threshold, 1000) != false);
      std::int64_t floor = 1;
      while (from_zeros.possible(table, cell.at, 1, floor) != true) ++floor;
      RC_ASSERT(attacker.possible(table, cell.at, 1, floor) != false);
    }
  }
}

// `attack` says the truth: its ends can be reached, and what is beyond them cannot.
RC_GTEST_PROP(BruteForceAttacker, AgreesWithTheLinearProgram, ()) {
  const LinkedTables tables = small_tables();
  // Any cells hidden, protected or not.
  const auto all = protect(tables, {.threshold = 0});
  RC_ASSERT(all.has_value());
  PublishedTables open = published(tables, *all);
  for (PublishedTable& table : open.tables) {
    for (PublishedCell& cell : table.cells) {
      const bool detail = std::ranges::find(cell.at, total) == cell.at.end();
      if (detail && *rc::gen::inRange(0, 2) == 0) cell.count.reset();
    }
  }
  const auto intervals = attack(open);
  RC_ASSERT(intervals.has_value());
  BruteForce attacker(open, 16);
  for (const Interval& interval : *intervals) {
    const PublishedTable& table = open.tables[static_cast<std::size_t>(interval.table)];
    // Margins are published here, so every cell has an upper end.
    RC_ASSERT(interval.high.has_value());
    RC_ASSERT(attacker.possible(table, interval.at, interval.low, interval.low) == true);
    RC_ASSERT(attacker.possible(table, interval.at, *interval.high, *interval.high) == true);
    RC_ASSERT(attacker.possible(table, interval.at, 0, interval.low - 1) == false);
    RC_ASSERT(attacker.possible(table, interval.at, *interval.high + 1, 1000) == false);
  }
}

}  // namespace
}  // namespace takecare::disclosure::testing
