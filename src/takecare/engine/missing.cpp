#include "takecare/engine/missing.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <ranges>

#include "takecare/engine/missing_find.h"
#include "takecare/engine/missing_trial.h"

namespace takecare::engine {

namespace {

constexpr std::size_t most_outcomes = 4;  // of one set

// Turns remedies into sets, each tried.
class Reporter {
 public:
  Reporter(Evaluator& evaluator, MissingFacts& facts, int step, const ItemPaths& paths)
      : program_(evaluator.program()), facts_(facts), paths_(paths), trial_(evaluator, facts, step) {}

  // The sets that lead to an answer, the smaller first.
  std::vector<MissingSet> sets(const Remedies& remedies, const std::string& answer,
                               const std::function<bool(const Value&)>& is_it);

 private:
  void shorten(Remedy& remedy, const std::function<bool(const Value&)>& is_it);
  MissingSet set_of(const Remedy& remedy, const std::string& answer) const;
  std::string wanted(const FactKey& key, const Requirement& requirement, const Remedy& remedy) const;
  std::string list_wanted(const Requirement& requirement, const Remedy& remedy) const;
  const lang::Field& field(const FactKey& key) const {
    return program_.records[static_cast<std::size_t>(key.item->record)].fields[static_cast<std::size_t>(key.field)];
  }

  const lang::Program& program_;
  const MissingFacts& facts_;
  const ItemPaths& paths_;
  Trial trial_;
};

// 'a' is all of 'b' and maybe more.
bool contains(const MissingSet& a, const MissingSet& b) { return std::ranges::includes(a.paths, b.paths); }

// Adds a set; what it says of the same facts joins what was said before, and sets that contain others go.
void add_set(std::vector<MissingSet>& all, MissingSet one) {
  for (MissingSet& other : all) {
    if (!contains(one, other)) continue;
    if (other.paths == one.paths && other.outcomes.size() < most_outcomes) {
      std::ranges::move(one.outcomes, std::back_inserter(other.outcomes));
    }
    return;
  }
  std::erase_if(all, [&](const MissingSet& other) { return contains(other, one); });
  all.push_back(std::move(one));
}

// A fact is superfluous when the answer comes without it: two parts of the structure may have asked for it
// independently.
void Reporter::shorten(Remedy& remedy, const std::function<bool(const Value&)>& is_it) {
  const Remedy asked = remedy;
  for (const Remedy::Part part : asked.parts()) {
    if (remedy.size() == 1) return;
    const Remedy shorter = remedy.without(part.fact);
    if (is_it(trial_.value_with(shorter))) remedy = shorter;
  }
}

std::vector<MissingSet> Reporter::sets(const Remedies& remedies, const std::string& answer,
                                       const std::function<bool(const Value&)>& is_it) {
  std::vector<MissingSet> all;
  for (Remedy remedy : remedies) {
    if (remedy.empty() || !is_it(trial_.value_with(remedy))) continue;
    shorten(remedy, is_it);
    add_set(all, set_of(remedy, answer));
  }
  std::ranges::stable_sort(all, {}, [](const MissingSet& set) { return std::pair(set.paths.size(), set.paths); });
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

MissingSet Reporter::set_of(const Remedy& remedy, const std::string& answer) const {
  std::vector<std::pair<std::string, Remedy::Part>> facts;
  for (const Remedy::Part part : remedy.parts()) {
    const FactKey& key = facts_.key(part.fact);
    if (paths_.path(key.item) != "?") facts.emplace_back(paths_.fact_path(program_, key.item, key.field), part);
  }
  std::ranges::sort(facts, {}, [](const auto& fact) { return fact.first; });
  MissingSet set{.paths = {}, .outcomes = {MissingOutcome{.answer = answer}}};
  MissingOutcome& outcome = set.outcomes.front();
  for (const auto& [path, part] : facts) {
    const FactKey& key = facts_.key(part.fact);
    const Requirement& requirement = facts_.requirement(part.requirement);
    const bool is_list = field(key).type.kind == lang::Kind::list;
    set.paths.push_back(path);
    outcome.wanted.push_back(wanted(key, requirement, remedy));
    outcome.facts.push_back(is_list ? Fact{} : trial_.fact(key, requirement));
    outcome.lists.push_back(is_list ? trial_.list(requirement, remedy) : ItemList{});
  }
  return set;
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
    missing.yes = reporter.sets(to_yes, "yes", [](const Value& v) { return as_truth(v).surely_true(); });
    missing.no = reporter.sets(to_no, "no", [](const Value& v) { return as_truth(v).surely_false(); });
    for (const auto* sets : {&missing.yes, &missing.no}) {
      for (const MissingSet& set : *sets) add_set(missing.settle, set);
    }
    std::ranges::stable_sort(missing.settle, {},
                             [](const MissingSet& set) { return std::pair(set.paths.size(), set.paths); });
  } else {
    const Remedies remedies = finder.known(step);
    Reporter reporter(evaluator, facts, step, paths);
    missing.settle =
        reporter.sets(remedies, "known", [&](const Value& v) { return is_known(v, definition.type.kind); });
  }
  missing.cut = finder.cut();
  return missing;
}

}  // namespace takecare::engine
