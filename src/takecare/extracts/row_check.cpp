#include "takecare/extracts/row_check.h"

#include "takecare/extracts/text.h"

namespace takecare::extracts {

namespace {

constexpr std::size_t longest_shown = 200;

}  // namespace

RowCheck::RowCheck(const Contract& contract, std::vector<int> places, std::vector<int> unnamed)
    : contract_(contract),
      places_(std::move(places)),
      unnamed_(std::move(unnamed)),
      values_(contract.columns.size()),
      key_(contract.definition().key.size()) {}

// A value that stands under no name could mean anything, and may have slipped there from a named column.
void RowCheck::check_unnamed(const Row& row) {
  for (const int place : unnamed_) {
    const std::string_view text = row.cells[static_cast<std::size_t>(place)].text;
    if (trim(text).empty()) continue;
    problems_.push_back({"column " + std::to_string(place + 1), excerpt(text, longest_shown),
                         "nothing: the header gives this column no name"});
  }
}

bool RowCheck::accept(const Row& row, RowWriter& writer) {
  problems_.clear();
  if (!row.problem.empty()) {
    problems_.push_back({{}, {}, row.problem});
    return false;
  }
  for (std::size_t i = 0; i < contract_.columns.size(); ++i) {
    const ContractColumn& column = contract_.columns[i];
    const Cell& cell = row.cells[static_cast<std::size_t>(places_[i])];
    auto value = read_cell(contract_, column, cell);
    if (value && column.key_part >= 0 && value->state != Value::State::known) {
      value = std::unexpected("a value: the column is part of the key");
    }
    if (!value) {
      problems_.push_back({column.name, excerpt(cell.text, longest_shown), std::move(value.error())});
      continue;
    }
    if (column.key_part >= 0) key_[static_cast<std::size_t>(column.key_part)] = key_text(column, *value);
    values_[i] = std::move(*value);
  }
  check_unnamed(row);
  if (!problems_.empty()) return false;
  if (contract_.keyed) writer.set_text(key_column, join_key(key_));
  writer.set_value(row_column, row.row);
  for (std::size_t i = 0; i < contract_.columns.size(); ++i) {
    const ContractColumn& column = contract_.columns[i];
    const Value& value = values_[i];
    if (column.stored < 0) continue;
    if (value.state == Value::State::not_applicable && column.stored_missing >= 0) {
      writer.set_text(column.stored_missing, "not applicable");
    }
    if (value.state != Value::State::known) continue;
    if (contract_.stored[static_cast<std::size_t>(column.stored)].storage == Storage::text) {
      writer.set_text(column.stored, value.text);
    } else {
      writer.set_value(column.stored, value.value);
    }
  }
  return true;
}

}  // namespace takecare::extracts
