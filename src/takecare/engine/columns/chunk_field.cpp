#include "takecare/engine/columns/chunk_field.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "takecare/engine/columns/bits.h"
#include "takecare/engine/columns/kernels.h"

namespace takecare::engine::columns {

namespace {

using lang::Kind;

constexpr std::int64_t millionths = 1'000'000;
constexpr std::int64_t cents = 100;

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

const char* may_be(Kind kind) {
  switch (kind) {
    case Kind::truth: return "BOOLEAN";
    case Kind::number: return "a whole number or DECIMAL with at most six decimals";
    case Kind::money: return "a whole number of dollars or DECIMAL with at most two decimals";
    case Kind::date: return "DATE";
    case Kind::duration: return "a whole number of days or INTERVAL";
    case Kind::text: return "VARCHAR";
    case Kind::enumeration: return "VARCHAR or ENUM with the names of enumerators";
    case Kind::list: return "a list of structs";
  }
  return "";
}

// The decimals of a column that counts, and whether it can: -1 when it cannot.
int decimals_of(duckdb_logical_type type) {
  switch (duckdb_get_type_id(type)) {
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT: return 0;
    case DUCKDB_TYPE_DECIMAL: return duckdb_decimal_scale(type);
    default: return -1;
  }
}

duckdb_type stored_as(duckdb_logical_type type) {
  const duckdb_type id = duckdb_get_type_id(type);
  return id == DUCKDB_TYPE_DECIMAL ? duckdb_decimal_internal_type(type) : id;
}

}  // namespace

Result<ChunkField> ChunkField::make(const lang::Program& program, const lang::Field& field, duckdb_logical_type type) {
  ChunkField result;
  result.name_ = field.name;
  if (!result.take(field.type.kind, type)) {
    return fail(fmt::format("the column '{}' has a type that its field cannot take", field.name),
                fmt::format("give it as {}", may_be(field.type.kind)));
  }
  if (field.type.kind != Kind::enumeration) return result;
  const auto& values = program.enumerations[static_cast<std::size_t>(field.type.of)].values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    result.add_enumerator(values[i].name, static_cast<std::uint16_t>(i));
  }
  if (result.form_ == Form::names) return result;
  if (auto taken = result.take_dictionary(type); !taken) return std::unexpected(taken.error());
  return result;
}

bool ChunkField::take(Kind kind, duckdb_logical_type type) {
  const duckdb_type id = duckdb_get_type_id(type);
  const auto is = [&](duckdb_type wanted, Form form) {
    form_ = form;
    return id == wanted;
  };
  switch (kind) {
    case Kind::truth: return is(DUCKDB_TYPE_BOOLEAN, Form::bools);
    case Kind::date: return is(DUCKDB_TYPE_DATE, Form::dates);
    case Kind::number: return take_count(type, 6, millionths);
    case Kind::money: return take_count(type, 2, cents);
    case Kind::duration: return is(DUCKDB_TYPE_INTERVAL, Form::intervals) || take_count(type, 0, twelfths_per_day);
    case Kind::text: return is(DUCKDB_TYPE_VARCHAR, Form::texts);
    case Kind::enumeration: return is(DUCKDB_TYPE_VARCHAR, Form::names) || take_codes(type);
    case Kind::list: return false;
  }
  return false;
}

bool ChunkField::take_count(duckdb_logical_type type, int most_decimals, std::int64_t whole) {
  const int decimals = decimals_of(type);
  if (decimals < 0 || decimals > most_decimals) return false;
  unit_ = whole / power_of_ten(decimals);
  switch (stored_as(type)) {
    case DUCKDB_TYPE_TINYINT: form_ = Form::i8; return true;
    case DUCKDB_TYPE_SMALLINT: form_ = Form::i16; return true;
    case DUCKDB_TYPE_INTEGER: form_ = Form::i32; return true;
    case DUCKDB_TYPE_BIGINT: form_ = Form::i64; return true;
    default: return false;
  }
}

bool ChunkField::take_codes(duckdb_logical_type type) {
  if (duckdb_get_type_id(type) != DUCKDB_TYPE_ENUM) return false;
  const duckdb_type stored = duckdb_enum_internal_type(type);
  form_ = stored == DUCKDB_TYPE_UTINYINT    ? Form::codes8
          : stored == DUCKDB_TYPE_USMALLINT ? Form::codes16
                                            : Form::codes32;
  return true;
}

