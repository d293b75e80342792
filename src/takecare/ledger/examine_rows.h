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
  // 'first': the index of the first row to come.
  RowExaminer(Examined& examined, Depth depth, std::uint64_t first = 0)
      : examined_(examined), depth_(depth), next_(first) {}
  void look_at(const Row& row);
  // As if the rows that 'later' looked at had come next. What it found is with its own Examined.
  void go_on(const RowExaminer& later);
  // After the last row: every entry without an event has an erasure, and every erasure has erased.
  void end();

 private:
  void look_at_event(const Row& row);
  void look_at_columns(const Row& row, const Event& event);
  void look_at_time(std::uint64_t index, const std::string& time);
  void erases(std::uint64_t index, std::uint64_t by);
  void wrong(std::uint64_t index, const std::string& problem);

  Examined& examined_;
  Depth depth_;
  std::uint64_t next_ = 0;
  std::uint64_t first_read_ = 0;  // the first entry whose event was read
  std::string first_time_;        // of it; empty: none was read
  std::string last_time_;
  std::map<std::uint64_t, std::uint64_t> erasures_;  // what was erased, by which entry
  std::set<std::uint64_t> gone_;                     // entries without an event
};

}  // namespace takecare::ledger
