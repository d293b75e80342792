#include "takecare/engine/sql/stages.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "takecare/engine/sql/flow.h"

namespace takecare::engine::sql {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// What several cells need of a part is the latest that one of them does.
void merge(Joins& all, const Joins& joins) {
  for (const auto& [part, level] : joins) all[part] = std::max(all[part], level);
}

// NOLINTNEXTLINE(modernize-return-braced-init-list): in braces it would be a list of characters
std::string margin(std::size_t indent) { return std::string(indent, ' '); }

}  // namespace

std::string column_lines(const Dialect& dialect, const std::vector<Column>& columns, std::size_t indent) {
  std::string lines;
  for (const Column& column : columns) {
    if (!lines.empty()) lines += ",\n";
    for (const std::string& line : column.comment) lines += margin(indent) + "-- " + line + "\n";
    lines += margin(indent) + flow(fmt::format("{} AS {}", column.sql, dialect.name(column.name)), indent);
  }
  return lines;
}

Stages::Stages(Compiler& compiler, std::string table) : compiler_(compiler), table_(std::move(table)) {
  for (const Cell& cell : compiler_.cells()) by_frame_[cell.frame][cell.level].push_back(&cell);
  // Items are found in the rows of their owners, whatever else is asked about the list.
  for (FrameId frame = 1; frame < static_cast<FrameId>(frames().size()); ++frame) {
    if (!frames()[frame].is_chain()) continue;
    Part owners = frames().whole(frame);
    owners.pop_back();
    frames()[frames().part(frame, owners)].lists.insert(frames()[frame].axes.back().field);
  }
}

int Stages::last_level(FrameId frame) const {
  const auto found = by_frame_.find(frame);
  return found == by_frame_.end() ? 0 : found->second.rbegin()->first;
}

std::size_t Stages::widest() const {
  std::size_t most = 0;
  for (const auto& [frame, levels] : by_frame_) {
    const Frame& one = frames()[frame];
    std::size_t columns = one.axes.size() + 1 + 2 * one.fields.size() + one.lists.size();
    for (const auto& [level, cells] : levels) {
      for (const Cell* cell : cells) columns += cell->columns.size();
    }
    most = std::max(most, columns);
  }
  return most;
}

// The rows as read are stage 0; those above are numbered. Never the name alone: the table may have it.
std::string Stages::stage_name(FrameId frame, int level) const {
  const auto found = by_frame_.find(frame);
  std::ptrdiff_t number = 0;
  if (found != by_frame_.end()) number = std::distance(found->second.begin(), found->second.upper_bound(level));
  return dialect().name(fmt::format("{} {}", frames()[frame].name, number));
}

// ---- What is read.

Shape Stages::shape_of(FrameId frame) const {
  Shape shape;
  const Frame& one = frames()[frame];
  const auto& fields = compiler_.program().records[at(one.record())].fields;
  for (const int field : one.fields) shape.scalars.push_back(&fields[at(field)]);
  std::map<int, FrameId> items;
  for (FrameId other = 0; other < static_cast<FrameId>(frames().size()); ++other) {
    const std::vector<Axis>& axes = frames()[other].axes;
    if (frames()[other].is_chain() && axes.size() == one.axes.size() + 1 &&
        std::equal(one.axes.begin(), one.axes.end(), axes.begin()))
      items[axes.back().field] = other;
  }
  for (const int list : one.lists) {
    const auto found = items.find(list);
    shape.lists.push_back({fields[at(list)].name, found == items.end() ? Shape{} : shape_of(found->second)});
  }
  return shape;
}

void Stages::add(std::string& all, const std::string& name, const std::string& select) const {
  all += fmt::format("{}{} AS MATERIALIZED (\n{}\n)", all.empty() ? "WITH " : ",\n", name, select);
}

