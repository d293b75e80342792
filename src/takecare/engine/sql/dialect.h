// What DuckDB and PostgreSQL say differently.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::engine::sql {

enum class DialectName : std::uint8_t { duckdb, postgres };

struct ListShape;

// What is read of the rows of a table or of the items of a list.
struct Shape {
  std::vector<const lang::Field*> scalars;
  std::vector<ListShape> lists;
};
struct ListShape {
  std::string list;
  Shape items;
};

class Dialect {
 public:
  virtual ~Dialect() = default;
  virtual std::string_view title() const = 0;

  // Names longer than this are cut by the database, without asking.
  virtual std::size_t longest_name() const = 0;
  virtual std::size_t most_columns() const = 0;
  std::string name(std::string_view text) const;

  // Where the table is, as it stands after FROM; an error when the words name none.
  virtual Result<std::string> table(const std::string& words) const = 0;
  // SELECT of every row of a table with its number as 'key'. A field without a column is unknown in every row.
  virtual std::string rows(const std::string& table, const Shape& shape, const std::string& key) const = 0;
  // SELECT of every item of the list 'list' of 'owners', with 'keys' of the owner, a number of its own as 'key' and its
  // place in the list.
  virtual std::string items(const std::string& owners, const std::string& list, const Shape& shape,
                            const std::vector<std::string>& keys, const std::string& key) const = 0;
  // A column of those in the units of terms.h. What is no value of the field stops the query with words about it.
  std::string read(const lang::Program& program, const lang::Field& field) const;

  // The SQL type that values of a type have in between, and in what is answered.
  virtual std::string type(lang::Kind kind) const = 0;
  virtual std::string answer_type(lang::Kind kind) const = 0;
  virtual std::string plus_months(const std::string& date, int months) const = 0;
  // Twelfths of a day as an INTERVAL: whole months and days where they are exact, else days and hours.
  virtual std::string interval(const std::string& twelfths) const = 0;

 protected:
  // Stops the query; 'sql' is put behind the words.
  virtual std::string stop(const std::string& words, const std::string& sql) const = 0;
  // TRUE when a text is a whole number.
  virtual std::string is_digits(const std::string& text) const = 0;
  std::string of_raw(std::string_view field) const;
};

std::unique_ptr<Dialect> make_dialect(DialectName name);

inline std::string missing_column(const lang::Field& field) { return field.name + "_missing"; }
// Of a duration, as read: the INTERVAL that its text is; NULL where it is a number.
inline std::string interval_column(const lang::Field& field) { return field.name + " interval"; }
// Of an optional field, in between: TRUE not applicable, NULL not known.
inline std::string absent_column(std::string_view name) { return std::string(name) + " absent"; }

}  // namespace takecare::engine::sql
