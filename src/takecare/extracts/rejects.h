// The rejects file: one line for each thing that breaks the contract, so that the sender can mend it.
//
//   file,row,line,column,value,expected,raw
//
// 'row' and 'line' as the file counts; 'column' and 'value' are empty when the whole row is broken; 'raw' is the row as
// it stands in the file, up to 10,000 bytes. The file is UTF-8: other bytes and NUL are written '\xE9'.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "takecare/base/error.h"
#include "takecare/extracts/row.h"

namespace takecare::extracts {

struct Problem {
  std::string column;
  std::string value;
  std::string expected;
};

class RejectsWriter {
 public:
  // Writes to a new file at once; remembers 'name' as the file that the rows came from.
  static Result<RejectsWriter> open(const std::filesystem::path& path, std::string name);
  ~RejectsWriter();
  RejectsWriter(RejectsWriter&&) noexcept;
  RejectsWriter& operator=(RejectsWriter&&) noexcept;

  void add(const Row& row, const Problem& problem);
  // Ends the file.
  Result<void> close();

 private:
  RejectsWriter(int file, std::filesystem::path path, std::string name);
  void flush();

  int file_ = -1;
  std::filesystem::path path_;
  std::string name_;
  std::string text_;
  bool failed_ = false;
};

}  // namespace takecare::extracts
