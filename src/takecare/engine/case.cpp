#include "takecare/engine/case.h"

namespace takecare::engine {

Item blank_item(const lang::Program& program, int record) {
  const std::size_t fields = program.records[static_cast<std::size_t>(record)].fields.size();
  return {.record = record, .facts = std::vector<Fact>(fields), .lists = std::vector<ItemList>(fields)};
}

}  // namespace takecare::engine
