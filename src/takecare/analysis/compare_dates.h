// What a change of law changes: the provisions whose standing differs between two days, and the rules whose answer may,
// each with a case that shows it.
//
// Time is held still: both answers are counted to the later day, and only the law is that of the one day or the other.
// What changes because time passes is no change of law.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "takecare/analysis/tell_apart.h"
#include "takecare/lang/program.h"

namespace takecare::analysis {

// Provisions that rules cite or events speak of, whose standing is not the same on both days.
struct LawChange {
  std::vector<std::string> provisions;  // 'order 9(a)': all that went the same way
  std::string before;                   // 'in force', 'enjoined from 2017-04-25 by …'
  std::string now;
};

struct RuleChange {
  int definition = -1;
  bool another_version = false;  // of the rule itself; else it rests on what changed
  std::vector<int>
      through;     // the definitions that it rests on which have another version, or ask for the law's standing
  ToldApart told;  // 'one' is the answer under the law of the earlier day
};

struct Comparison {
  std::vector<LawChange> law;
  std::vector<RuleChange> rules;       // those that could differ, in the order of the program
  std::vector<int> cites_changed_law;  // rules with the same answer, which cite a provision whose standing differs
};

// 'wanted' names the definitions to look at; all when it is empty. 'budget' is for each of them.
Comparison compare_dates(const lang::Program& program, Days from, Days to, const std::vector<int>& wanted,
                         std::chrono::milliseconds budget);

}  // namespace takecare::analysis
