// A program as SQL text: what decide says of one case, said of every row of a table.
//
// The text is one SELECT (a statement), or a view for each kind of row that the program has rules about (a script). A
// table has the shape of docs/data.md. The answers: a BOOLEAN column a rule, NULL while it is unknown; for a value the
// column NAME while it is known, NAME_least and NAME_greatest where it has an order (NULL: no such end), and
// NAME_missing where it may be not applicable.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/engine/sql/dialect.h"
#include "takecare/lang/program.h"

namespace takecare::engine::sql {

// Over which rows answers are: those of a record, or the items at the end of some of its lists.
struct Rows {
  int record = -1;
  std::vector<int> lists{};  // fields, each of the record before it
};

struct Request {
  std::vector<int> definitions{};
  // Left out: what the definitions are about, which must be the same then.
  std::optional<Rows> rows{};
  Days as_of = 0;
  DialectName dialect = DialectName::duckdb;
  std::string table{};  // empty: the name of the record, 'person'
};

// One row a subject, or, for definitions about an item, one row an item. Errors: definitions about different things; a
// construct that SQL can not say, with its place; more columns than the database can hold; no table of that name.
Result<std::string> select_statement(const lang::Program& program, const Request& request);

// What a view is about: a record that is in no list, or the items of a list, with the definitions about them.
struct View {
  std::string name;
  Rows rows{};
  std::vector<int> definitions{};
};
std::vector<View> views_of(const lang::Program& program);

// Every rule and value of the program, a view each; every table has the name of its record.
Result<std::string> views_script(const lang::Program& program, Days as_of, DialectName dialect);

}  // namespace takecare::engine::sql
