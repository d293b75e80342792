// Paths to items and facts of a case, as people write them: 'offenses[1].charges[2]', 'offenses[1].sentence_possible'.
// Items count from 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/engine/case.h"

namespace takecare::engine {

// The items on the way to the item that a path names, the subject first and the item itself last. The empty path names
// the subject.
Result<std::vector<const Item*>> find_items(const lang::Program& program, const Case& the_case, std::string_view path);

// The items that a definition speaks of, one a parameter, for the item that the path names: the last of those on the
// way to it.
Result<std::vector<const Item*>> find_arguments(const lang::Program& program, int definition, const Case& the_case,
                                                std::string_view path);

// The paths of all items of a case, by address; the subject's is empty.
class ItemPaths {
 public:
  ItemPaths(const lang::Program& program, const Case& the_case);
  // 'offenses[1]'; empty for the subject, '?' for an item that is not of the case.
  std::string_view path(const Item* item) const;
  // 'offenses[1].sentence_possible'
  std::string fact_path(const lang::Program& program, const Item* item, int field) const;

 private:
  void add(const lang::Program& program, const Item& item, const std::string& path);
  std::vector<std::pair<const Item*, std::string>> paths_;  // sorted by address
};

}  // namespace takecare::engine
