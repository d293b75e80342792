// A past that is read once: for work that looks at the same records again and again, and that should see one state of
// the ledger all the while.
#pragma once

#include <map>
#include <utility>

#include "takecare/programs/past.h"

namespace takecare::programs {

// The other past must outlive it. It keeps what it read; whoever wants to see what was recorded since makes a new one.
class RememberedPast : public Past {
 public:
  explicit RememberedPast(const Past& past) : past_(&past) {}

  Result<std::vector<Recorded>> events_of(std::string_view record, std::string_view id) const override;
  Result<std::vector<std::string>> ids_of(std::string_view record) const override;
  std::string registrar() const override { return past_->registrar(); }
  const engine::Item* given_record(int record, std::string_view id) const override {
    return past_->given_record(record, id);
  }
  const engine::Item* given_holder(int authority, std::string_view actor) const override {
    return past_->given_holder(authority, actor);
  }

 private:
  const Past* past_;
  mutable std::map<std::pair<std::string, std::string>, std::vector<Recorded>> events_;
  mutable std::map<std::string, std::vector<std::string>> ids_;
};

}  // namespace takecare::programs
