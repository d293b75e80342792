// A CSV file that is written row by row and appears under its name when it is whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::extracts {

class ExtractWriter {
 public:
  static Result<ExtractWriter> open(const std::filesystem::path& file, const std::vector<std::string>& columns);
  ~ExtractWriter();
  ExtractWriter(ExtractWriter&&) noexcept;
  ExtractWriter& operator=(ExtractWriter&&) noexcept;

  void add(const std::vector<std::string>& cells);
  std::int64_t rows() const { return rows_; }
  Result<std::filesystem::path> finish();

 private:
  ExtractWriter() = default;
  void write(const std::vector<std::string>& cells);

  std::filesystem::path file_;
  std::filesystem::path temporary_;  // empty when finished
  std::unique_ptr<std::ofstream> stream_;
  std::string text_;
  std::int64_t rows_ = 0;
};

}  // namespace takecare::extracts
