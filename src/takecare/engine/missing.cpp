#include "takecare/engine/missing.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <ranges>

#include "takecare/engine/missing_find.h"
#include "takecare/engine/missing_trial.h"

namespace takecare::engine {

namespace {

constexpr std::size_t most_outcomes = 4;  // of one set

enum class Goal { yes, no, known };

std::string name(Goal goal) {
  switch (goal) {
    case Goal::yes: return "yes";
    case Goal::no: return "no";
    case Goal::known: break;
  }
  return "known";
}

// Turns remedies into sets, each tried.
class Reporter {
 public:
  Reporter(Evaluator& evaluator, MissingFacts& facts, int step, const ItemPaths& paths)
      : program_(evaluator.program()), facts_(facts), paths_(paths), trial_(evaluator, facts, step) {
    kind_ = answer_type(program_.definitions[static_cast<std::size_t>(evaluator.step(step).definition)]).kind;
  }

  // The sets that lead to an answer, the smaller first.
  std::vector<MissingSet> sets(const Remedies& remedies, Goal goal);

 private:
  struct NamedPart {
    std::string path;
    Remedy::Part part;
  };

  Trial::Sure reaches(const Remedy& remedy, Goal goal);
  Remedy shortened(const Remedy& remedy, FactBits needed, Goal goal);
  std::vector<NamedPart> named_parts(const Remedy& remedy) const;
  MissingOutcome outcome(const std::vector<NamedPart>& parts, const Remedy& remedy, Goal goal) const;
  std::string wanted(const FactKey& key, const Requirement& requirement, const Remedy& remedy) const;
  std::string list_wanted(const Requirement& requirement, const Remedy& remedy) const;
  const lang::Field& field(const FactKey& key) const {
    return program_.records[static_cast<std::size_t>(key.item->record)].fields[static_cast<std::size_t>(key.field)];
  }

