// The rows of a store in their order, each looked at by itself and beside those before it.
#pragma once

#include <map>
#include <set>
#include <string>

#include "takecare/ledger/event.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/store.h"

namespace takecare::ledger {

class RowExaminer {
 public:
  enum class Depth : std::uint8_t {
    everything,   // each event is read, and its row and its time compared with it
    commitments,  // each event is the one that was committed to; of these, erasures are read
  };
  RowExaminer(Examined& examined, Depth depth) : examined_(examined), depth_(depth) {}
  void look_at(const Row& row);
  // After the last row: every entry without an event has an erasure, and every erasure has erased.
  void end();

 private:
  void look_at_event(const Row& row);
  void look_at_columns(const Row& row, const Event& event);
  void wrong(const Row& row, const std::string& problem);

  Examined& examined_;
  Depth depth_;
  std::uint64_t next_ = 0;
  std::string last_time_;
  std::map<std::uint64_t, std::uint64_t> erasures_;  // what was erased, by which entry
  std::set<std::uint64_t> gone_;                     // entries without an event
};

}  // namespace takecare::ledger
