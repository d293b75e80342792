// Why an answer is what it is, as a tree that a lawyer reads: only what decided it, the rule first, the facts last.
#pragma once

#include <string>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/item_path.h"

namespace takecare::engine {

enum class ProofKind : std::uint8_t {
  definition,  // a rule, value or named list: 'cites' and 'place' are its own
  condition,   // a comparison or another condition
  exception,
  quantifier,  // its parts are items
  aggregate,   // its parts are items
  item,        // 'says' is its path, 'answer' whether it counts
  choice,      // a case of a value: 'says' the guard, 'answer' the value
  fact,        // 'says' is its path, 'answer' its value, 'origin' where it came from
  note,        // more that does not fit, or that was shown before
};

struct ProofNode {
  ProofKind kind = ProofKind::note;
  std::string name;    // of the definition, exception, field or list; what 'because' names
  std::string says;    // in the words of the book
  std::string answer;  // 'yes', '180 days', 'counts'
  std::string remark;  // '1 of 3 counts, 1 more might'; 'not in force on 2021-03-01'; 'two cases apply and differ'
  std::string origin;  // 'bop.csv, row 4, SENTENCE_DAYS'
  std::vector<std::string> cites;  // citations as written
  Place place;                     // in the book
  std::vector<ProofNode> parts;
};

struct Proof {
  std::vector<std::string> law;  // what of the law relied on is not, or only partly, in force; to be said first
  ProofNode root;
};

// 'step' is that of a definition.
Proof prove(const Evaluator& evaluator, int step, const Case& the_case, const ItemPaths& paths);

// The names of all that the proof rests on.
std::vector<std::string> decided_by(const Proof& proof);

// The wording of a step, for every way in which a proof is shown.
inline constexpr const char* shown_above = "shown above";  // the remark of a step that is not explained again
std::string first_line(const ProofNode& node);             // without its citations
bool compares_facts_only(const ProofNode& node);           // its facts stand on its own line
std::string fact_words(const ProofNode& fact);             // 'sentence_possible 180 days (bop.csv, row 4, DAYS)'

// Indented text: the law first, then the answer, then 'remarks' on it, then what decided it. Every line ends in '\n'.
std::string proof_text(const Proof& proof, const std::vector<std::string>& remarks = {});

}  // namespace takecare::engine
