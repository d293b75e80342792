#include "takecare/programs/memory_past.h"

#include <set>

namespace takecare::programs {

Result<std::vector<Recorded>> MemoryPast::events_of(std::string_view record, std::string_view id) const {
  std::vector<Recorded> found;
  for (const Recorded& one : events_) {
    if (one.event.program == record && one.event.id == id) found.push_back(one);
  }
  return found;
}

Result<std::vector<std::string>> MemoryPast::ids_of(std::string_view record) const {
  std::set<std::string> ids;
  for (const Recorded& one : events_) {
    if (one.event.program == record) ids.insert(one.event.id);
  }
  return std::vector<std::string>(ids.begin(), ids.end());
}

const engine::Item* MemoryPast::given_record(int record, std::string_view id) const {
  const auto found = records_.find(std::pair{record, std::string(id)});
  return found == records_.end() ? nullptr : &found->second;
}

const engine::Item* MemoryPast::given_holder(int authority, std::string_view actor) const {
  const auto found = holders_.find(std::pair{authority, std::string(actor)});
  return found == holders_.end() ? nullptr : &found->second;
}

void MemoryPast::append(ledger::Event event) {
  const std::uint64_t index = events_.empty() ? 0 : events_.back().index + 1;
  events_.push_back({.index = index, .event = std::move(event)});
}

void MemoryPast::give_record(int record, std::string id, engine::Item item) {
  records_.insert_or_assign({record, std::move(id)}, std::move(item));
}

void MemoryPast::give_holder(int authority, std::string actor, engine::Item item) {
  holders_.insert_or_assign({authority, std::move(actor)}, std::move(item));
}

}  // namespace takecare::programs