  const lang::Program& program_;
  const MissingFacts& facts_;
  const ItemPaths& paths_;
  Trial trial_;
  lang::Kind kind_{};  // of the answer
};

// 'a' is all of 'b' and maybe more.
bool contains(const MissingSet& a, const MissingSet& b) { return std::ranges::includes(a.paths, b.paths); }

// The set that says the same or less than a new one, if any.
MissingSet* find_within(std::vector<MissingSet>& all, const MissingSet& one) {
  const auto within = std::ranges::find_if(all, [&](const MissingSet& other) { return contains(one, other); });
  return within == all.end() ? nullptr : &*within;
}

bool is_full(const MissingSet& set) { return set.outcomes.size() >= most_outcomes; }

// Adds a set; what it says of the same facts joins what was said before, and sets that contain others go.
void add_set(std::vector<MissingSet>& all, MissingSet one) {
  if (MissingSet* other = find_within(all, one)) {
    if (other->paths == one.paths && !is_full(*other)) {
      std::ranges::move(one.outcomes, std::back_inserter(other->outcomes));
    }
    return;
  }
  std::erase_if(all, [&](const MissingSet& other) { return contains(other, one); });
  all.push_back(std::move(one));
}

void smaller_first(std::vector<MissingSet>& sets) {
  std::ranges::stable_sort(sets, [](const MissingSet& a, const MissingSet& b) {
    return a.paths.size() != b.paths.size() ? a.paths.size() < b.paths.size() : a.paths < b.paths;
  });
}

Trial::Sure Reporter::reaches(const Remedy& remedy, Goal goal) {
  if (goal == Goal::known) return {.is = is_known(trial_.value_with(remedy), kind_)};
  return trial_.surely_with(remedy, goal == Goal::yes);
}

// A fact is superfluous when the answer comes without it: two parts of the structure may have asked for it
// independently.
Remedy Reporter::shortened(const Remedy& remedy, FactBits needed, Goal goal) {
  const bool told_apart = std::popcount(remedy.bits()) == static_cast<int>(remedy.size());
  Remedy shortest = remedy;
  for (const Remedy::Part part : remedy.parts()) {
    if (shortest.size() == 1) break;
    if (told_apart && (needed & bit_of(part.fact)) != 0) continue;
    const Remedy shorter = shortest.without(part.fact);
    if (reaches(shorter, goal).is) shortest = shorter;
  }
  return shortest;
}

std::vector<MissingSet> Reporter::sets(const Remedies& remedies, Goal goal) {
  std::vector<MissingSet> all;
  for (const Remedy& asked : remedies) {
    const Trial::Sure reached = asked.empty() ? Trial::Sure{} : reaches(asked, goal);
    if (!reached.is) continue;
    const Remedy remedy = shortened(asked, reached.needed, goal);
    std::vector<NamedPart> parts = named_parts(remedy);
    MissingSet set;
    set.paths.reserve(parts.size());
    for (NamedPart& part : parts) set.paths.push_back(std::move(part.path));
    const MissingSet* other = find_within(all, set);
    if (other != nullptr && (other->paths.size() < set.paths.size() || is_full(*other))) continue;
    set.outcomes.push_back(outcome(parts, remedy, goal));
    add_set(all, std::move(set));
  }
  smaller_first(all);
  return all;
}

std::string Reporter::wanted(const FactKey& key, const Requirement& requirement, const Remedy& remedy) const {
  const lang::Field& of = field(key);
  return of.type.kind == lang::Kind::list ? list_wanted(requirement, remedy)
                                          : wanted_words(program_, of, requirement.fact);
}

// 'empty', '1 item with committed_on on or after 2014-01-15'.
std::string Reporter::list_wanted(const Requirement& requirement, const Remedy& remedy) const {
  if (requirement.items.empty()) return "empty";
  const std::size_t count = requirement.items.size();
  std::map<int, std::string> details;  // by field
  for (const Remedy::Part part : remedy.parts()) {
    const FactKey& key = facts_.key(part.fact);
    if (key.item != facts_.supposed(requirement.items.front())) continue;
    const std::string value = wanted(key, facts_.requirement(part.requirement), remedy);
    details.emplace(key.field, fmt::format("{}{}{}", field(key).name, value.empty() ? "" : " ", value));
  }
  return fmt::format("{} item{}{}{}", count, count == 1 ? "" : "s", details.empty() ? "" : " with ",
                     fmt::join(details | std::views::values, " and "));
}

// In the order of the paths; supposed items have none, what is wanted of them is said with the list.
std::vector<Reporter::NamedPart> Reporter::named_parts(const Remedy& remedy) const {
  std::vector<NamedPart> parts;
  for (const Remedy::Part part : remedy.parts()) {
    const FactKey& key = facts_.key(part.fact);
    if (!facts_.holder(part.fact)) parts.push_back({paths_.fact_path(program_, key.item, key.field), part});
  }
  std::ranges::sort(parts, {}, &NamedPart::path);
  return parts;
}

MissingOutcome Reporter::outcome(const std::vector<NamedPart>& parts, const Remedy& remedy, Goal goal) const {
  MissingOutcome outcome{.answer = name(goal)};
  for (const auto& [_, part] : parts) {
    const FactKey& key = facts_.key(part.fact);
    const Requirement& requirement = facts_.requirement(part.requirement);
    const bool is_list = field(key).type.kind == lang::Kind::list;
    outcome.wanted.push_back(wanted(key, requirement, remedy));
    outcome.facts.push_back(is_list ? Fact{} : trial_.fact(key, requirement));
    outcome.lists.push_back(is_list ? trial_.list(requirement, remedy) : ItemList{});
  }
  return outcome;
}

}  // namespace

Missing find_missing(Evaluator& evaluator, int step, const ItemPaths& paths) {
  const lang::Definition& definition =
      evaluator.program().definitions[static_cast<std::size_t>(evaluator.step(step).definition)];
  MissingFacts facts(evaluator.program());
  MissingFinder finder(evaluator, facts);
  Missing missing;
  if (definition.kind != lang::DefinitionKind::value) {
    const Remedies to_yes = finder.becomes(step, true);
    const Remedies to_no = finder.becomes(step, false);
    Reporter reporter(evaluator, facts, step, paths);
    missing.yes = reporter.sets(to_yes, Goal::yes);
    missing.no = reporter.sets(to_no, Goal::no);
    for (const auto* sets : {&missing.yes, &missing.no}) {
      for (const MissingSet& set : *sets) add_set(missing.settle, set);
    }
    smaller_first(missing.settle);
  } else {
    const Remedies remedies = finder.known(step);
    Reporter reporter(evaluator, facts, step, paths);
    missing.settle = reporter.sets(remedies, Goal::known);
  }
  missing.cut = finder.cut();
  return missing;
}

}  // namespace takecare::engine
