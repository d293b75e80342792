// The contract of one extract, made ready for reading: what each column of a file must hold, and what is stored of it.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "takecare/extracts/date_pattern.h"
#include "takecare/extracts/row.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

// How a value stands in the stored Parquet; see README.md. Durations are INTERVAL, so that months stay months.
enum class Storage : std::uint8_t { truth, number, money, date, duration, text, count };

struct StoredColumn {
  std::string name;  // 'id', 'offenses.committed_on', 'final_order_on_missing', '_key', '_row'
  Storage storage = Storage::text;
};

const char* sql_type(Storage storage);
// The stored kind of a field that is no list.
Storage storage_of(const lang::Type& type);

// A value that was read. Durations are in twelfths of a day, whole days or whole months.
struct Value {
  enum class State : std::uint8_t { unknown, known, not_applicable } state = State::unknown;
  std::int64_t value = 0;
  std::string text;  // kinds text and enumeration (the enumerator's name)
};

struct ContractColumn {
  std::string name;
  lang::Type type{lang::Kind::text, -1};
  lang::ColumnFormat format = lang::ColumnFormat::text;
  lang::Blank blank = lang::Blank::unknown;
  std::int64_t unit = 0;
  std::optional<DatePattern> pattern;
  std::unordered_map<std::string, Value> codes;
  std::vector<std::string> code_list;           // in the contract's order
  bool key_only = false;                        // fills no field
  int key_part = -1;                            // its place in the key
  int stored = -1;                              // where its value goes in Contract::stored
  int stored_missing = -1;                      // where 'not applicable' goes; -1 for fields that are never so
  const lang::ExtractColumn* source = nullptr;  // nullptr when key_only
};

struct Contract {
  const lang::Program* program = nullptr;
  int extract = -1;
  std::string name;
  std::vector<ContractColumn> columns;
  std::vector<StoredColumn> stored;  // _key and _row lead
  bool keyed = false;
  bool unique = false;  // a key stands in one row only: not for rows that belong into a list
  std::string hash;     // of all that a change of would make stored rows wrong

  const lang::Extract& definition() const { return program->extracts[static_cast<std::size_t>(extract)]; }
};

inline constexpr int key_column = 0;
inline constexpr int row_column = 1;

// Fails when the program's extract cannot be read by anything: no columns, a pattern that is none.
Result<Contract> make_contract(const lang::Program& program, int extract);

// One cell by its column; or what was expected, in words that go on from 'expected '.
std::expected<Value, std::string> read_cell(const Contract& contract, const ContractColumn& column, const Cell& cell);

// The part of a key that a value makes: the same for '01/31/2018' and '2018-01-31'.
std::string key_text(const ContractColumn& column, const Value& value);
// Parts joined with '|'; a '|' or '\' in a part gets a '\' before it.
std::string join_key(const std::vector<std::string>& parts);

}  // namespace takecare::extracts
