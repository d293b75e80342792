#include "takecare/programs/remembered_past.h"

namespace takecare::programs {

Result<std::vector<Recorded>> RememberedPast::events_of(std::string_view record, std::string_view id) const {
  std::pair key{std::string(record), std::string(id)};
  if (const auto known = events_.find(key); known != events_.end()) return known->second;
  auto read = past_->events_of(record, id);
  if (read) events_.emplace(std::move(key), *read);
  return read;
}

Result<std::vector<std::string>> RememberedPast::ids_of(std::string_view record) const {
  std::string key(record);
  if (const auto known = ids_.find(key); known != ids_.end()) return known->second;
  auto read = past_->ids_of(record);
  if (read) ids_.emplace(std::move(key), *read);
  return read;
}

}  // namespace takecare::programs
