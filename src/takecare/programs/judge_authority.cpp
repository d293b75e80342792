// Whether the actor may do it: one of the authorities, for this record, and not he who must not.
#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "takecare/programs/judge_steps.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Authorities {
 public:
  Authorities(Judging& judging, const engine::Case& subject) : judging_(judging), subject_(subject) {}

  // Nothing stands in the way of this one; else says what does.
  Result<std::optional<Obstacle>> one(const lang::ActBy& by);

 private:
  Obstacle not_held(const lang::ActBy& by, const Standing& standing) const;
  Obstacle not_here(const lang::ActBy& by, const Standing& standing, const std::vector<Asked>& answers) const;
  std::vector<std::string> citations(const lang::ActBy& by) const;
  std::string named_by_id(std::string text, const lang::ActBy& by, const Standing& standing) const;
  std::string name(const lang::ActBy& by) const { return authority_name(judging_.program, by.authority); }
  const std::string& actor() const { return judging_.request.actor; }

  Judging& judging_;
  const engine::Case& subject_;
};

std::vector<std::string> Authorities::citations(const lang::ActBy& by) const {
  std::vector<std::string> texts;
  if (by.authority == registrar_authority) return texts;
  for (const lang::AuthorityHolder& holder : judging_.program.authorities[at(by.authority)].holders) {
    for (const lang::Citation& citation : holder.citations) {
      if (std::ranges::find(texts, citation.text) == texts.end()) texts.push_back(citation.text);
    }
  }
  return texts;
}

Obstacle Authorities::not_held(const lang::ActBy& by, const Standing& standing) const {
  Obstacle obstacle{.kind = ObstacleKind::authority, .citations = citations(by)};
  obstacle.wanted = fmt::format("{} would have to hold the authority {}", actor(), name(by));
  obstacle.says = fmt::format("{} does not hold the authority {}", actor(), name(by));
  if (by.authority == registrar_authority) {
    obstacle.says = fmt::format("{} is not the registrar", actor());
    return obstacle;
  }
  if (standing.holdings.empty()) {
    obstacle.says += ": no record says so";
    return obstacle;
  }
  for (const Holding& holding : standing.holdings) {
    const auto& holder = judging_.program.authorities[at(by.authority)].holders[at(holding.holder)];
    const bool unknown = holding.asked.truth().is_unknown();
    obstacle.says += fmt::format("{} {} {} {}", &holding == standing.holdings.data() ? ":" : ";",
                                 judging_.program.records[at(holder.record)].name, holding.id,
                                 unknown ? "leaves it open" : "does not make it so");
    obstacle.proof += holding.asked.proof;
    obstacle.missing.insert(obstacle.missing.end(), holding.asked.missing.begin(), holding.asked.missing.end());
  }
  return obstacle;
}

// The two records of a 'where' by their names, rather than as items of the record that sets them side by side.
std::string Authorities::named_by_id(std::string text, const lang::ActBy& by, const Standing& standing) const {
  if (standing.holdings.empty()) return text;
  const auto& holder = judging_.program.authorities[at(by.authority)].holders[at(standing.holdings.front().holder)];
  const auto replace = [&](std::string_view path, const std::string& name) {
    for (std::size_t found = text.find(path); found != std::string::npos;
         found = text.find(path, found + name.size())) {
      text.replace(found, path.size(), name);
    }
  };
  replace("the actor[1]", judging_.program.records[at(holder.record)].name + " " + standing.holdings.front().id);
  replace("the subject[1]", judging_.record.name + " " + judging_.request.id);
  return text;
}

Obstacle Authorities::not_here(const lang::ActBy& by, const Standing& standing,
                               const std::vector<Asked>& answers) const {
  Obstacle obstacle{.kind = ObstacleKind::where, .condition = by.words, .citations = citations(by)};
  obstacle.says = fmt::format("{} holds the authority {}, but not for {} {}", actor(), name(by), judging_.record.name,
                              judging_.request.id);
  obstacle.wanted = fmt::format("it would have to be so that {}", by.words);
  for (const Asked& asked : answers) {
    obstacle.proof += named_by_id(asked.proof, by, standing);
    for (const std::string& missing : asked.missing) obstacle.missing.push_back(named_by_id(missing, by, standing));
    obstacle.names.insert(obstacle.names.end(), asked.names.begin(), asked.names.end());
  }
  if (standing.holdings.empty()) obstacle.wanted = "whoever it is would have to be on the record";
  return obstacle;
}

Result<std::optional<Obstacle>> Authorities::one(const lang::ActBy& by) {
  const auto standing =
      standing_of(judging_.program, judging_.past, by.authority, actor(), judging_.when(), judging_.options.reasons);
  if (!standing) return std::unexpected(standing.error());
  if (!standing->held) return not_held(by, *standing);
  // With fields that cannot be read nothing can be said of the record.
  if (!by.where.empty() && judging_.well_formed) {
    bool here = false;
    std::vector<Asked> answers;
    for (const Holding& holding : standing->holdings) {
      if (!holding.asked.truth().surely_true()) continue;
      Asked asked = ask_of_both(judging_.program, by.where[at(holding.holder)], subject_, holding.the_case,
                                judging_.request.on, judging_.options.reasons);
      here = here || asked.truth().surely_true();
      answers.push_back(std::move(asked));
    }
    if (!here) return not_here(by, *standing, answers);
  }
  if (by.other_than >= 0) {
    const auto latest_first = std::views::reverse(judging_.state.steps);
    const auto last = std::ranges::find(latest_first, by.other_than, &Done::act);
    if (last != latest_first.end() && last->erased) {
      return Obstacle{.kind = ObstacleKind::other_than,
                      .says = fmt::format("who did '{}' was erased, and somebody else must do this", last->name),
                      .wanted = fmt::format("'{}' would have to be done anew", last->name),
                      .citations = citations(by)};
    }
    if (last != latest_first.end() && last->actor == actor()) {
      return Obstacle{.kind = ObstacleKind::other_than,
                      .says = fmt::format("{} did '{}' on {}, and somebody else must do this", actor(), last->name,
                                          format_iso_date(last->on)),
                      .wanted = fmt::format("somebody else who holds the authority {} would have to do it", name(by)),
                      .citations = citations(by)};
    }
  }
  return std::nullopt;
}

}  // namespace

// Whoever holds one of them without more has it. If nobody does, what is said is what came nearest: an authority that
// is held tells more than those that are not.
Result<void> judge_authority(Judging& judging, const std::vector<lang::ActBy>& by, const engine::Case& subject) {
  Authorities authorities(judging, subject);
  std::vector<Obstacle> found;
  for (const lang::ActBy& one : by) {
    auto obstacle = authorities.one(one);
    if (!obstacle) return std::unexpected(obstacle.error());
    if (!*obstacle) {
      judging.authority = authority_name(judging.program, one.authority);
      return {};
    }
    found.push_back(std::move(**obstacle));
  }
  const bool some_held =
      std::ranges::any_of(found, [](const Obstacle& one) { return one.kind != ObstacleKind::authority; });
  if (some_held) std::erase_if(found, [](const Obstacle& one) { return one.kind == ObstacleKind::authority; });
  std::ranges::move(found, std::back_inserter(judging.obstacles));
  return {};
}

}  // namespace takecare::programs
