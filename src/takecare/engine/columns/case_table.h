// Cases as a table, so that the column engine reads what decide reads.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/engine/columns/table.h"

namespace takecare::engine::columns {

// Owns the arrays that a table views. 'narrow' stores values in the smallest width that holds them and durations and
// numbers in larger units where they divide, else everything is 64 bits wide.
class CaseTable {
 public:
  CaseTable(const lang::Program& program, int record, const std::vector<Case>& cases, bool narrow);

  const Table& table() const { return *table_; }
  const TextPool& texts() const { return texts_; }
  // Texts that the program names, so that they have a code even where no case has them.
  void know(const std::string& text) { texts_.code(text); }

 private:
  using Items = std::vector<const Item*>;
  std::shared_ptr<Table> build(int record, const Items& items);
  Column column(const lang::Field& field, std::size_t index, const Items& items);
  ListColumn list(const lang::Field& field, std::size_t index, const Items& items);

  const lang::Program& program_;
  bool narrow_;
  std::deque<std::vector<std::uint64_t>> words_;
  std::deque<std::vector<std::uint8_t>> bytes_;
  std::deque<std::vector<std::uint16_t>> halves_;
  std::deque<std::vector<std::int32_t>> ints_;
  std::deque<std::vector<std::int64_t>> longs_;
  TextPool texts_;
  std::shared_ptr<Table> table_;
};

}  // namespace takecare::engine::columns
