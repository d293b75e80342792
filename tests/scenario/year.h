// The script, run on a ledger in order of time; and what it answered, for asking again.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "takecare/ledger/ledger.h"
#include "takecare/programs/judgment.h"
#include "takecare/programs/ledger_past.h"
#include "timeline.h"

namespace takecare::test {

struct Answered {
  Question question;
  std::string text;
};

class Year {
 public:
  // Opens the empty ledger for the registrar.
  static Result<Year> open(const lang::Program& program, ledger::Ledger& ledger, const std::string& registrar,
                           const std::string& time);

  // Does or asks every item. At the end of every day it asks by itself how the records that were touched stand, and at
  // the end of every month what is due, as a table and as a calendar, and every report about records of a program.
  void run(const std::vector<Item>& items);
  // Every answer again, from the ledger as it is now.
  Result<std::vector<Answered>> remade() const;

  // Whatever came out otherwise than the script says, a paragraph each.
  const std::vector<std::string>& problems() const { return problems_; }
  const std::vector<Answered>& answers() const { return answers_; }
  // Of the items that ask: the answer, in their order.
  const std::vector<std::pair<const Item*, std::string>>& asked() const { return asked_; }
  // The events of acts that were done.
  const std::vector<ledger::Event>& done() const { return done_; }
  int refused() const { return refused_; }

 private:
  Year(const lang::Program& program, ledger::Ledger& ledger, programs::LedgerPast past)
      : program_(&program), ledger_(&ledger), past_(std::move(past)) {}

  void act(const Item& item, const ActLine& line);
  void ask(const Item& item, const Asked& asked);
  void end_day(const std::string& day, bool ends_month);
  Result<programs::Judgment> judged(const ActLine& line);
  // 'FIELD=digest of REPORT for PERIOD', as an official finds it when he makes the report at that time.
  Result<std::string> with_digest(const std::string& setting, const std::string& time) const;
  Result<std::uint64_t> last_entry(const ActLine& line, int program) const;
  void problem(const Item& item, const std::string& says);

  const lang::Program* program_;
  ledger::Ledger* ledger_;
  programs::LedgerPast past_;
  std::vector<std::pair<int, std::string>> touched_;  // programs and records, of the day
  std::vector<std::string> problems_;
  std::vector<Answered> answers_;
  std::vector<std::pair<const Item*, std::string>> asked_;
  std::vector<ledger::Event> done_;
  int refused_ = 0;
};

}  // namespace takecare::test
