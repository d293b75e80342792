// Looks for a case that tells one definition from another, or from itself under the law of another day.
#pragma once

#include <optional>
#include <string>

#include "takecare/analysis/session.h"
#include "takecare/engine/case.h"

namespace takecare::analysis {

struct ToldApart {
  Verdict verdict = Verdict::undecided;  // possible: there is such a case
  // Then: a smallest one, by the reference evaluator, with both answers in words.
  std::optional<engine::Case> the_case;
  std::string path;  // of the item that the definitions are about; empty for the subject
  std::string one;
  std::string other;
  int room = 0;                // the most items of a list that were tried
  bool of_any_length = false;  // 'impossible' holds however many items the lists have
};

// The definitions are about the same records and give the same type.
ToldApart tell_apart(const lang::Program& program, const Subject& one, const Subject& other, const Deadline& deadline);

}  // namespace takecare::analysis