// The rows as they come, and then in the units that are worked with.
std::string Stages::read(FrameId frame) const {
  const Frame& one = frames()[frame];
  const auto& fields = compiler_.program().records[at(one.record())].fields;
  std::vector<Column> columns;
  for (std::size_t axis = 0; axis < one.axes.size(); ++axis) {
    const std::string key = key_of_axis(static_cast<int>(axis));
    columns.push_back({.name = key, .sql = "item." + dialect().name(key)});
  }
  if (one.axes.size() > 1) columns.push_back({.name = place_in_list, .sql = "item." + dialect().name(place_in_list)});
  for (const int index : one.fields) {
    const lang::Field& field = fields[at(index)];
    columns.push_back({.name = field.name, .sql = dialect().read(compiler_.program(), field)});
    if (!field.optional) continue;
    // A column that is not there may have any type.
    const std::string missing =
        fmt::format("CAST(item.{} AS {})", dialect().name(missing_column(field)), dialect().type(lang::Kind::text));
    columns.push_back({.name = absent_column(field.name),
                       .sql = case_of({{fmt::format("item.{} IS NOT NULL", dialect().name(field.name)), "FALSE"},
                                       {missing + " = 'not applicable'", "TRUE"}})});
  }
  for (const int index : one.lists) {
    const std::string& list = fields[at(index)].name;
    columns.push_back({.name = list + " known", .sql = fmt::format("item.{} IS NOT NULL", dialect().name(list))});
  }
  return fmt::format("  SELECT\n{}\n  FROM {} AS item", column_lines(dialect(), columns, 4),
                     dialect().name(one.name + " rows"));
}

// ---- Frames that pair items: the rows of all axes but the last, each with the items of the last.
std::string Stages::pairs(FrameId frame) {
  const std::vector<Axis> axes = frames()[frame].axes;
  Part before = frames().whole(frame);
  const int last = before.back();
  before.pop_back();
  const Part chain = frames().chain_of(frame, last);
  const FrameId rows = frames().part(frame, before);
  const FrameId items = frames().part(frame, chain);
  std::string keys;
  for (int axis = 0; axis < last; ++axis) keys += fmt::format("rows.{}, ", dialect().name(key_of_axis(axis)));
  const auto owner_in_items = static_cast<int>(chain.size()) - 2;
  return fmt::format("  SELECT {}items.{} AS {}\n  FROM {} AS rows\n  JOIN {} AS items ON items.{} = rows.{}", keys,
                     dialect().name(key_of_axis(owner_in_items + 1)), dialect().name(key_of_axis(last)),
                     stage_name(rows, 0), stage_name(items, 0), dialect().name(key_of_axis(owner_in_items)),
                     dialect().name(key_of_axis(axes[at(last)].parent)));
}

// ---- What is worked out.

std::string Stages::from(FrameId frame, const Joins& joins, int level, std::size_t indent) {
  std::string sql = fmt::format("{}FROM {} AS {}", margin(indent), stage_name(frame, level), alias_of(frame));
  for (const auto& [part, needed] : joins) {
    if (part == frames().whole(frame)) continue;
    const FrameId own = frames().part(frame, part);
    const std::string alias = dialect().name(frames().alias(frame, part));
    std::string on;
    for (const int leaf : frames()[own].leaves()) {
      on += fmt::format("{}{}.{} = {}.{}", on.empty() ? "" : " AND ", alias, dialect().name(key_of_axis(leaf)),
                        alias_of(frame), dialect().name(key_of_axis(part[at(leaf)])));
    }
    sql += fmt::format("\n{}JOIN {} AS {} ON {}", margin(indent), stage_name(own, needed), alias, on);
  }
  return sql;
}

