// The tables of tables/, and what is recorded of them, as files of values between commas.
//
//   # where the table is from
//   # threshold: 4
//   region,gender,count
//   A,female,2
//   B/Ba,male,7
//
// A label 'B/Ba' is the category B/Ba, which is a part of the category B. Cells with no line are zeros.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "takecare/reports/disclosure/disclosure.h"

namespace takecare::disclosure {

struct TableFile {
  std::string name;  // of the file, without its ending
  LinkedTables tables;
  Rule rule;
};

Result<TableFile> read_table(const std::filesystem::path& file);

// 'B/Ba|male|total', as cells are named in recorded/cells.csv.
std::string name_of(const LinkedTables& tables, const At& at);

using Lines = std::set<std::string>;

// What a file of lines 'table,method,what' says of one table, by method.
Result<std::map<std::string, Lines>> read_recorded(const std::filesystem::path& file, const std::string& table);

}  // namespace takecare::disclosure
