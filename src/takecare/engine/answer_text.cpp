#include <fmt/format.h>

#include "takecare/engine/decide.h"

namespace takecare::engine {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all += fmt::format("{}{}", all.empty() ? "" : between, word);
  return all;
}

// 'at least 1 year: yes'; of several facts 'moral_turpitude yes and sentence_possible at least 1 year: yes'.
std::string outcome_words(const MissingSet& set, const MissingOutcome& outcome) {
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < set.paths.size(); ++i) {
    if (outcome.wanted[i].empty()) continue;
    wanted.push_back(set.paths.size() == 1 ? outcome.wanted[i] : set.paths[i] + " " + outcome.wanted[i]);
  }
  return wanted.empty() ? "" : fmt::format("{}: {}", joined(wanted, " and "), outcome.answer);
}

std::string set_words(const MissingSet& set) {
  std::vector<std::string> outcomes;
  for (const MissingOutcome& outcome : set.outcomes) {
    if (const std::string words = outcome_words(set, outcome); !words.empty()) outcomes.push_back(words);
  }
  const std::string detail = joined(outcomes, "; ");
  return joined(set.paths, " with ") + (detail.empty() ? "" : fmt::format(" ({})", detail));
}

// What leads to one answer only together with more than some other set that settles the answer the other way.
void add_longer(const Missing& missing, const std::vector<MissingSet>& sets, std::string_view answer,
                std::vector<std::string>& out) {
  for (const MissingSet& set : sets) {
    bool said = false;
    for (const MissingSet& other : missing.settle) said = said || other.paths == set.paths;
    if (!said) out.push_back(fmt::format("for {}: {}", answer, set_words(set)));
  }
}

}  // namespace

std::vector<std::string> missing_lines(const Missing& missing) {
  std::vector<std::string> out;
  for (const MissingSet& set : missing.settle) out.push_back("unknown until " + set_words(set));
  add_longer(missing, missing.yes, "yes", out);
  add_longer(missing, missing.no, "no", out);
  if (missing.cut) out.emplace_back("there are more sets of missing facts than are listed");
  return out;
}

std::string answer_text(const Answer& answer) { return proof_text(answer.proof, missing_lines(answer.missing)); }

}  // namespace takecare::engine
