// Parquet through DuckDB. Columns have types of their own, so whole columns can break the contract: binary fractions,
// lists.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/row.h"

namespace takecare::extracts {

class ParquetReader final : public RowSource {
 public:
  // Reads the wanted columns that the file has. It has a database of its own, since its rows are pulled while another
  // database writes them.
  static Result<std::unique_ptr<ParquetReader>> open(const std::filesystem::path& file,
                                                     const std::vector<std::string>& wanted);

  // The columns read; cells are in this order.
  const std::vector<std::string>& columns() const override { return columns_; }
  // Every column of the file.
  const std::vector<std::string>& all_columns() const { return all_columns_; }
  Result<bool> next(Row& row) override;

 private:
  ParquetReader(engine::Database database, engine::Connection connection, engine::Rows rows)
      : database_(std::move(database)), connection_(std::move(connection)), rows_(std::move(rows)) {}

  engine::Database database_;
  engine::Connection connection_;
  engine::Rows rows_;
  std::filesystem::path file_;
  std::vector<std::string> columns_;
  std::vector<Form> forms_;
  std::vector<std::string> all_columns_;
  std::optional<engine::Chunk> chunk_;
  std::size_t at_ = 0;
  std::int64_t row_ = 0;
  std::string raw_;
};

}  // namespace takecare::extracts
