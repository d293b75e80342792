// What has been recorded so far: all that a judgment, a state or a list of duties is worked out from.
//
// Behind it stands a ledger (ledger_past.h), or events in memory for the lives of a book (memory_past.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/engine/case.h"
#include "takecare/ledger/event.h"

namespace takecare::programs {

struct Recorded {
  std::uint64_t index = 0;
  ledger::Event event;
};

// The index of an event that is judged and not yet recorded.
inline constexpr std::uint64_t not_yet_recorded = ~std::uint64_t{0};

class Past {
 public:
  virtual ~Past() = default;

  // Every event about a record, in order. 'record' is the name of a record that has a program, 'Detainer'. Empty when
  // there is none.
  virtual Result<std::vector<Recorded>> events_of(std::string_view record, std::string_view id) const = 0;
  // The identifiers of all such records, ascending.
  virtual Result<std::vector<std::string>> ids_of(std::string_view record) const = 0;
  // The human who opened it; empty when nobody did.
  virtual std::string registrar() const = 0;

  // In the lives of a book some things are taken as given. A record that has facts and no events; or nullptr.
  virtual const engine::Item* given_record(int /*record*/, std::string_view /*id*/) const { return nullptr; }
  // The record that makes somebody hold an authority (index in Program::authorities), of its first holder; or nullptr.
  virtual const engine::Item* given_holder(int /*authority*/, std::string_view /*actor*/) const { return nullptr; }
};

}  // namespace takecare::programs
