#include "takecare/engine/columns/case_table.h"

#include <algorithm>
#include <limits>

#include "takecare/engine/columns/bits.h"

namespace takecare::engine::columns {

CaseTable::CaseTable(const lang::Program& program, int record, const std::vector<Case>& cases, bool narrow)
    : program_(program), narrow_(narrow) {
  Items items;
  for (const Case& one : cases) items.push_back(&one.subject);
  table_ = build(record, items);
  table_->texts = &texts_;
}

std::shared_ptr<Table> CaseTable::build(int record, const Items& items) {
  auto table = std::make_shared<Table>();
  table->rows = items.size();
  const auto& fields = program_.records[static_cast<std::size_t>(record)].fields;
  table->columns.resize(fields.size());
  table->lists.resize(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].type.kind == lang::Kind::list) {
      table->lists[i] = list(fields[i], i, items);
    } else {
      table->columns[i] = column(fields[i], i, items);
    }
  }
  return table;
}

Column CaseTable::column(const lang::Field& field, std::size_t index, const Items& items) {
  const std::size_t rows = items.size();
  auto& known = words_.emplace_back(words_for(rows) + 1);
  auto& none = words_.emplace_back(words_for(rows) + 1);
  auto& values = longs_.emplace_back(rows);
  bool any_unknown = false;
  bool any_none = false;
  for (std::size_t row = 0; row < rows; ++row) {
    const Fact& fact = items[row]->facts[index];
    const bool is_known = fact.state == FactState::known;
    const bool is_none = fact.state == FactState::not_applicable;
    set_bit(known.data(), row, is_known);
    set_bit(none.data(), row, is_none);
    any_unknown = any_unknown || !is_known;
    any_none = any_none || is_none;
    if (is_known) values[row] = field.type.kind == lang::Kind::text ? texts_.code(fact.text) : fact.value;
  }
  Column column{.absent = false, .width = Width::i64, .values = values.data()};
  if (any_unknown) column.known = known.data();
  if (any_none) column.none = none.data();

  if (field.type.kind == lang::Kind::truth) {
    auto& bits = words_.emplace_back(words_for(rows) + 1);
    for (std::size_t row = 0; row < rows; ++row) set_bit(bits.data(), row, values[row] != 0);
    column.width = Width::bits;
    column.values = bits.data();
    return column;
  }
  if (!narrow_) return column;

  // Whole days, whole numbers: a larger unit.
  const std::int64_t unit = field.type.kind == lang::Kind::duration ? twelfths_per_day
                            : field.type.kind == lang::Kind::number ? 1'000'000
                                                                    : 1;
  if (std::ranges::all_of(values, [unit](std::int64_t v) { return v % unit == 0; })) {
    for (std::int64_t& v : values) v /= unit;
    column.unit = unit;
  }
  const auto [least, most] = rows == 0 ? std::pair<std::int64_t, std::int64_t>{0, 0} : [&] {
    const auto ends = std::ranges::minmax(values);
    return std::pair<std::int64_t, std::int64_t>{ends.min, ends.max};
  }();
  if (field.type.kind == lang::Kind::enumeration && most < 256) {
    auto& bytes = bytes_.emplace_back(values.begin(), values.end());
    return column.width = Width::u8, column.values = bytes.data(), column;
  }
  if (field.type.kind == lang::Kind::enumeration) {
    auto& halves = halves_.emplace_back(values.begin(), values.end());
    return column.width = Width::u16, column.values = halves.data(), column;
  }
  if (least >= std::numeric_limits<std::int32_t>::min() && most <= std::numeric_limits<std::int32_t>::max()) {
    auto& ints = ints_.emplace_back(values.begin(), values.end());
    return column.width = Width::i32, column.values = ints.data(), column;
  }
  return column;
}

ListColumn CaseTable::list(const lang::Field& field, std::size_t index, const Items& items) {
  auto& offsets = ints_.emplace_back(items.size() + 1);
  auto& known = words_.emplace_back(words_for(items.size()) + 1);
  bool any_unknown = false;
  Items all;
  for (std::size_t row = 0; row < items.size(); ++row) {
    const ItemList& list = items[row]->lists[index];
    offsets[row] = static_cast<std::int32_t>(all.size());
    set_bit(known.data(), row, list.known);
    any_unknown = any_unknown || !list.known;
    if (list.known) {
      for (const Item& item : list.items) all.push_back(&item);
    }
  }
  offsets[items.size()] = static_cast<std::int32_t>(all.size());
  const std::int32_t* at = offsets.data();
  const std::uint64_t* known_bits = any_unknown ? known.data() : nullptr;
  return {.absent = false, .offsets = at, .known = known_bits, .items = build(field.type.of, all)};
}

}  // namespace takecare::engine::columns
