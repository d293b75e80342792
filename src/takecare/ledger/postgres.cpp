#include "takecare/ledger/postgres.h"

#include <fmt/format.h>

#include <charconv>

#include "takecare/ledger/encoding.h"

namespace takecare::ledger {
namespace {

std::unexpected<Error> failed(PGconn* handle) {
  std::string message = PQerrorMessage(handle);
  while (message.ends_with('\n')) message.pop_back();
  const bool lost = PQstatus(handle) != CONNECTION_OK;
  return fail("PostgreSQL: " + message, lost
                                            ? "check that the server runs and can be reached, then open the ledger anew"
                                            : "takecare ledger fsck");
}

std::vector<const char*> texts_of(const std::vector<PostgresValue>& values) {
  std::vector<const char*> texts;
  texts.reserve(values.size());
  for (const PostgresValue& value : values) texts.push_back(value ? value->c_str() : nullptr);
  return texts;
}

int digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

}  // namespace

std::string postgres_bytes(std::string_view bytes) { return "\\x" + hex(bytes); }

std::string from_postgres_bytes(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 2; i + 1 < text.size(); i += 2)
    bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  return bytes;
}

void PostgresArray::add(const PostgresValue& value) {
  if (literal_.size() > 1) literal_ += ',';
  if (!value) {
    literal_ += "NULL";
    return;
  }
  literal_ += '"';
  for (const char c : *value) {
    if (c == '"' || c == '\\') literal_ += '\\';
    literal_ += c;
  }
  literal_ += '"';
}

std::int64_t PostgresRows::number(int row, int column) const {
  std::int64_t number = 0;
  const std::string_view digits = text(row, column);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

Result<Postgres> Postgres::connect(const std::string& address) {
  Postgres connection(PQconnectdb(address.c_str()));
  if (PQstatus(connection.handle_.get()) != CONNECTION_OK) return failed(connection.handle_.get());
  // What the server says unasked is nobody's here: by itself libpq would print it.
  PQsetNoticeProcessor(connection.handle_.get(), [](void*, const char*) {}, nullptr);
  if (auto set =
          connection.run("SET client_min_messages = warning; SET synchronous_commit = on; SET bytea_output = hex");
      !set)
    return std::unexpected(set.error());
  return connection;
}

Result<void> Postgres::run(const char* sql, std::string_view tag) {
  const std::unique_ptr<PGresult, PostgresCloser> result(PQexec(handle_.get(), sql));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) return failed(handle_.get());
  if (tag.empty() || PQcmdStatus(result.get()) == tag) return {};
  return fail(fmt::format("PostgreSQL: {} answers {}", sql, PQcmdStatus(result.get())), "open the ledger anew");
}

// The server knows a statement by the first 63 bytes of its name, so its text would not do.
Result<const std::string*> Postgres::prepared(const char* sql, int parameters) {
  if (const auto known = names_.find(sql); known != names_.end()) return &known->second;
  const std::string name = fmt::format("s{}", names_.size());
  const std::unique_ptr<PGresult, PostgresCloser> made(
      PQprepare(handle_.get(), name.c_str(), sql, parameters, nullptr));
  if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) return failed(handle_.get());
  return &names_.emplace(sql, name).first->second;
}

Result<PostgresRows> Postgres::ask(const char* sql, const std::vector<PostgresValue>& values) {
  const auto count = static_cast<int>(values.size());
  auto name = prepared(sql, count);
  if (!name) return std::unexpected(name.error());
  const auto texts = texts_of(values);
  PostgresRows rows(PQexecPrepared(handle_.get(), (*name)->c_str(), count, texts.data(), nullptr, nullptr, 0));
  if (!rows.is_done()) return failed(handle_.get());
  return rows;
}

}  // namespace takecare::ledger
