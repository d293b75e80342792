// Columns in memory: what the column engine reads. A Table views arrays that somebody else owns (a DuckDB vector, a
// benchmark's arrays); nothing is copied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "takecare/engine/columns/text_pool.h"

namespace takecare::engine::columns {

// How the values of a column lie in memory. Truths are packed bits, 64 rows a word, the first row in the lowest bit.
enum class Width : std::uint8_t { bits, u8, u16, i32, i64 };

// One field of a record for all rows.
//   values  'rows' values, each 'unit' base units of lang/program.h (a duration column in days has unit 12). Values at
//   rows
//           that are not known must be 0.
//   known   a bit a row, null when every row is known
//   none    a bit a row that surely is not applicable, null when there is no such row; such a row is not known
// Texts are codes of the table's TextPool. An absent column (the default) is unknown in every row.
struct Column {
  bool absent = true;
  Width width = Width::i32;
  const void* values = nullptr;
  const std::uint64_t* known = nullptr;
  const std::uint64_t* none = nullptr;
  std::int64_t unit = 1;
};

struct Table;

// The items of row r are the rows offsets[r] .. offsets[r + 1] - 1 of 'items'. A row whose list is not known has none.
struct ListColumn {
  bool absent = true;
  const std::int32_t* offsets = nullptr;  // rows + 1
  const std::uint64_t* known = nullptr;   // null: every list is known
  std::shared_ptr<const Table> items;
};

// All rows of a record; columns and lists by the record's field index.
struct Table {
  std::size_t rows = 0;
  std::vector<Column> columns;
  std::vector<ListColumn> lists;
  const TextPool* texts = nullptr;  // of the root: what the codes of its texts, and of those of all items, mean
};

}  // namespace takecare::engine::columns
