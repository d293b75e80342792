// The law that a report rests on, and whether it was in force.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::reports {

struct LawLine {
  std::string citation;      // 'INA 237(a)(2)(A)(i)'; or 'rule NAME' for one of which no version was in force
  std::string source_title;  // 'Immigration and Nationality Act, 8 USC 1101 et seq.'; empty for free text
  int in_force = 0;          // on how many of the dates
  int dates = 0;             // 0 for free text, of which nothing is known
  std::string why;           // on the last date on which it was not in force, or limited
};

struct LawStatus {
  std::vector<LawLine> own;  // what the report cites, as written
  std::vector<LawLine>
      rules;  // what the rules and values that it uses cite, in order of citation, each once and not again

  bool all_in_force() const;
};

// 'exprs' are all that the report evaluates; 'dates' the as-of date of each period.
LawStatus law_of_report(const lang::Program& program, const lang::Report& report,
                        const std::vector<lang::ExprId>& exprs, const std::vector<Days>& dates);

}  // namespace takecare::reports
