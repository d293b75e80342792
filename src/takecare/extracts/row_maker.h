// One synthetic row, drawn column by column in the contract's formats.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/extracts/date_pattern.h"
#include "takecare/extracts/random.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

// The columns of an extract's file: those of its contract, after key columns that fill no field.
std::vector<std::string> file_columns(const lang::Extract& extract);

class RowMaker {
 public:
  // Fails when a required column is neither drawn nor part of the key.
  static Result<RowMaker> make(const lang::Program& program, int extract, const std::vector<lang::Draw>& draws);

  // The cells in the order of file_columns, valid until the next call. 'serial' counts the extract's rows from 1;
  // 'owner_key' is the key of the row that this one belongs to, empty for rows of their own.
  const std::vector<std::string>& make(Random& random, std::int64_t serial, const std::vector<std::string>& owner_key);
  // The key of the last row, as it stands in the file.
  std::vector<std::string> key() const;

 private:
  struct Column {
    const lang::Draw* draw = nullptr;
    std::int64_t whole = 0;  // of the weights of its choices
    std::optional<DatePattern> pattern;
    int key_part = -1;
  };

  std::string drawn(const Column& column, Random& random) const;

  std::vector<Column> columns_;
  std::vector<std::size_t> key_;  // places among the cells
  std::vector<std::string> cells_;
  std::string prefix_;  // of serial numbers
};

}  // namespace takecare::extracts
