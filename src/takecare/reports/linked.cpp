#include "takecare/reports/linked.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace takecare::reports {

namespace {

using disclosure::LinkedTables;

// Of each dimension of a version, which category of all versions each of its own is.
using Places = std::vector<std::vector<int>>;

disclosure::Dimension time_dimension(const Time& time) {
  disclosure::Dimension out{.name = "period", .categories = {}, .part_of = {}};
  for (const Period& period : time.periods) out.categories.push_back(period.id);
  for (const std::string& year : time.years) out.categories.push_back("year " + year);
  if (time.years.empty()) return out;
  for (const int year : time.year_of) out.part_of.push_back(year_key(time, year));
  out.part_of.resize(out.categories.size(), disclosure::total);
  return out;
}

// The categories of all versions, those of the first first.
class Categories {
 public:
  explicit Categories(const Layout& layout) : all_(layout.dimensions.size()), dimensions_(layout.dimensions) {
    places(layout);
  }

  // Nothing when the version has other dimensions.
  std::optional<Places> places(const Layout& layout) {
    if (!std::ranges::equal(layout.dimensions, dimensions_, {}, &Dimension::name, &Dimension::name)) return {};
    Places places;
    for (std::size_t d = 0; d < all_.size(); ++d) {
      std::vector<int>& of = places.emplace_back();
      for (const Category& category : layout.dimensions[d].categories) of.push_back(place(d, category));
    }
    return places;
  }

  disclosure::Dimension dimension(std::size_t d) const {
    disclosure::Dimension out{.name = dimensions_[d].name, .categories = {}, .part_of = {}};
    for (const Category& category : all_[d]) out.categories.push_back(category.name);
    return out;
  }

 private:
  int place(std::size_t dimension, const Category& category) {
    std::vector<Category>& all = all_[dimension];
    const auto same = [&](const Category& one) { return one.kind == category.kind && one.name == category.name; };
    auto known = std::ranges::find_if(all, same);
    if (known == all.end()) known = all.insert(all.end(), category);
    return static_cast<int>(known - all.begin());
  }

  std::vector<std::vector<Category>> all_;
  const std::vector<Dimension>& dimensions_;
};

// Whether the cell is one that the margins of the table are sums of.
bool is_entry(const Layout& layout, const TableShape& table, const Key& key) {
  return is_period(layout.time, key[0]) && is_margin(table, key) &&
         std::ranges::none_of(table.dimensions,
                              [&key](int dimension) { return key[static_cast<std::size_t>(dimension) + 1] == total; });
}

disclosure::At at_of(const TableShape& shape, const Key& key, bool timed, const Places& places) {
  disclosure::At at;
  if (timed) at.push_back(key[0]);
  for (const int dimension : shape.dimensions) {
    const int own = key[static_cast<std::size_t>(dimension) + 1];
    at.push_back(own == total ? disclosure::total
                              : places[static_cast<std::size_t>(dimension)][static_cast<std::size_t>(own)]);
  }
  return at;
}

LinkedTables tables_of(const Counts& counts, int period, const Places& places) {
  const bool timed = period == total;
  LinkedTables out;
  for (const TableShape& shape : counts.layout.tables) {
    disclosure::Table table{.name = shape.title, .dimensions = {}, .entries = {}};
    if (timed) table.dimensions.push_back(0);
    for (const int dimension : shape.dimensions) table.dimensions.push_back(dimension + (timed ? 1 : 0));
    for (const auto& [key, cell] : counts.cells) {
      if (!is_entry(counts.layout, shape, key) || (!timed && key[0] != period)) continue;
      table.entries.push_back({.at = at_of(shape, key, timed, places), .count = cell.count});
    }
    out.tables.push_back(std::move(table));
  }
  return out;
}

// What was published of a version, and what was hidden; and the keys of the cells.
void add_earlier(const Kept& kept, int period, int protect_under, const Places& places, LinkedReport& out) {
  const bool timed = period == total;
  disclosure::Protected result;
  std::vector<std::vector<Key>>& keys = out.earlier_keys.emplace_back();
  for (const TableShape& shape : kept.counts.layout.tables) {
    std::map<disclosure::At, const Key*> cells;
    for (const auto& [key, cell] : kept.counts.cells) {
      if (is_margin(shape, key) && (timed || key[0] == period)) cells[at_of(shape, key, timed, places)] = &key;
    }
    disclosure::ProtectedTable& table = result.tables.emplace_back();
    std::vector<Key>& of_table = keys.emplace_back();
    for (const auto& [at, key] : cells) {
      const std::int64_t count = kept.counts.cells.at(*key).count;
      table.cells.push_back(
          {.at = at, .count = count, .status = status_of(count, kept.safe.hidden.cells.contains(*key), protect_under)});
      of_table.push_back(*key);
    }
  }
  out.earlier.push_back({.tables = tables_of(kept.counts, period, places), .result = std::move(result)});
}

// The numbers of a version whose counts were moved.
disclosure::NumberedEdition numbered_of(const Kept& kept, int period, const Places& places) {
  const bool timed = period == total;
  const Moved& moved = *kept.safe.moved;
  disclosure::NumberedEdition out{
      .tables = tables_of(kept.counts, period, places), .numbers = {}, .within = moved.within.at(period)};
  for (const TableShape& shape : kept.counts.layout.tables) {
    auto& table = out.numbers.emplace_back();
    for (const auto& [key, cell] : kept.counts.cells) {
      if (!is_margin(shape, key) || (!timed && key[0] != period)) continue;
      table.push_back({.at = at_of(shape, key, timed, places), .count = cell.count, .published = moved.cells.at(key)});
    }
    std::ranges::sort(table, {}, &disclosure::NumberedCell::at);
  }
  return out;
}

bool same_shape(const Layout& a, const Layout& b) {
  return a.time.periods == b.time.periods && a.time.years == b.time.years &&
         std::ranges::equal(a.tables, b.tables, {}, &TableShape::id, &TableShape::id);
}

}  // namespace

