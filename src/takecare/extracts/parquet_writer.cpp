#include "takecare/extracts/parquet_writer.h"

#include <atomic>
#include <optional>

#include "takecare/base/date.h"

namespace takecare::extracts {

namespace {

// What DuckDB's callbacks work on. It outlives the query.
struct Feed {
  const std::vector<StoredColumn>* columns;
  const NextRow* next;
  std::optional<Error> error;
  bool ended = false;
};

duckdb_type type_id(Storage storage) {
  switch (storage) {
    case Storage::truth: return DUCKDB_TYPE_BOOLEAN;
    case Storage::number:
    case Storage::money: return DUCKDB_TYPE_DECIMAL;
    case Storage::date: return DUCKDB_TYPE_DATE;
    case Storage::duration: return DUCKDB_TYPE_INTERVAL;
    case Storage::text: return DUCKDB_TYPE_VARCHAR;
    case Storage::count: return DUCKDB_TYPE_BIGINT;
  }
  return DUCKDB_TYPE_VARCHAR;
}

engine::LogicalType logical_type(Storage storage) {
  if (type_id(storage) == DUCKDB_TYPE_DECIMAL) {
    return engine::LogicalType(duckdb_create_decimal_type(18, storage == Storage::number ? 6 : 2));
  }
  return engine::LogicalType(duckdb_create_logical_type(type_id(storage)));
}

void bind_feed(duckdb_bind_info info) {
  const auto* feed = static_cast<const Feed*>(duckdb_bind_get_extra_info(info));
  for (const StoredColumn& column : *feed->columns) {
    duckdb_bind_add_result_column(info, column.name.c_str(), logical_type(column.storage).get());
  }
}

void start_feed(duckdb_init_info info) { duckdb_init_set_max_threads(info, 1); }

void pull_feed(duckdb_function_info info, duckdb_data_chunk chunk) {
  auto* feed = static_cast<Feed*>(duckdb_function_get_extra_info(info));
  RowWriter writer(chunk, *feed->columns);
  idx_t rows = 0;
  const idx_t most = duckdb_vector_size();
  while (rows < most && !feed->ended) {
    writer.start_row(rows);
    auto filled = (*feed->next)(writer);
    if (!filled) {
      feed->error = std::move(filled.error());
      feed->ended = true;
      duckdb_function_set_error(info, "the rows ended early");
      return;
    }
    if (*filled) {
      ++rows;
    } else {
      feed->ended = true;
    }
  }
  duckdb_data_chunk_set_size(chunk, rows);
}

Result<void> register_feed(engine::Connection& connection, const std::string& name, Feed& feed) {
  const engine::DuckdbOwner<duckdb_table_function> function(duckdb_create_table_function());
  duckdb_table_function_set_name(function.get(), name.c_str());
  duckdb_table_function_set_extra_info(function.get(), &feed, nullptr);
  duckdb_table_function_set_bind(function.get(), bind_feed);
  duckdb_table_function_set_init(function.get(), start_feed);
  duckdb_table_function_set_function(function.get(), pull_feed);
  if (duckdb_register_table_function(connection.handle(), function.get()) == DuckDBSuccess) return {};
  return fail("DuckDB did not take the reader of rows");
}

}  // namespace

RowWriter::RowWriter(duckdb_data_chunk chunk, const std::vector<StoredColumn>& columns) : columns_(&columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    vectors_.push_back(duckdb_data_chunk_get_vector(chunk, i));
    duckdb_vector_ensure_validity_writable(vectors_.back());
  }
}

void RowWriter::start_row(std::size_t row) {
  row_ = row;
  for (duckdb_vector vector : vectors_) duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), row);
}

void RowWriter::set_valid(int column) {
  duckdb_validity_set_row_valid(duckdb_vector_get_validity(vectors_[static_cast<std::size_t>(column)]), row_);
}

void RowWriter::set_text(int column, std::string_view text) {
  duckdb_vector_assign_string_element_len(vectors_[static_cast<std::size_t>(column)], row_, text.data(), text.size());
  set_valid(column);
}

void RowWriter::set_value(int column, std::int64_t value) {
  void* data = duckdb_vector_get_data(vectors_[static_cast<std::size_t>(column)]);
  switch ((*columns_)[static_cast<std::size_t>(column)].storage) {
    case Storage::truth: static_cast<bool*>(data)[row_] = value != 0; break;
    case Storage::date: static_cast<duckdb_date*>(data)[row_] = {static_cast<std::int32_t>(value)}; break;
    case Storage::duration: {
      // Whole months stay months: '6 months' is not '182 days'. A year is 4,380 twelfths both ways.
      const bool months = value % twelfths_per_month == 0;
      static_cast<duckdb_interval*>(data)[row_] = {months ? static_cast<std::int32_t>(value / twelfths_per_month) : 0,
                                                   months ? 0 : static_cast<std::int32_t>(value / twelfths_per_day), 0};
      break;
    }
    case Storage::number:
    case Storage::money:
    case Storage::count:
    case Storage::text: static_cast<std::int64_t*>(data)[row_] = value; break;
  }
  set_valid(column);
}

Result<void> write_parquet(engine::Connection& connection, const std::vector<StoredColumn>& columns,
                           const NextRow& next, const std::filesystem::path& path) {
  // A connection keeps what was registered under a name, so every writing has a name of its own.
  static std::atomic<int> serial = 0;
  const std::string name = "takecare_rows_" + std::to_string(++serial);
  Feed feed{&columns, &next, {}, false};
  if (auto registered = register_feed(connection, name, feed); !registered) return registered;
  auto written = connection.run("COPY (SELECT * FROM " + name + "()) TO " + engine::quote_text(path.string()) +
                                " (FORMAT parquet, COMPRESSION zstd)");
  if (written) return {};
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  if (feed.error) return std::unexpected(*feed.error);
  return fail("the rows could not be written to " + path.string() + ": " + written.error().message,
              "Check the space on the disk.");
}

}  // namespace takecare::extracts
