#include "takecare/programs/ledger_past.h"

#include "takecare/programs/hold.h"
#include "takecare/programs/said.h"

namespace takecare::programs {

Result<LedgerPast> LedgerPast::of(ledger::Ledger& ledger) {
  LedgerPast past(ledger);
  auto first = ledger.entries(0, 1);
  if (!first) return std::unexpected(first.error());
  if (!first->empty() && first->front().event && first->front().event->kind == kind::opening) {
    past.registrar_ = first->front().event->actor;
  }
  return past;
}

Result<std::vector<Recorded>> LedgerPast::events_of(std::string_view record, std::string_view id) const {
  auto entries = ledger_->entries_of(record, id);
  if (!entries) return std::unexpected(entries.error());
  std::vector<Recorded> events;
  for (ledger::Entry& entry : *entries) {
    if (entry.event) events.push_back({.index = entry.index, .event = std::move(*entry.event)});
  }
  return events;
}

Result<std::vector<std::string>> LedgerPast::ids_of(std::string_view record) const { return ledger_->ids_of(record); }

ledger::Event opening_event(const std::string& registrar, const std::string& time) {
  return {.kind = kind::opening,
          .actor = registrar,
          .authority = registrar_name,
          .on = parse_iso_date(time.substr(0, 10)).value_or(0),
          .time = time};
}

}  // namespace takecare::programs
