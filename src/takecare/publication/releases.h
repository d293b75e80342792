// What was let out: the versions of every report that somebody published, worked out from the acts on the ledger by
// what the book says of releases (lang::Release, lang::Report::released).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"
#include "takecare/programs/fold.h"
#include "takecare/reports/periods.h"

namespace takecare::publication {

// An act, as far as the public is told of it: not by whom, but as what.
struct Deed {
  std::uint64_t entry = 0;
  std::string act;
  std::string authority;
  Days on = 0;
  std::string time;
  std::string says;  // the words that are published with it; may be empty
};

struct Version {
  int number = 1;      // of the publication, in the order of their acts; it never changes
  std::string record;  // the identifier of the record that lets it out
  Deed by;             // what let it out
  bool corrects = false;
  std::string digest;  // of its content, as the record has it; empty: not recorded
  std::string known;   // when the digest was recorded: what was known then is what the version is made from
  Days fixed_on = 0;   // the day of the act that recorded it
  std::optional<Deed> withdrawn;
};

// A field of the record that is published with the report, in words; of a list a row an item.
struct Printed {
  std::string record;
  std::string label;
  std::vector<std::string> columns;  // empty: one value, rows[0][0]
  std::vector<std::vector<std::string>> rows;
};

struct Publication {
  int report = -1;  // index in Program::reports
  reports::Period period;
  std::vector<Version> versions;  // never empty
  std::vector<Printed> printed;
};

// The version that stands: the last one that was not withdrawn; nullptr when all were.
const Version* standing(const Publication& publication);

// In the order of the book, then of the periods. What an erased act may have let out is not let out, and what one may
// have withdrawn or corrected is withdrawn.
Result<std::vector<Publication>> publications(const lang::Program& program, const programs::Past& past,
                                              const programs::When& when);

}  // namespace takecare::publication
