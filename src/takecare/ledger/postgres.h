// PostgreSQL through libpq, with owners for its handles and errors as values. Nothing else in takecare calls it.
#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::ledger {

struct PostgresCloser {
  void operator()(PGconn* handle) const { PQfinish(handle); }
  void operator()(PGresult* handle) const { PQclear(handle); }
};

// A parameter: NULL when nothing. Texts must not hold NUL; bytes go as postgres_bytes() writes them.
using PostgresValue = std::optional<std::string>;

// Bytes as a bytea literal, '\x…', and back.
std::string postgres_bytes(std::string_view bytes);
std::string from_postgres_bytes(std::string_view text);
// An array as a parameter: {"…",NULL,"…"}.
class PostgresArray {
 public:
  void add(const PostgresValue& value);
  std::string literal() && { return std::move(literal_) + "}"; }

 private:
  std::string literal_ = "{";
};

// The rows of an answer, all in memory.
class PostgresRows {
 public:
  explicit PostgresRows(PGresult* handle) : handle_(handle) {}
  bool is_done() const {
    const ExecStatusType status = PQresultStatus(handle_.get());
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
  }
  int count() const { return PQntuples(handle_.get()); }
  bool is_null(int row, int column) const { return PQgetisnull(handle_.get(), row, column) != 0; }
  std::string_view text(int row, int column) const {
    return {PQgetvalue(handle_.get(), row, column), static_cast<std::size_t>(PQgetlength(handle_.get(), row, column))};
  }
  std::int64_t number(int row, int column) const;
  std::string bytes(int row, int column) const { return from_postgres_bytes(text(row, column)); }

 private:
  std::unique_ptr<PGresult, PostgresCloser> handle_;
};

class Postgres {
 public:
  // 'address' as libpq takes it: postgresql://user@host/database.
  static Result<Postgres> connect(const std::string& address);

  // Runs one or more statements without parameters. With 'tag', the answer must be it: COMMIT answers ROLLBACK when the
  // transaction had failed.
  Result<void> run(const char* sql, std::string_view tag = {});
  // Runs one statement, prepared at its first use. 'sql' is a literal.
  Result<PostgresRows> ask(const char* sql, const std::vector<PostgresValue>& values = {});

 private:
  explicit Postgres(PGconn* handle) : handle_(handle) {}
  Result<const std::string*> prepared(const char* sql, int parameters);

  std::unique_ptr<PGconn, PostgresCloser> handle_;
  std::map<std::string_view, std::string> names_;  // of the statements that are prepared
};

}  // namespace takecare::ledger
