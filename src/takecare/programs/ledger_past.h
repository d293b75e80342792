// The past as a ledger has it.
#pragma once

#include <memory>

#include "takecare/ledger/ledger.h"
#include "takecare/programs/past.h"

namespace takecare::programs {

// Reads when it is asked; the ledger must outlive it, and stay with one thread.
class LedgerPast : public Past {
 public:
  static Result<LedgerPast> of(ledger::Ledger& ledger);

  Result<std::vector<Recorded>> events_of(std::string_view record, std::string_view id) const override;
  Result<std::vector<std::string>> ids_of(std::string_view record) const override;
  std::string registrar() const override { return registrar_; }

 private:
  explicit LedgerPast(ledger::Ledger& ledger) : ledger_(&ledger) {}

  ledger::Ledger* ledger_;
  std::string registrar_;
};

// The first event of a ledger: who may record the first appointments.
ledger::Event opening_event(const std::string& registrar, const std::string& time);

}  // namespace takecare::programs