disclosure::Table unplaced_table(const Counts& counts, std::vector<std::string>& categories) {
  disclosure::Table table{.name = "records that could not be placed", .dimensions = {0}, .entries = {}};
  for (const Unplaced& one : counts.unplaced) {
    const std::string name = fmt::format("{}", fmt::join(one.unknown, ", "));
    auto place = std::ranges::find(categories, name);
    if (place == categories.end()) place = categories.insert(categories.end(), name);
    table.entries.push_back({.at = {static_cast<int>(place - categories.begin())}, .count = one.count});
  }
  return table;
}

disclosure::Status status_of(std::int64_t count, bool hidden, int protect_under) {
  if (!hidden) return disclosure::Status::published;
  return count < protect_under ? disclosure::Status::primary : disclosure::Status::complementary;
}

Result<LinkedReport> linked(const Counts& counts, int period, int protect_under, const std::vector<Kept>& earlier) {
  Categories categories(counts.layout);
  const Places own = *categories.places(counts.layout);
  LinkedReport out{.tables = tables_of(counts, period, own), .earlier = {}, .earlier_keys = {}, .moved_earlier = {}};
  for (const Kept& kept : earlier) {
    const auto places = categories.places(kept.counts.layout);
    if (!places || !same_shape(counts.layout, kept.counts.layout)) {
      return fail(
          "an earlier version has other tables, so that what the two tell together cannot be protected",
          "correct it with the tables that it was let out with, or withdraw it and say in words what was wrong");
    }
    if (kept.safe.moved) {
      out.moved_earlier.push_back(numbered_of(kept, period, *places));
    } else {
      add_earlier(kept, period, protect_under, *places, out);
    }
  }
  std::vector<disclosure::Dimension> dimensions;
  if (period == total) dimensions.push_back(time_dimension(counts.layout.time));
  for (std::size_t d = 0; d < counts.layout.dimensions.size(); ++d) dimensions.push_back(categories.dimension(d));
  for (disclosure::Earlier& one : out.earlier) one.tables.dimensions = dimensions;
  for (disclosure::NumberedEdition& one : out.moved_earlier) one.tables.dimensions = dimensions;
  out.tables.dimensions = std::move(dimensions);
  return out;
}

Key key_of(const Layout& layout, int period, std::size_t table, const disclosure::At& at) {
  const bool timed = period == total;
  const std::vector<int>& dimensions = layout.tables[table].dimensions;
  Key key = total_key(layout, timed ? at[0] : period);
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    key[static_cast<std::size_t>(dimensions[i]) + 1] = at[i + (timed ? 1 : 0)];
  }
  return key;
}

}  // namespace takecare::reports
