// Paths to facts: 'final_order_on', 'offenses[1].sentence_possible'.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

struct ReadPath {
  std::vector<int> fields;  // from the record: each but the last is a list
  std::string text;         // as written, without spaces
  Type type;                // of the last field
};

// Nothing after an error: a field that there is not, a step into what is no list.
std::optional<ReadPath> read_path(Context& context, const syntax::Path& path, int record);

}  // namespace takecare::lang::check
