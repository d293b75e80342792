// The lists that a register is made from: which there are, from which files, and the rows of one.
//
// A list is known by its day and, where the register has several ('lists by'), by which of them it is. An empty list
// is a list too, where the extract says of which day it is.
#pragma once

#include <compare>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "takecare/base/date.h"
#include "takecare/engine/duckdb.h"
#include "takecare/extracts/stored_rows.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

struct ListId {
  int list = -1;  // enumerator of the register's list field; -1 where it has none
  Days on = 0;
  friend auto operator<=>(const ListId&, const ListId&) = default;
};

// What one file brings to one list. A file whose rows belong to several lists is there once for each.
struct ListFile {
  std::string extract;
  StoredFile file;            // its counts are of the whole file
  std::optional<ListId> id;   // nothing: the day or the list is not known
  std::int64_t rows = 0;      // that count in this list; none of a file that is held
  std::vector<int> compared;  // the fields of Register::compares that its extract fills
};

// A row as it stands in its list. A value that is not known is nothing; one that is surely not there says so in words.
struct ListRow {
  std::string file;
  std::int64_t row = 0;                            // as the file counts: the header is row 1
  std::vector<std::optional<std::string>> key;     // in the order of Register::key
  std::vector<std::optional<std::string>> values;  // in the order of Register::compares
};

class RegisterLists {
 public:
  // Reads what was imported of every extract of the register's record. The program must live longer.
  static Result<RegisterLists> open(const lang::Program& program, const lang::Register& definition,
                                    const std::filesystem::path& data);

  const std::vector<ListFile>& files() const { return files_; }  // by list and day; those of no list last
  // The days of which there is a list, in order. A file that is held makes none.
  std::vector<Days> days_of(int list) const;
  std::vector<int> lists() const;  // in the order of the enumeration
  // By file and row.
  Result<std::vector<ListRow>> rows(ListId id);
  // Whether a field of Register::compares stands in that list at all.
  bool compares(ListId id, int field) const;

 private:
  RegisterLists(const lang::Program& program, const lang::Register& definition, engine::Connection connection)
      : program_(program), definition_(definition), connection_(std::move(connection)) {}
  Result<void> add(const StoredRows& stored);

  const lang::Program& program_;
  const lang::Register& definition_;
  engine::Connection connection_;
  std::vector<std::string> sources_;  // SQL: the subjects of each extract that has rows
  std::vector<ListFile> files_;
};

}  // namespace takecare::extracts
