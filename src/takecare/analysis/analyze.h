// What can be proved about the rules of a book: whether each can hold, whether each exception and each case of a value
// can ever apply, whether two cases of a value contradict each other, whether a classification that claims to be
// complete has a gap; and for each rule a smallest case that meets it, with what just fails.
//
// Every case that is given was put to engine/decide.h and comes out there as it is said to.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "takecare/analysis/session.h"
#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::analysis {

// An answer of the solver, with the case when there is one.
struct Answered {
  Verdict verdict = Verdict::undecided;
  std::optional<engine::Case> the_case;
  std::string path;           // of the item that the definition is about; empty for the subject
  int room = 0;               // the most items of a list that were tried
  bool of_any_length = true;  // 'impossible' holds however many items the lists have
};

// A fact of the smallest case, and the nearest value with which the rule no longer holds, all else being equal.
struct Edge {
  std::string path;  // 'offenses[1].sentence_possible'
  std::string meets;
  std::string fails;
};

struct SmallestCase {
  engine::Case meets;
  std::vector<Edge> edges;
  std::optional<engine::Case> just_fails;  // with the first of the edges
};

struct Finding {
  enum class Kind : std::uint8_t {
    never_holds,
    exception_never_applies,
    case_never_applies,  // of a value
    cases_conflict,
    gap,  // of a classification that claims to be complete
    not_decided,
  } kind = Kind::never_holds;
  std::string what;  // the name of the exception, or which case; what was not decided
  Answered answer;
  Place place;
};

struct Analysis {
  int definition = -1;
  const lang::Version* version = nullptr;
  Days as_of = 0;  // the day that it was analysed for
  std::vector<Finding> findings;
  std::optional<SmallestCase> smallest;  // of a rule that can hold
  std::string path;
  int questions = 0;
  std::chrono::milliseconds time{};
};

struct AnalysisOptions {
  Days as_of = 0;
  std::chrono::milliseconds budget{10'000};  // for all questions about one version
  bool cases = true;                         // look for smallest cases and their edges as well
};

// Every version of a definition: the one of the date on that date, others on their first day (or their last, where they
// have no first).
std::vector<Analysis> analyze(const lang::Program& program, int definition, const AnalysisOptions& options);

}  // namespace takecare::analysis
