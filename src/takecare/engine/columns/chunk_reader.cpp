#include "takecare/engine/columns/chunk_reader.h"

#include <fmt/format.h>

#include <optional>

#include "takecare/engine/columns/bits.h"
#include "takecare/engine/columns/chunk_field.h"

namespace takecare::engine::columns {

struct RecordReader;

namespace {

using lang::Kind;

// The vectors of a record: columns of a chunk, or children of a struct.
struct Part {
  int column = -1;
  int missing = -1;  // '<field>_missing'
  std::optional<ChunkField> scalar;
  std::unique_ptr<RecordReader> items;  // lists
  std::vector<std::int32_t> offsets;
  std::vector<std::uint64_t> known;
  std::vector<std::uint32_t> index;  // where the items do not lie one after another
};

}  // namespace

struct RecordReader {
  std::vector<Part> parts;  // by field
  std::shared_ptr<Table> table = std::make_shared<Table>();
};

namespace {

Result<std::unique_ptr<RecordReader>> make_record(const lang::Program& program, int record,
                                                  const std::vector<ChunkColumn>& columns);

Result<std::unique_ptr<RecordReader>> make_items(const lang::Program& program, const lang::Field& field,
                                                 duckdb_logical_type type) {
  const auto refuse = [&] {
    return fail(fmt::format("the column '{}' is not a list of structs", field.name), "give it as LIST(STRUCT(…))");
  };
  if (duckdb_get_type_id(type) != DUCKDB_TYPE_LIST) return refuse();
  const LogicalType item(duckdb_list_type_child_type(type));
  if (duckdb_get_type_id(item.get()) != DUCKDB_TYPE_STRUCT) return refuse();
  std::vector<ChunkColumn> columns;
  std::vector<LogicalType> types;
  for (idx_t i = 0; i < duckdb_struct_type_child_count(item.get()); ++i) {
    char* name = duckdb_struct_type_child_name(item.get(), i);
    types.emplace_back(duckdb_struct_type_child_type(item.get(), i));
    columns.push_back({.name = name, .type = types.back().get()});
    duckdb_free(name);
  }
  return make_record(program, field.type.of, columns);
}

Result<std::unique_ptr<RecordReader>> make_record(const lang::Program& program, int record,
                                                  const std::vector<ChunkColumn>& columns) {
  const auto& fields = program.records[static_cast<std::size_t>(record)].fields;
  auto reader = std::make_unique<RecordReader>();
  reader->parts.resize(fields.size());
  reader->table->columns.resize(fields.size());
  reader->table->lists.resize(fields.size());
  for (std::size_t f = 0; f < fields.size(); ++f) {
    Part& part = reader->parts[f];
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].name == fields[f].name) part.column = static_cast<int>(c);
      if (fields[f].optional && columns[c].name == fields[f].name + "_missing") part.missing = static_cast<int>(c);
    }
    if (part.column < 0) continue;
    duckdb_logical_type type = columns[static_cast<std::size_t>(part.column)].type;
    if (fields[f].type.kind == Kind::list) {
      auto items = make_items(program, fields[f], type);
      if (!items) return std::unexpected(items.error());
      part.items = std::move(*items);
      continue;
    }
    auto scalar = ChunkField::make(program, fields[f], type);
    if (!scalar) return std::unexpected(scalar.error());
    part.scalar = std::move(*scalar);
  }
  return reader;
}

template <class VectorOf>
Result<void> read_record(RecordReader& reader, RowsOf rows, VectorOf vector_of, TextPool& texts);

// DuckDB's lists may share, skip or reorder items; ours lie one after another.
Result<void> read_list(Part& part, duckdb_vector vector, RowsOf rows, ListColumn& list, TextPool& texts) {
  const ColumnView view(vector);
  const auto* entries = view.values<duckdb_list_entry>();
  part.offsets.resize(rows.count + 1);
  part.known.assign(words_for(rows.count) + 1, 0);
  part.index.clear();
  bool any_unknown = false;
  bool in_sequence = true;
  for (std::size_t row = 0; row < rows.count; ++row) {
    part.offsets[row] = static_cast<std::int32_t>(part.index.size());
    const std::size_t at = rows.at(row);
    const bool known = !view.is_null(at);
    set_bit(part.known.data(), row, known);
    any_unknown = any_unknown || !known;
    if (!known) continue;
    if (entries[at].length > 0) {
      in_sequence = in_sequence && (part.index.empty() || entries[at].offset == part.index.back() + 1ULL);
    }
    for (std::uint64_t i = 0; i < entries[at].length; ++i) {
      part.index.push_back(static_cast<std::uint32_t>(entries[at].offset + i));
    }
  }
  part.offsets[rows.count] = static_cast<std::int32_t>(part.index.size());

  duckdb_vector child = duckdb_list_vector_get_child(vector);
  const auto child_of = [child](int column) {
    return duckdb_struct_vector_get_child(child, static_cast<idx_t>(column));
  };
  // As a rule they do already, from the first on.
  const bool in_order = part.index.empty() || (in_sequence && part.index.front() == 0);
  const RowsOf items{.count = part.index.size(), .index = in_order ? nullptr : part.index.data()};
  if (auto read = read_record(*part.items, items, child_of, texts); !read) return read;
  list = {.absent = false,
          .offsets = part.offsets.data(),
          .known = any_unknown ? part.known.data() : nullptr,
          .items = part.items->table};
  return {};
}

template <class VectorOf>
Result<void> read_record(RecordReader& reader, RowsOf rows, VectorOf vector_of, TextPool& texts) {
  reader.table->rows = rows.count;
  for (std::size_t f = 0; f < reader.parts.size(); ++f) {
    Part& part = reader.parts[f];
    if (part.column < 0) continue;
    if (part.items) {
      if (auto read = read_list(part, vector_of(part.column), rows, reader.table->lists[f], texts); !read) return read;
      continue;
    }
    auto column =
        part.scalar->read(vector_of(part.column), part.missing < 0 ? nullptr : vector_of(part.missing), rows, texts);
    if (!column) return std::unexpected(column.error());
    reader.table->columns[f] = *column;
  }
  return {};
}

}  // namespace

struct ChunkReader::Impl {
  std::unique_ptr<RecordReader> root;
  TextPool texts;
};

ChunkReader::ChunkReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ChunkReader::~ChunkReader() = default;
ChunkReader::ChunkReader(ChunkReader&&) noexcept = default;
ChunkReader& ChunkReader::operator=(ChunkReader&&) noexcept = default;

Result<ChunkReader> ChunkReader::make(const lang::Program& program, int record,
                                      const std::vector<ChunkColumn>& columns) {
  auto root = make_record(program, record, columns);
  if (!root) return std::unexpected(root.error());
  auto impl = std::make_unique<Impl>();
  impl->root = std::move(*root);
  impl->root->table->texts = &impl->texts;
  return ChunkReader(std::move(impl));
}

TextPool& ChunkReader::texts() { return impl_->texts; }

Result<const Table*> ChunkReader::read(duckdb_data_chunk chunk) {
  const auto vector_of = [chunk](int column) {
    return duckdb_data_chunk_get_vector(chunk, static_cast<idx_t>(column));
  };
  const RowsOf rows{.count = duckdb_data_chunk_get_size(chunk)};
  if (auto read = read_record(*impl_->root, rows, vector_of, impl_->texts); !read) return std::unexpected(read.error());
  return impl_->root->table.get();
}

}  // namespace takecare::engine::columns
