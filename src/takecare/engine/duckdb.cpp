#include "takecare/engine/duckdb.h"

#include <utility>

namespace takecare::engine {

namespace {

// DuckDB's messages may go on with the query and a caret; the first line says what was wrong.
std::string first_line(const char* message) {
  if (message == nullptr) return "DuckDB gave no reason";
  std::string_view all = message;
  // What a function of ours said was wrong is put behind this; the sentence stands alone.
  constexpr std::string_view from_a_function = "Invalid Input Error: ";
  if (all.starts_with(from_a_function)) all.remove_prefix(from_a_function.size());
  return std::string(all.substr(0, all.find('\n')));
}

Result<void> set_option(duckdb_config config, const char* name, const std::string& value) {
  if (duckdb_set_config(config, name, value.c_str()) == DuckDBSuccess) return {};
  return fail("DuckDB does not take '" + value + "' for " + name,
              "Check the value; memory is given as '2GiB' or '500MiB'.");
}

Result<void> set_options(duckdb_config config, const DatabaseOptions& options) {
  std::vector<std::pair<const char*, std::string>> settings = {
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"},
      {"temp_directory", options.temp_directory.string()},
  };
  if (options.threads > 0) settings.emplace_back("threads", std::to_string(options.threads));
  if (!options.memory_limit.empty()) settings.emplace_back("memory_limit", options.memory_limit);
  for (const auto& [name, value] : settings) {
    if (auto set = set_option(config, name, value); !set) return set;
  }
  return {};
}

bool bind(duckdb_prepared_statement statement, idx_t index, const Parameter& parameter) {
  struct Binder {
    duckdb_prepared_statement statement;
    idx_t index;
    duckdb_state operator()(std::monostate) const { return duckdb_bind_null(statement, index); }
    duckdb_state operator()(bool value) const { return duckdb_bind_boolean(statement, index, value); }
    duckdb_state operator()(std::int64_t value) const { return duckdb_bind_int64(statement, index, value); }
    duckdb_state operator()(const std::string& value) const {
      return duckdb_bind_varchar_length(statement, index, value.data(), value.size());
    }
  };
  return std::visit(Binder{statement, index}, parameter) == DuckDBSuccess;
}

}  // namespace

std::string_view ColumnView::text(std::size_t row) const {
  auto* cell = static_cast<duckdb_string_t*>(data_) + row;
  return {duckdb_string_t_data(cell), duckdb_string_t_length(*cell)};
}

Result<std::optional<Chunk>> Rows::next() {
  duckdb_data_chunk handle = duckdb_fetch_chunk(owned_->result);
  if (handle != nullptr) {
    Chunk chunk(handle);
    if (chunk.rows() > 0) return std::optional<Chunk>(std::move(chunk));
    return std::optional<Chunk>();
  }
  // The end and a failure halfway both come as no chunk; only the message tells them apart.
  const char* message = duckdb_result_error(&owned_->result);
  if (message != nullptr && *message != '\0') return fail(first_line(message));
  return std::optional<Chunk>();
}

Result<void> Connection::run(const std::string& sql) {
  duckdb_result result{};
  const bool succeeded = duckdb_query(handle_.get(), sql.c_str(), &result) == DuckDBSuccess;
  std::string message = succeeded ? std::string() : first_line(duckdb_result_error(&result));
  duckdb_destroy_result(&result);
  if (!succeeded) return fail(std::move(message));
  return {};
}

Result<Rows> Connection::query(const std::string& sql, std::span<const Parameter> parameters) {
  auto owned = std::make_unique<Rows::Owned>();
  duckdb_prepared_statement statement = nullptr;
  const bool prepared = duckdb_prepare(handle_.get(), sql.c_str(), &statement) == DuckDBSuccess;
  owned->statement.reset(statement);
  if (!prepared) return fail(first_line(duckdb_prepare_error(statement)));
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (!bind(statement, i + 1, parameters[i]))
      return fail("parameter " + std::to_string(i + 1) + " has no place in the query");
  }
  if (duckdb_execute_prepared_streaming(statement, &owned->result) != DuckDBSuccess) {
    return fail(first_line(duckdb_result_error(&owned->result)));
  }
  return Rows(std::move(owned));
}

Result<std::vector<Connection::TextRow>> Connection::table(const std::string& sql,
                                                           std::span<const Parameter> parameters) {
  // Cast by DuckDB, so that every type prints as SQL prints it.
  auto rows = query("SELECT COLUMNS(*)::VARCHAR FROM (" + sql + "\n)", parameters);
  if (!rows) return std::unexpected(rows.error());
  std::vector<TextRow> table;
  while (true) {
    auto chunk = rows->next();
    if (!chunk) return std::unexpected(chunk.error());
    if (!*chunk) return table;
    const std::size_t first = table.size();
    table.resize(first + (*chunk)->rows(), TextRow(rows->columns()));
    for (std::size_t column = 0; column < rows->columns(); ++column) {
      const ColumnView view = (*chunk)->column(column);
      for (std::size_t row = 0; row < (*chunk)->rows(); ++row) {
        if (!view.is_null(row)) table[first + row][column] = std::string(view.text(row));
      }
    }
  }
}

Result<std::optional<std::string>> Connection::text(const std::string& sql, std::span<const Parameter> parameters) {
  auto rows = table(sql, parameters);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty() || rows->front().empty()) return std::optional<std::string>();
  return std::move(rows->front().front());
}

Result<std::optional<std::int64_t>> Connection::number(const std::string& sql, std::span<const Parameter> parameters) {
  auto rows = query("SELECT COLUMNS(*)::BIGINT FROM (" + sql + "\n)", parameters);
  if (!rows) return std::unexpected(rows.error());
  auto chunk = rows->next();
  if (!chunk) return std::unexpected(chunk.error());
  if (!*chunk || (*chunk)->column(0).is_null(0)) return std::optional<std::int64_t>();
  return std::optional<std::int64_t>((*chunk)->column(0).values<std::int64_t>()[0]);
}

Result<Database> Database::open(const DatabaseOptions& options) {
  duckdb_config config = nullptr;
  if (duckdb_create_config(&config) != DuckDBSuccess) return fail("DuckDB could not be set up");
  auto set = set_options(config, options);
  duckdb_database handle = nullptr;
  char* message = nullptr;
  const std::string file = options.file.string();
  const bool opened =
      set && duckdb_open_ext(file.empty() ? nullptr : file.c_str(), &handle, config, &message) == DuckDBSuccess;
  std::string reason = opened || !set ? std::string() : first_line(message);
  duckdb_free(message);
  duckdb_destroy_config(&config);
  if (!set) return std::unexpected(set.error());
  if (!opened) return fail(std::move(reason));
  return Database(handle);
}

Result<Connection> Database::connect() const {
  duckdb_connection handle = nullptr;
  if (duckdb_connect(handle_.get(), &handle) != DuckDBSuccess) return fail("DuckDB gave no connection");
  return Connection(handle);
}

namespace {

std::string quote(std::string_view text, char mark) {
  std::string quoted(1, mark);
  for (const char c : text) {
    if (c == mark) quoted += mark;
    quoted += c;
  }
  return quoted + mark;
}

}  // namespace

std::string quote_name(std::string_view name) { return quote(name, '"'); }

std::string quote_text(std::string_view text) { return quote(text, '\''); }

}  // namespace takecare::engine