std::string Stages::gather(FrameId frame, const Gather& gather) {
  constexpr std::size_t indent = 4;
  std::vector<Column> each;
  std::vector<Column> all;
  std::string keys;
  std::string on;
  const std::string alias = dialect().name(gathered(frames(), gather.over));
  for (const int leaf : frames()[frame].leaves()) {
    const std::string key = key_of_axis(leaf);
    each.push_back({.name = key, .sql = fmt::format("{}.{}", alias_of(gather.over), dialect().name(key))});
    all.push_back({.name = key, .sql = dialect().name(key)});
    keys += (keys.empty() ? "" : ", ") + dialect().name(key);
    on += fmt::format("{}{}.{} = {}.{}", on.empty() ? "" : " AND ", alias, dialect().name(key), alias_of(frame),
                      dialect().name(key));
  }
  each.insert(each.end(), gather.each.begin(), gather.each.end());
  all.insert(all.end(), gather.all.begin(), gather.all.end());
  const auto whole = gather.joins.find(frames().whole(gather.over));
  const int level = whole == gather.joins.end() ? 0 : whole->second;
  return fmt::format(
      "  LEFT JOIN (\n{0}SELECT\n{1}\n{0}FROM (\n{0}  SELECT\n{2}\n{3}\n{0}) AS items\n{0}GROUP BY {4}\n  ) AS {5} ON "
      "{6}",
      margin(indent), column_lines(dialect(), all, indent + 2), column_lines(dialect(), each, indent + 4),
      from(gather.over, gather.joins, level, indent + 2), keys, alias, on);
}

std::string Stages::stage(FrameId frame, int level, const Cells& cells) {
  Joins joins;
  std::map<FrameId, Gather> gathers;
  std::vector<Column> columns;
  for (const Cell* cell : cells) {
    merge(joins, cell->joins);
    columns.insert(columns.end(), cell->columns.begin(), cell->columns.end());
    for (const Gather& one : cell->gathers) {
      Gather& all = gathers[one.over];
      all.over = one.over;
      merge(all.joins, one.joins);
      all.each.insert(all.each.end(), one.each.begin(), one.each.end());
      all.all.insert(all.all.end(), one.all.begin(), one.all.end());
    }
  }
  std::string sql = fmt::format("  SELECT\n    {}.*,\n{}\n{}", alias_of(frame), column_lines(dialect(), columns, 4),
                                from(frame, joins, level - 1, 2));
  for (const auto& [over, one] : gathers) sql += "\n" + gather(frame, one);
  return sql;
}

std::string Stages::with() {
  std::string all;
  const auto count = static_cast<FrameId>(frames().size());
  for (FrameId frame = 0; frame < count; ++frame) {
    const std::string name = stage_name(frame, 0);
    if (!frames()[frame].is_chain()) {
      add(all, name, pairs(frame));
      continue;
    }
    const std::string rows = frames()[frame].name + " rows";
    std::string select;
    if (frame == subject_frame) {
      select = dialect().rows(table_, shape_of(frame), key_of_axis(0));
    } else {
      const int last = static_cast<int>(frames()[frame].axes.size()) - 1;
      Part before = frames().whole(frame);
      before.pop_back();
      const FrameId owner = frames().part(frame, before);
      const int owner_record = frames()[owner].record();
      const std::string& list =
          compiler_.program().records[at(owner_record)].fields[at(frames()[frame].axes.back().field)].name;
      std::vector<std::string> keys;
      for (int axis = 0; axis < last; ++axis) keys.push_back(key_of_axis(axis));
      select = dialect().items(frames()[owner].name + " rows", list, shape_of(frame), keys, key_of_axis(last));
    }
    add(all, dialect().name(rows), "  " + flow(select, 2));
    add(all, name, read(frame));
  }
  std::map<int, std::vector<FrameId>> by_level;
  for (const auto& [frame, levels] : by_frame_) {
    for (const auto& [level, cells] : levels) by_level[level].push_back(frame);
  }
  for (const auto& [level, on_level] : by_level) {
    for (const FrameId frame : on_level)
      add(all, stage_name(frame, level), stage(frame, level, by_frame_[frame][level]));
  }
  return all;
}

}  // namespace takecare::engine::sql
