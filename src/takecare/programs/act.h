// Doing: an act is judged on what the ledger has, and recorded only if nobody wrote in between; else it is judged anew.
#pragma once

#include <optional>

#include "takecare/ledger/ledger.h"
#include "takecare/programs/correction.h"
#include "takecare/programs/judge.h"

namespace takecare::programs {

struct Outcome {
  Judgment judgment;
  std::uint64_t index = 0;  // of the act, or of its refusal
  bool repeated = false;    // the same request had been recorded before, under its key: nothing was added
};

// Does it, or records that it was refused. The reasons of a refusal are those that the actor may see (withhold.h).
// Fails when the ledger cannot be read or written, or the key of the request belongs to another request; then nothing
// was recorded.
Result<Outcome> act(const lang::Program& program, ledger::Ledger& ledger, const Request& request);
// The same judgment, with nothing recorded.
Result<Judgment> try_act(const lang::Program& program, const Past& past, const Request& request);

// Corrections, likewise. Who may correct has the reasons whole.
Result<Outcome> correct(const lang::Program& program, ledger::Ledger& ledger, const CorrectionRequest& request);

}  // namespace takecare::programs
