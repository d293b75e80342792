// What the tables need of the engine: the answers to some expressions for every record of a population, in batches.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::reports {

struct Question {
  std::vector<lang::ExprId> exprs;  // of binding 0, a record of the population
  // The first so many are conditions: a record of which one is surely no, or surely does not apply, is of no interest,
  // and the evaluator may leave it out.
  std::size_t conditions = 0;
  Days as_of = 0;
  Days period_start = 0;
  Days period_end = 0;
  bool identify = false;  // who the records are is asked for, too
};

// One expression's answers for the rows of a batch. A range that is not a single value is unknown.
struct Answers {
  std::vector<engine::FactState> states;
  std::vector<std::int64_t> values;     // in the units of lang/program.h
  std::vector<std::string_view> texts;  // kind text only; valid while the batch is
};

// Who a record is: for those who may see records, and for the keys of the cell key method.
struct Identity {
  std::string record;    // 'bop_custody:4711', an extract and the key in it; or the identifier of a program's record
  std::string file;      // that it was imported from; empty: it is on a ledger
  std::int64_t row = 0;  // of the file
};

struct Batch {
  std::size_t rows = 0;
  std::vector<Answers> answers;  // one for each of Question::exprs
  std::vector<Identity> who;     // the records, when they were asked for
};

// Called by one thread at a time.
using Sink = std::function<Result<void>(const Batch&)>;

// The key of a record, for the cell key method: the first 32 bits of SHA-256 over the secret and who the record is.
std::uint32_t record_key(std::string_view secret, std::string_view record);

class Evaluator {
 public:
  virtual ~Evaluator() = default;
  // Every record of interest once. Stops at the first failure of the sink and gives it back.
  virtual Result<void> run(const Question& question, const Sink& sink) = 0;
  // Records that have a life are what they were on the as-of date: each period is asked for on its own. The last day of
  // which anything is known; none: facts are as they were handed in, whatever the date.
  virtual std::optional<Days> known_until() const { return std::nullopt; }
};

}  // namespace takecare::reports
