// SQLite through its C API, with owners for its handles and errors as values. Beside it only page_checks.cpp calls it.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "takecare/base/error.h"

namespace takecare::ledger {

struct SqliteCloser {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
};

// A prepared statement. Parameters count from 1, columns from 0. Bound bytes must live until the last step.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}

  void bind(int parameter, std::int64_t number) { sqlite3_bind_int64(handle_.get(), parameter, number); }
  void bind(int parameter, std::uint64_t number) { bind(parameter, static_cast<std::int64_t>(number)); }
  void bind_text(int parameter, std::string_view text);
  void bind_blob(int parameter, std::string_view bytes);
  void bind_null(int parameter) { sqlite3_bind_null(handle_.get(), parameter); }

  // True: a row; false: no more rows, and the statement is as before its first step.
  Result<bool> step();
  // Steps once and expects no row.
  Result<void> run();
  void reset();

  bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
  std::int64_t number(int column) const { return sqlite3_column_int64(handle_.get(), column); }
  // The bytes of a text or a blob, until the next step; empty for NULL.
  std::string_view bytes(int column) const;

 private:
  std::unique_ptr<sqlite3_stmt, SqliteCloser> handle_;
};

class Sqlite {
 public:
  enum class Mode : std::uint8_t { create, write, read };  // create: the file must not be there, or be empty
  static Result<Sqlite> open(const std::filesystem::path& file, Mode mode);

  // Runs one or more statements and drops what they answer.
  Result<void> run(const char* sql);
  Result<Statement> prepare(const char* sql);
  // The first column of the first row.
  Result<std::int64_t> number(const char* sql);
  Result<std::string> text(const char* sql);
  // Everything in it, as one snapshot, into an empty database.
  Result<void> copy_to(Sqlite& empty);

 private:
  explicit Sqlite(sqlite3* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3, SqliteCloser> handle_;
};

}  // namespace takecare::ledger
