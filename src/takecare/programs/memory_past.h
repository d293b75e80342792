// Events in memory: for the lives of a book, and for trying out what could happen.
#pragma once

#include <map>
#include <utility>

#include "takecare/programs/past.h"

namespace takecare::programs {

class MemoryPast : public Past {
 public:
  Result<std::vector<Recorded>> events_of(std::string_view record, std::string_view id) const override;
  Result<std::vector<std::string>> ids_of(std::string_view record) const override;
  std::string registrar() const override { return registrar_; }
  const engine::Item* given_record(int record, std::string_view id) const override;
  const engine::Item* given_holder(int authority, std::string_view actor) const override;

  void append(ledger::Event event);
  void set_registrar(std::string human) { registrar_ = std::move(human); }
  void give_record(int record, std::string id, engine::Item item);
  // Those that were given to another past.
  void take_records(const MemoryPast& other) { records_.insert(other.records_.begin(), other.records_.end()); }
  // Replaces the one that was given before.
  void give_holder(int authority, std::string actor, engine::Item item);
  void clear_holders() { holders_.clear(); }
  const std::vector<Recorded>& events() const { return events_; }

 private:
  std::vector<Recorded> events_;
  std::map<std::pair<int, std::string>, engine::Item> records_;
  std::map<std::pair<int, std::string>, engine::Item> holders_;
  std::string registrar_;
};

}  // namespace takecare::programs
