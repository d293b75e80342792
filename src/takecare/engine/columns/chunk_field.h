// One column of DuckDB's as one field of the column engine: what type it may have, and how its values are copied.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "takecare/engine/columns/short_names.h"
#include "takecare/engine/columns/table.h"
#include "takecare/engine/duckdb.h"
#include "takecare/lang/program.h"

namespace takecare::engine::columns {

// The rows of a vector to copy: 'count' rows, the r-th is index[r]; without an index row r itself.
struct RowsOf {
  std::size_t count = 0;
  const std::uint32_t* index = nullptr;
  std::size_t at(std::size_t row) const { return index == nullptr ? row : index[row]; }
};

// How the values of a scalar field come, and the room that they are copied to.
class ChunkField {
 public:
  static Result<ChunkField> make(const lang::Program& program, const lang::Field& field, duckdb_logical_type type);

  // 'missing' is the vector of '<field>_missing' or null.
  Result<Column> read(duckdb_vector vector, duckdb_vector missing, RowsOf rows, TextPool& texts);

 private:
  enum class Form : std::uint8_t { bools, dates, i8, i16, i32, i64, intervals, names, codes8, codes16, codes32, texts };

  // Whether a column of this type can be a field of this kind, and if so in what form it comes.
  bool take(lang::Kind kind, duckdb_logical_type type);
  bool take_count(duckdb_logical_type type, int most_decimals, std::int64_t whole);
  bool take_codes(duckdb_logical_type type);
  Result<void> take_dictionary(duckdb_logical_type type);
  void read_known(const ColumnView& view, RowsOf rows);
  void read_missing(duckdb_vector missing, RowsOf rows);
  template <class WithRow>
  void each_known(RowsOf rows, WithRow with_row) const;
  template <class T, class Out>
  void copy(const ColumnView& view, RowsOf rows, std::vector<Out>& out) const;
  void copy_bools(const ColumnView& view, RowsOf rows);
  void add_enumerator(std::string_view name, std::uint16_t code);
  std::uint16_t code_of(const duckdb_string_t& text) const;
  Result<void> copy_names(const ColumnView& view, RowsOf rows);
  void copy_texts(const ColumnView& view, RowsOf rows, TextPool& texts);
  Result<void> copy_intervals(const ColumnView& view, RowsOf rows);
  template <class T>
  void copy_codes(const ColumnView& view, RowsOf rows);

  std::string name_;
  Form form_ = Form::i32;
  std::int64_t unit_ = 1;
  std::unordered_map<std::string_view, std::uint16_t> enumerators_;  // views the program's names
  static constexpr std::uint16_t no_code = ShortNames::none;
  ShortNames short_names_;
  std::vector<std::uint16_t> codes_of_enum_;  // ENUM: our code for DuckDB's
  bool any_unknown_ = false;
  bool any_none_ = false;
  std::vector<std::uint64_t> known_, none_, bits_;
  std::vector<std::uint8_t> bytes_;
  std::vector<std::uint16_t> halves_;
  std::vector<std::int32_t> ints_;
  std::vector<std::int64_t> longs_;
};

}  // namespace takecare::engine::columns
