// DuckDB through its C API, with owners for its handles and errors as values. Nothing else in takecare calls
// duckdb_open, duckdb_query and their kin; who works on vectors in place takes the raw handles from here.
//
// A Database never fetches or loads an extension: Parquet and JSON are built in, and nothing else is needed.
#pragma once

#include <duckdb.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::engine {

struct DuckdbCloser {
  void operator()(duckdb_database handle) const { duckdb_close(&handle); }
  void operator()(duckdb_connection handle) const { duckdb_disconnect(&handle); }
  void operator()(duckdb_prepared_statement handle) const { duckdb_destroy_prepare(&handle); }
  void operator()(duckdb_data_chunk handle) const { duckdb_destroy_data_chunk(&handle); }
  void operator()(duckdb_logical_type handle) const { duckdb_destroy_logical_type(&handle); }
  void operator()(duckdb_table_function handle) const { duckdb_destroy_table_function(&handle); }
  void operator()(duckdb_scalar_function handle) const { duckdb_destroy_scalar_function(&handle); }
};

template <class Handle>
using DuckdbOwner = std::unique_ptr<std::remove_pointer_t<Handle>, DuckdbCloser>;

using LogicalType = DuckdbOwner<duckdb_logical_type>;

// A parameter of a prepared statement ('?'): NULL, BOOLEAN, BIGINT or VARCHAR. Dates and decimals go as text with a
// cast.
using Parameter = std::variant<std::monostate, bool, std::int64_t, std::string>;

// One column of a chunk. It is valid while its chunk lives.
class ColumnView {
 public:
  explicit ColumnView(duckdb_vector vector)
      : vector_(vector), data_(duckdb_vector_get_data(vector)), validity_(duckdb_vector_get_validity(vector)) {}

  bool is_null(std::size_t row) const { return validity_ != nullptr && !duckdb_validity_row_is_valid(validity_, row); }
  // The values as DuckDB stores them: duckdb_date, std::int64_t, bool, duckdb_list_entry, …
  template <class T>
  const T* values() const {
    return static_cast<const T*>(data_);
  }
  std::string_view text(std::size_t row) const;  // VARCHAR only
  duckdb_vector handle() const { return vector_; }

 private:
  duckdb_vector vector_;
  void* data_;
  std::uint64_t* validity_;
};

// Up to duckdb_vector_size() (2048) rows.
class Chunk {
 public:
  explicit Chunk(duckdb_data_chunk handle) : handle_(handle) {}
  std::size_t rows() const { return duckdb_data_chunk_get_size(handle_.get()); }
  ColumnView column(std::size_t index) const { return ColumnView(duckdb_data_chunk_get_vector(handle_.get(), index)); }
  duckdb_data_chunk handle() const { return handle_.get(); }

 private:
  DuckdbOwner<duckdb_data_chunk> handle_;
};

// The answer to a query, chunk by chunk; memory is bounded when it streams. It must not outlive its connection, and a
// streaming answer ends when its connection is asked the next question.
class Rows {
 public:
  std::size_t columns() const { return duckdb_column_count(&owned_->result); }
  std::string name(std::size_t column) const { return duckdb_column_name(&owned_->result, column); }
  LogicalType type(std::size_t column) const {
    return LogicalType(duckdb_column_logical_type(&owned_->result, column));
  }
  // The next rows; nothing after the last.
  Result<std::optional<Chunk>> next();

 private:
  friend class Connection;
  struct Owned {
    duckdb_result result{};
    DuckdbOwner<duckdb_prepared_statement> statement;
    ~Owned() { duckdb_destroy_result(&result); }
  };
  explicit Rows(std::unique_ptr<Owned> owned) : owned_(std::move(owned)) {}
  std::unique_ptr<Owned> owned_;
};

class Connection {
 public:
  // Runs one or more statements and drops what they answer.
  Result<void> run(const std::string& sql);
  // Runs one statement; its rows stream where DuckDB can stream them.
  Result<Rows> query(const std::string& sql, std::span<const Parameter> parameters = {});
  // The only column of the only row, as text or as a whole number; nothing for NULL or no row.
  Result<std::optional<std::string>> text(const std::string& sql, std::span<const Parameter> parameters = {});
  Result<std::optional<std::int64_t>> number(const std::string& sql, std::span<const Parameter> parameters = {});
  // Every row as text, for small answers; NULL is nothing.
  using TextRow = std::vector<std::optional<std::string>>;
  Result<std::vector<TextRow>> table(const std::string& sql, std::span<const Parameter> parameters = {});
  duckdb_connection handle() const { return handle_.get(); }

 private:
  friend class Database;
  explicit Connection(duckdb_connection handle) : handle_(handle) {}
  DuckdbOwner<duckdb_connection> handle_;
};

struct DatabaseOptions {
  std::filesystem::path file{};            // empty: in memory
  int threads = 0;                         // 0: as many as there are cores
  std::string memory_limit{};              // '1GiB'; empty: DuckDB's own, 80 % of the machine's
  std::filesystem::path temp_directory{};  // where larger work may spill; empty: it may not
};

class Database {
 public:
  static Result<Database> open(const DatabaseOptions& options = {});
  Result<Connection> connect() const;

 private:
  explicit Database(duckdb_database handle) : handle_(handle) {}
  DuckdbOwner<duckdb_database> handle_;
};

// "name" and 'text' with the quotes in them doubled: safe in SQL whatever they hold. DuckDB ends no text at a NUL, but
// its C API does: texts with one are cut there, so they go as parameters instead.
std::string quote_name(std::string_view name);
std::string quote_text(std::string_view text);

}  // namespace takecare::engine
