// Which fields somebody is going to look at. What is not needed has no column, and so is not read: records are wide,
// and a report looks at a few fields.
#pragma once

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::extracts {

class Needs {
 public:
  // Every field of every record.
  Needs() = default;
  // These: index of the record, index of the field.
  explicit Needs(std::set<std::pair<int, int>> fields) : all_(false), fields_(std::move(fields)) {}

  bool has(int record, int field) const { return all_ || fields_.contains({record, field}); }

  // The fields that an item of a list has. An item has one at least, since it may be counted.
  std::vector<int> members(const lang::Program& program, int record) const {
    const auto& fields = program.records[static_cast<std::size_t>(record)].fields;
    std::vector<int> out;
    for (int f = 0; f < std::ssize(fields); ++f) {
      if (has(record, f)) out.push_back(f);
    }
    const auto scalar = std::ranges::find_if(fields, [](const auto& one) { return one.type.kind != lang::Kind::list; });
    if (out.empty() && scalar != fields.end()) out.push_back(static_cast<int>(scalar - fields.begin()));
    return out;
  }

  bool covers(const Needs& other) const {
    return all_ || (!other.all_ && std::ranges::includes(fields_, other.fields_));
  }
  void add(const Needs& other) {
    all_ = all_ || other.all_;
    fields_.insert(other.fields_.begin(), other.fields_.end());
  }

 private:
  bool all_ = true;
  std::set<std::pair<int, int>> fields_;
};

}  // namespace takecare::extracts
