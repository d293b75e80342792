#include "takecare/extracts/parquet_reader.h"

#include <algorithm>

#include "takecare/base/csv_write.h"

namespace takecare::extracts {

namespace {

bool is_exact(std::string_view type) {
  static constexpr std::string_view exact[] = {"VARCHAR",      "BOOLEAN", "TINYINT",   "SMALLINT",    "INTEGER",
                                               "BIGINT",       "HUGEINT", "UTINYINT",  "USMALLINT",   "UINTEGER",
                                               "UBIGINT",      "DATE",    "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS",
                                               "TIMESTAMP_NS", "UUID",    "\"NULL\""};
  return type.starts_with("DECIMAL(") || type.starts_with("ENUM(") || std::ranges::find(exact, type) != std::end(exact);
}

Form form_of(std::string_view type) {
  if (type == "DATE") return Form::date;
  return type.starts_with("TIMESTAMP") ? Form::moment : Form::text;
}

std::string from_file(const std::filesystem::path& file) {
  return " FROM read_parquet(" + engine::quote_text(file.string()) + ")";
}

// DuckDB's reason with the file's own name for its path, which is nobody's business.
std::unexpected<Error> unreadable(const std::filesystem::path& file, std::string reason) {
  const std::string path = file.string();
  if (const std::size_t at = reason.find(path); at != std::string::npos) {
    reason.replace(at, path.size(), file.filename().string());
  }
  return fail("the file cannot be read as Parquet: " + reason, "Ask for the file again.", {path});
}

}  // namespace

Result<std::unique_ptr<ParquetReader>> ParquetReader::open(const std::filesystem::path& file,
                                                           const std::vector<std::string>& wanted) {
  auto database = engine::Database::open({.threads = 1, .memory_limit = "512MiB"});
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  auto described = connection->table("SELECT column_name, column_type FROM (DESCRIBE SELECT *" + from_file(file) + ")");
  if (!described) return unreadable(file, described.error().message);
  std::vector<std::string> names;
  std::vector<std::string> read;
  std::vector<Form> forms;
  std::string select;
  for (const auto& row : *described) {
    const std::string& name = *row[0];
    names.push_back(name);
    if (std::ranges::find(wanted, name) == wanted.end()) continue;
    if (!is_exact(*row[1])) {
      return fail("column " + name + " is of the type " + *row[1] + ", which holds no exact values",
                  "Write it as text, a whole number, DECIMAL, DATE or BOOLEAN.", {file.string()});
    }
    read.push_back(name);
    forms.push_back(form_of(*row[1]));
    select += engine::quote_name(name) + "::VARCHAR, ";
  }
  auto rows = connection->query("SELECT " + select + "1" + from_file(file));
  if (!rows) return unreadable(file, rows.error().message);
  std::unique_ptr<ParquetReader> reader(
      new ParquetReader(std::move(*database), std::move(*connection), std::move(*rows)));
  reader->file_ = file;
  reader->columns_ = std::move(read);
  reader->forms_ = std::move(forms);
  reader->all_columns_ = std::move(names);
  return reader;
}

Result<bool> ParquetReader::next(Row& row) {
  if (!chunk_ || at_ == chunk_->rows()) {
    auto chunk = rows_.next();
    if (!chunk) return unreadable(file_, chunk.error().message);
    chunk_ = std::move(*chunk);
    at_ = 0;
    if (!chunk_) return false;
  }
  row.row = ++row_;
  row.line = 0;
  row.problem.clear();
  row.cells.clear();
  raw_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const engine::ColumnView column = chunk_->column(i);
    const Cell cell = column.is_null(at_) ? Cell{{}, Form::nothing} : Cell{column.text(at_), forms_[i]};
    if (cell.text.find('\0') != std::string_view::npos) row.problem = "text without NUL bytes";
    row.cells.push_back(cell);
    if (i > 0) raw_ += ',';
    append_csv_field(raw_, cell.text);
  }
  row.raw = raw_;
  ++at_;
  return true;
}

}  // namespace takecare::extracts