Result<void> ChunkField::take_dictionary(duckdb_logical_type type) {
  for (std::uint32_t i = 0; i < duckdb_enum_dictionary_size(type); ++i) {
    char* value = duckdb_enum_dictionary_value(type, i);
    const std::string name = value;
    duckdb_free(value);
    const auto found = enumerators_.find(name);
    if (found == enumerators_.end()) {
      return fail(fmt::format("the column '{}' may hold '{}', which is no value of its field", name_, name),
                  "rename or remove that value of the ENUM");
    }
    codes_of_enum_.push_back(found->second);
  }
  return {};
}

void ChunkField::read_known(const ColumnView& view, RowsOf rows) {
  const std::size_t words = words_for(rows.count);
  known_.assign(words + 1, all_ones);
  any_unknown_ = false;
  const Word* validity = duckdb_vector_get_validity(view.handle());
  if (validity == nullptr || rows.count == 0) return;
  if (rows.index == nullptr) {
    std::copy_n(validity, words, known_.begin());
  } else {
    for (std::size_t row = 0; row < rows.count; ++row) {
      set_bit(known_.data(), row, test_bit(validity, rows.index[row]));
    }
  }
  for (std::size_t w = 0; w + 1 < words; ++w) any_unknown_ = any_unknown_ || known_[w] != all_ones;
  any_unknown_ = any_unknown_ || (~known_[words - 1] & tail_mask(rows.count)) != 0;
}

void ChunkField::read_missing(duckdb_vector missing, RowsOf rows) {
  any_none_ = false;
  if (missing == nullptr) return;
  const ColumnView view(missing);
  none_.assign(words_for(rows.count) + 1, 0);
  for (std::size_t row = 0; row < rows.count; ++row) {
    const std::size_t at = rows.at(row);
    const bool none = !test_bit(known_.data(), row) && !view.is_null(at) && view.text(at) == "not applicable";
    set_bit(none_.data(), row, none);
    any_none_ = any_none_ || none;
  }
}

// Calls with_row for every row that is known; without a test of each where all are.
template <class WithRow>
void ChunkField::each_known(RowsOf rows, WithRow with_row) const {
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (!any_unknown_ || test_bit(known_.data(), row)) with_row(row);
  }
}

// Rows that are not known hold 0.
template <class T, class Out>
void ChunkField::copy(const ColumnView& view, RowsOf rows, std::vector<Out>& out) const {
  const T* values = view.values<T>();
  out.resize(rows.count);
  if (rows.index == nullptr) {
    std::copy_n(values, rows.count, out.begin());
  } else {
    for (std::size_t row = 0; row < rows.count; ++row) {
      out[row] = static_cast<Out>(values[rows.index[row]]);  // NOLINT(bugprone-signed-char-misuse): TINYINT is a number
    }
  }
  if (!any_unknown_) return;
  for (std::size_t row = 0; row < rows.count; ++row) {
    const auto kept = static_cast<Out>(-static_cast<std::int64_t>(known_[row / word_bits] >> (row % word_bits) & 1));
    out[row] &= kept;
  }
}

void ChunkField::copy_bools(const ColumnView& view, RowsOf rows) {
  const auto* values = view.values<std::uint8_t>();
  bits_.resize(words_for(rows.count) + 1);
  if (rows.index != nullptr) {
    bytes_.resize(rows.count);
    for (std::size_t row = 0; row < rows.count; ++row) bytes_[row] = values[rows.index[row]];
    values = bytes_.data();
  }
  best_kernels().pack_bytes(values, rows.count, bits_.data());
  for (std::size_t w = 0; w < words_for(rows.count); ++w) bits_[w] &= known_[w];
}

// DuckDB holds texts of up to twelve bytes in place, padded with zeros: such names are compared as two words.
std::uint16_t ChunkField::code_of(const duckdb_string_t& text) const {
  if (duckdb_string_is_inlined(text)) {
    ShortName name;
    std::memcpy(&name, &text, sizeof name);
    return short_names_.find(name);
  }
  const auto found =
      enumerators_.find({duckdb_string_t_data(const_cast<duckdb_string_t*>(&text)), duckdb_string_t_length(text)});
  return found == enumerators_.end() ? no_code : found->second;
}

