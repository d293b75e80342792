// Databases that hold cases in the shape of docs/data.md and answer SQL.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/engine/case.h"
#include "takecare/engine/sql/dialect.h"
#include "takecare/lang/program.h"

namespace takecare::test {

// Every cell as the database prints it; nothing for NULL.
struct Answers {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;
};

class Database {
 public:
  virtual ~Database() = default;
  virtual engine::sql::DialectName dialect() const = 0;
  // The cases as the table with the name of their record, in place of what it held.
  virtual Result<void> load(const lang::Program& program, int record, const std::vector<engine::Case>& cases) = 0;
  virtual Result<void> run(const std::string& script) = 0;
  virtual Result<Answers> ask(const std::string& select) = 0;
};

Result<std::unique_ptr<Database>> open_duckdb();
// On a server that starts with the first and stops with the process.
Result<std::unique_ptr<Database>> open_postgres();

// Both; an EXPECT fails for one that can not be had.
std::vector<std::unique_ptr<Database>> both_databases();

}  // namespace takecare::test
