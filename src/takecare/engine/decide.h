// The reference semantics of the language: one definition, one case, one date.
//
// docs/language.md says what every construct means; decide does that and nothing else, so that every other reader of a
// program (columns, and whatever comes) can be held against it, case by case.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "takecare/base/date.h"
#include "takecare/base/error.h"
#include "takecare/engine/case.h"
#include "takecare/engine/missing.h"
#include "takecare/engine/proof.h"
#include "takecare/engine/value.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

struct Answer {
  int definition = -1;
  std::string about;  // the path of the item; empty for the subject
  Days as_of = 0;
  Value value;        // a rule's truth is as_truth() of it
  std::string words;  // the value: 'yes', 'unknown', '2017-01-25'
  Proof proof;
  Missing missing;  // empty when the value is known
};

// One definition for the item at 'path' (item_path.h; empty: the subject), with its proof and, when the answer is
// unknown, the facts that would settle it. Fails when the path names no item or one that the definition is not about.
Result<Answer> decide(const lang::Program& program, int definition, const Case& the_case, Days as_of,
                      std::string_view path = {});

// The value alone, for one item a parameter.
Value evaluate(const lang::Program& program, int definition, std::span<const Item* const> arguments, Days as_of);

// The same under the law of another day: which versions and which provisions are in force is asked of 'law_on', the
// as-of date stays what it is.
Value evaluate_under(const lang::Program& program, int definition, std::span<const Item* const> arguments, Days as_of,
                     Days law_on);

// The answer as a lawyer reads it: law that is not in force first, then the answer with its proof, then what is
// missing.
std::string answer_text(const Answer& answer);

// The same as one JSON object, in one line.
std::string answer_json(const lang::Program& program, const Answer& answer);

}  // namespace takecare::engine
