// Making a report: count, protect, audit, and gather all that its pages say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"
#include "takecare/reports/county_codes.h"
#include "takecare/reports/evaluator.h"
#include "takecare/reports/law.h"
#include "takecare/reports/published.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

// Where the records came from, in words for the page: 'BOP custody extract, 57,820 rows'. A count of rows given here is
// published: give none that, set against the tables, tells a hidden count.
struct SourceNote {
  std::string title;
  std::string text;
  std::string url;  // may be empty
};

struct Request {
  std::string periods = "all";
  std::optional<Days> as_of;  // none: the last day of each period
  std::string warning;        // shown first on every page: 'These figures are invented …'
  std::vector<SourceNote> sources;
  std::string known;   // of records on a ledger: the time by which they were recorded; it is no part of the content
  std::string secret;  // what the keys of records are made of (evaluator.h); only reports that perturb need it
};

// A finished report. Nothing in it is hidden: what is suppressed has no value.
struct Report {
  std::string name;
  std::string title;
  std::string record;  // 'Person'
  Cube cube;
  lang::Protection protection;
  std::int64_t within = 0;  // of rounded and perturbed counts: no count is further than this from its number
  std::int64_t hidden_cells = 0;
  std::int64_t hidden_sums = 0;  // of cells whose count is shown
  Days as_of = 0;
  bool one_as_of = false;  // one as-of date for all periods; otherwise the last day of each
  LawStatus law;
  Comparison comparison;
  std::vector<CountyMap> maps;
  std::vector<std::string> notes;
  std::vector<std::string> never;  // names of fields that are never shown
  std::string warning;
  std::vector<SourceNote> sources;
  std::string known;
};

Result<Report> make_report(const lang::Program& program, int report, const Request& request, Evaluator& evaluator);

// Versions of one report, in the order in which they were let out. Each is protected together with those before it.
class Versions {
 public:
  Versions();
  ~Versions();
  Versions(Versions&&) noexcept;
  Versions& operator=(Versions&&) noexcept;

  // The next one; it counts from then on only when it is kept.
  Result<Report> make(const lang::Program& program, int report, const Request& request, Evaluator& evaluator);
  // The last one that was made was let out.
  void keep();

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace takecare::reports
