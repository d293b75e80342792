// NDJSON: one JSON object a line. Numbers keep the digits that the file has: nothing goes through binary fractions.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "takecare/extracts/file_scan.h"
#include "takecare/extracts/row.h"
#include "takecare/extracts/text_window.h"

namespace takecare::extracts {

class NdjsonReader final : public RowSource {
 public:
  // 'columns' are the keys that are wanted. A key that an object lacks is nothing, as null is.
  static Result<std::unique_ptr<NdjsonReader>> open(const std::filesystem::path& file, const FileScan& scan,
                                                    std::vector<std::string> columns);

  const std::vector<std::string>& columns() const override { return columns_; }
  Result<bool> next(Row& row) override;
  std::vector<std::string> unknown_columns() const override;
  std::vector<std::string> unseen_columns() const override;
  bool nothing_readable() const override { return lines_read_ > 0 && objects_read_ == 0; }

 private:
  NdjsonReader(TextWindow window, Encoding encoding, std::vector<std::string> columns);
  void take_line(std::string_view line, Row& row);

  TextWindow window_;
  Encoding encoding_;
  std::vector<std::string> columns_;
  std::map<std::string, std::size_t, std::less<>> places_;
  std::vector<std::string> values_;  // of the last row
  std::vector<bool> seen_;
  std::set<std::string> unknown_;
  std::size_t taken_ = 0;
  std::int64_t line_ = 0;
  std::int64_t lines_read_ = 0;  // without blank ones
  std::int64_t objects_read_ = 0;
};

}  // namespace takecare::extracts
