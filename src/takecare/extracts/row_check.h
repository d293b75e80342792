// A row by its contract: every column is checked, so that one look mends the whole row.
#pragma once

#include <string>
#include <vector>

#include "takecare/extracts/contract.h"
#include "takecare/extracts/parquet_writer.h"
#include "takecare/extracts/rejects.h"
#include "takecare/extracts/row.h"

namespace takecare::extracts {

class RowCheck {
 public:
  // The places are those of OpenSource.
  RowCheck(const Contract& contract, std::vector<int> places, std::vector<int> unnamed);

  // Whether the row keeps the contract; its values are then set in 'writer'. Otherwise 'problems' says what broke it.
  bool accept(const Row& row, RowWriter& writer);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  void check_unnamed(const Row& row);

  const Contract& contract_;
  std::vector<int> places_;
  std::vector<int> unnamed_;
  std::vector<Value> values_;
  std::vector<std::string> key_;
  std::vector<Problem> problems_;
};

}  // namespace takecare::extracts
