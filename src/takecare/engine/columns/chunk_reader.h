// DuckDB's chunks as tables of the column engine.
//
// Columns are found by name: a field's own, and '<field>_missing' beside an optional one ('not applicable' where there
// surely is none). Fields without a column are unknown in every row. The types that a field may come in:
//   truth        BOOLEAN
//   number       whole numbers, DECIMAL with at most six decimals
//   money        whole numbers (dollars), DECIMAL with at most two decimals
//   date         DATE
//   duration     whole numbers (days), INTERVAL of months and days
//   enumeration  VARCHAR or ENUM with the names of enumerators
//   text         VARCHAR
//   list of      LIST(STRUCT(…))
// Floating-point columns are refused: law is exact.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "takecare/engine/columns/table.h"
#include "takecare/engine/duckdb.h"
#include "takecare/lang/program.h"

namespace takecare::engine::columns {

// A column of a chunk: its name, and its type as DuckDB gives it (which the reader does not keep).
struct ChunkColumn {
  std::string name;
  duckdb_logical_type type = nullptr;
};

// Not thread-safe; its texts have codes of their own.
class ChunkReader {
 public:
  // Errors name the column, what it is and what it may be. Columns that are no field are passed over.
  static Result<ChunkReader> make(const lang::Program& program, int record, const std::vector<ChunkColumn>& columns);
  ~ChunkReader();
  ChunkReader(ChunkReader&&) noexcept;
  ChunkReader& operator=(ChunkReader&&) noexcept;

  // Texts that the program names need codes before the first chunk.
  TextPool& texts();
  // Copies the chunk; the table is valid until the next. Errors: a value that is no enumerator, with its row (from 0).
  Result<const Table*> read(duckdb_data_chunk chunk);

 private:
  struct Impl;
  explicit ChunkReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace takecare::engine::columns
