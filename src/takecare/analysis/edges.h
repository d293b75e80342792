// Where a rule stops holding: for each fact of a case that meets it, the nearest value with which it does not.
#pragma once

#include "takecare/analysis/analyze.h"
#include "takecare/analysis/session.h"
#include "takecare/engine/value.h"

namespace takecare::analysis {

// A complete enough case that meets the rule ('meets' is its smallest), and what is near it. 'session' has the rule.
SmallestCase find_edges(const lang::Program& program, Session& session, const Subject& subject, engine::Case meets,
                        const Deadline& deadline);

// The answer of a definition about the item at 'path', by the reference evaluator; unknown where there is no such item.
engine::Value reference_answer(const lang::Program& program, const Subject& subject, const engine::Case& the_case,
                               const std::string& path);

}  // namespace takecare::analysis