Result<void> ChunkField::copy_names(const ColumnView& view, RowsOf rows) {
  const auto* values = view.values<duckdb_string_t>();
  halves_.assign(rows.count, 0);
  std::size_t wrong = rows.count;
  each_known(rows, [&](std::size_t row) {
    const std::uint16_t code = code_of(values[rows.at(row)]);
    if (code == no_code) {
      wrong = std::min(wrong, row);
    } else {
      halves_[row] = code;
    }
  });
  if (wrong == rows.count) return {};
  return fail(fmt::format("'{}' is no value of '{}'", view.text(rows.at(wrong)), name_),
              "leave it empty where it is not known, or name one of the field's values");
}

void ChunkField::add_enumerator(std::string_view name, std::uint16_t code) {
  enumerators_.emplace(name, code);
  constexpr std::size_t longest_in_place = 12;
  if (name.size() > longest_in_place) return;
  duckdb_string_t text{};
  text.value.inlined.length = static_cast<std::uint32_t>(name.size());
  std::ranges::copy(name, text.value.inlined.inlined);
  ShortName short_name;
  std::memcpy(&short_name, &text, sizeof short_name);
  short_names_.add(short_name, code);
}

void ChunkField::copy_texts(const ColumnView& view, RowsOf rows, TextPool& texts) {
  ints_.assign(rows.count, 0);
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (test_bit(known_.data(), row)) ints_[row] = static_cast<std::int32_t>(texts.code(view.text(rows.at(row))));
  }
}

// A twelfth of a day is two hours; what is less can not be said of a duration.
Result<void> ChunkField::copy_intervals(const ColumnView& view, RowsOf rows) {
  constexpr std::int64_t twelfth = std::int64_t{2} * 3'600 * 1'000'000;
  const auto* values = view.values<duckdb_interval>();
  longs_.assign(rows.count, 0);
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (!test_bit(known_.data(), row)) continue;
    const duckdb_interval& value = values[rows.at(row)];
    if (value.micros % twelfth != 0) {
      return fail(fmt::format("'{}' holds an interval of {} months, {} days and {} seconds", name_, value.months,
                              value.days, static_cast<double>(value.micros) / 1e6),
                  "a duration is counted in twelfths of a day: two hours, four hours …");
    }
    longs_[row] = value.months * twelfths_per_month + value.days * twelfths_per_day + value.micros / twelfth;
  }
  return {};
}

template <class T>
void ChunkField::copy_codes(const ColumnView& view, RowsOf rows) {
  const T* values = view.values<T>();
  halves_.assign(rows.count, 0);
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (test_bit(known_.data(), row)) halves_[row] = codes_of_enum_[values[rows.at(row)]];
  }
}

Result<Column> ChunkField::read(duckdb_vector vector, duckdb_vector missing, RowsOf rows, TextPool& texts) {
  const ColumnView view(vector);
  read_known(view, rows);
  read_missing(missing, rows);
  Column column{.absent = false, .unit = unit_};
  if (any_unknown_) column.known = known_.data();
  if (any_none_) column.none = none_.data();
  const auto as_ints = [&] {
    column.width = Width::i32;
    column.values = ints_.data();
  };
  const auto as_codes = [&] {
    column.width = Width::u16;
    column.values = halves_.data();
  };
  const auto as_longs = [&] {
    column.width = Width::i64;
    column.values = longs_.data();
  };
  switch (form_) {
    case Form::bools:
      copy_bools(view, rows);
      column.width = Width::bits;
      column.values = bits_.data();
      break;
    case Form::dates:
    case Form::i32: copy<std::int32_t>(view, rows, ints_), as_ints(); break;
    case Form::i8: copy<std::int8_t>(view, rows, ints_), as_ints(); break;
    case Form::i16: copy<std::int16_t>(view, rows, ints_), as_ints(); break;
    case Form::i64: copy<std::int64_t>(view, rows, longs_), as_longs(); break;
    case Form::intervals: {
      if (auto copied = copy_intervals(view, rows); !copied) return std::unexpected(copied.error());
      as_longs();
      break;
    }
    case Form::texts: copy_texts(view, rows, texts), as_ints(); break;
    case Form::codes8: copy_codes<std::uint8_t>(view, rows), as_codes(); break;
    case Form::codes16: copy_codes<std::uint16_t>(view, rows), as_codes(); break;
    case Form::codes32: copy_codes<std::uint32_t>(view, rows), as_codes(); break;
    case Form::names: {
      if (auto copied = copy_names(view, rows); !copied) return std::unexpected(copied.error());
      as_codes();
      break;
    }
  }
  return column;
}

}  // namespace takecare::engine::columns
