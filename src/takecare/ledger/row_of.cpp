#include "takecare/ledger/row_of.h"

#include "takecare/ledger/commitment.h"

namespace takecare::ledger {

Result<Row> row_of(const Event& event, const Digest& salt) {
  auto payload = write_event(event);
  if (!payload) return std::unexpected(payload.error());
  Row row{.salt = salt,
          .payload = std::move(*payload),
          .kind = event.kind,
          .program = event.program,
          .id = event.id,
          .key = event.key,
          .time = event.time,
          .on = event.on};
  row.commitment = commit_to(*row.salt, row.payload);
  return row;
}

}  // namespace takecare::ledger
