// Rows that are made one by one, written to Parquet by DuckDB as it pulls them: memory is bounded, and the same rows
// give the same bytes.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/contract.h"

namespace takecare::extracts {

// Sets the values of one row; a column that is not set is NULL.
class RowWriter {
 public:
  RowWriter(duckdb_data_chunk chunk, const std::vector<StoredColumn>& columns);
  void start_row(std::size_t row);
  void set_text(int column, std::string_view text);
  // In the units of lang/program.h, by the column's storage; durations are whole days or whole months.
  void set_value(int column, std::int64_t value);

 private:
  void set_valid(int column);

  std::size_t row_ = 0;
  const std::vector<StoredColumn>* columns_;
  std::vector<duckdb_vector> vectors_;
};

// Fills the next row; false when there is none.
using NextRow = std::function<Result<bool>(RowWriter&)>;

// Fails when 'next' fails or the file cannot be written; what was written is then removed.
Result<void> write_parquet(engine::Connection& connection, const std::vector<StoredColumn>& columns,
                           const NextRow& next, const std::filesystem::path& path);

}  // namespace takecare::extracts
