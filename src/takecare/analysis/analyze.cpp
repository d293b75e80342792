#include "takecare/analysis/analyze.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "takecare/analysis/edges.h"
#include "takecare/analysis/shrink.h"

namespace takecare::analysis {

using lang::DefinitionKind;

namespace {

// Lists with more items than these are left to the words "with at most …".
constexpr int most_room = 4;

using Kind = Observation::Kind;
// One question: an observation of the body, or (no kind) whether the rule holds.
using Key = std::tuple<std::optional<Kind>, lang::ExprId, int, int>;

class VersionAnalyzer {
 public:
  VersionAnalyzer(const lang::Program& program, int definition, const lang::Version& version,
                  const AnalysisOptions& options)
      : program_(&program),
        definition_(&program.definitions[static_cast<std::size_t>(definition)]),
        version_(&version),
        options_(&options),
        deadline_(options.budget) {
    analysis_.definition = definition;
    analysis_.version = &version;
    analysis_.as_of = options.as_of;
    subject_ = {.definition = definition, .as_of = analysis_.as_of, .law_on = analysis_.as_of};
  }

  Analysis run() {
    const auto start = std::chrono::steady_clock::now();
    for (int room = 1; room <= most_room && (room == 1 || open_ > 0); ++room) try_room(room);
    for (const auto& [key, answer] : answers_) conclude(key, answer);
    analysis_.questions = static_cast<int>(answers_.size());
    analysis_.time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    return std::move(analysis_);
  }

 private:
  void try_room(int room) {
    Session session(*program_, subject_, room);
    analysis_.path = session.path();
    std::map<Key, std::vector<Term>> questions;
    if (definition_->kind != DefinitionKind::value) questions[Key{}] = {session.holds()};
    for (const Observation& one : session.observations()) {
      questions[Key{one.kind, one.expr, one.first, one.second}].push_back(one.holds);
    }
    open_ = 0;
    for (const auto& [key, ways] : questions) ask(key, session, session.solver().either(ways), room);
  }

  void ask(const Key& key, Session& session, Term question, int room) {
    Answered& answer = answers_[key];
    if (answer.verdict == Verdict::possible) return;
    const bool settled = answer.room > 0 && (answer.verdict == Verdict::undecided || answer.of_any_length);
    if (settled) return;
    answer.room = room;
    answer.verdict = session.ask({question}, deadline_);
    answer.of_any_length = session.speaks_of_any_length();
    if (answer.verdict == Verdict::impossible && !answer.of_any_length) ++open_;
    if (answer.verdict != Verdict::possible) return;
    answer.the_case = session.the_case();
    answer.path = session.path();
    if (!agrees(key, session, *answer.the_case)) answer.verdict = Verdict::undecided;
    if (key == Key{} && answer.verdict == Verdict::possible && options_->cases) {
      analysis_.smallest = smallest_of(session, *answer.the_case);
    }
  }

  // Whether the reference evaluator says of the case what the solver says.
  bool agrees(const Key& key, Session& session, const engine::Case& the_case) const {
    const engine::Value value = reference_answer(*program_, subject_, the_case, session.path());
    const auto kind = std::get<0>(key);
    if (kind == Kind::cases_conflict) return !engine::is_known(value, definition_->type.kind);
    if (kind == Kind::no_case_applies) return value.surely_none();
    // That a case of a value can apply is no finding, whatever comes out of it.
    if (definition_->kind == DefinitionKind::value) return true;
    const bool holds = session.solver().holds(session.holds());
    return holds ? as_truth(value).surely_true() : as_truth(value).surely_false();
  }

  SmallestCase smallest_of(Session& session, const engine::Case& the_case) {
    const std::string path = session.path();
    engine::Case smallest = shrink(*program_, the_case, [&](const engine::Case& smaller) {
      return as_truth(reference_answer(*program_, subject_, smaller, path)).surely_true();
    });
    return find_edges(*program_, session, subject_, std::move(smallest), deadline_);
  }

  void conclude(const Key& key, const Answered& answer) {
    const auto& [kind, expr, first, second] = key;
    if (answer.verdict == Verdict::undecided) {
      return add(Finding::Kind::not_decided, "whether " + question_words(key), key, answer);
    }
    const bool possible = answer.verdict == Verdict::possible;
    if (!kind) {
      if (!possible) add(Finding::Kind::never_holds, definition_->name, key, answer);
    } else if (*kind == Kind::exception_applies) {
      if (!possible) add(Finding::Kind::exception_never_applies, exception_name(first), key, answer);
    } else if (*kind == Kind::case_applies) {
      if (!possible) add(Finding::Kind::case_never_applies, fmt::format("case {}", first + 1), key, answer);
    } else if (*kind == Kind::cases_conflict) {
      if (possible) {
        add(Finding::Kind::cases_conflict, fmt::format("cases {} and {}", first + 1, second + 1), key, answer);
      }
    } else if (possible && definition_->in_every_case) {
      add(Finding::Kind::gap, definition_->name, key, answer);
    }
  }

  const std::string& exception_name(int index) const {
    return version_->exceptions[static_cast<std::size_t>(index)].name;
  }

  std::string question_words(const Key& key) const {
    const auto& [kind, expr, first, second] = key;
    if (!kind) return fmt::format("'{}' can hold", definition_->name);
    switch (*kind) {
      case Kind::exception_applies: return fmt::format("the exception '{}' can apply", exception_name(first));
      case Kind::case_applies: return fmt::format("case {} can apply", first + 1);
      case Kind::cases_conflict: return fmt::format("cases {} and {} can contradict each other", first + 1, second + 1);
      case Kind::no_case_applies: return "it can be that no case applies";
    }
    return "";
  }

  Place place_of(const Key& key) const {
    const auto& [kind, expr, first, second] = key;
    if (!kind) return version_->place;
    if (*kind == Kind::exception_applies) return version_->exceptions[static_cast<std::size_t>(first)].place;
    const lang::Expr& choose = program_->expr(expr);
    const Place& place =
        first < 0 ? choose.place : program_->expr(choose.args[2 * static_cast<std::size_t>(first) + 1]).place;
    return place.line > 0 ? place : version_->place;
  }

  void add(Finding::Kind kind, std::string what, const Key& key, const Answered& answer) {
    analysis_.findings.push_back({.kind = kind, .what = std::move(what), .answer = answer, .place = place_of(key)});
  }

  const lang::Program* program_;
  const lang::Definition* definition_;
  const lang::Version* version_;
  const AnalysisOptions* options_;
  Deadline deadline_;
  Subject subject_;
  Analysis analysis_;
  std::map<Key, Answered> answers_;
  int open_ = 0;  // questions that a longer list may yet settle
};

Days day_of(const lang::InForce& span, Days as_of) {
  if (covers(span, as_of)) return as_of;
  return span.from ? *span.from : *span.until - 1;
}

bool says_never(const Finding& finding) {
  return finding.kind == Finding::Kind::never_holds || finding.kind == Finding::Kind::exception_never_applies ||
         finding.kind == Finding::Kind::case_never_applies;
}

// What is left of a finding 'never' after another day: the same where it is never so then either, open where that was
// not decided, nothing where it can be so.
std::optional<Finding> after_another_day(const Finding& finding, const std::vector<Finding>& then) {
  if (!says_never(finding)) return finding;
  const auto again = std::ranges::find_if(then, [&](const Finding& other) {
    const bool same = other.kind == finding.kind || other.kind == Finding::Kind::not_decided;
    return same && other.place == finding.place;
  });
  if (again == then.end()) return std::nullopt;
  return again->kind == finding.kind ? finding : *again;
}

// 'Never' is said when it holds under the law of every day on which the version is in force: a rule that asks whether
// an order is in force can not hold while it is enjoined, and that is what it is for.
void try_other_days(const lang::Program& program, Analysis& analysis, const Deadline& deadline) {
  for (const Days day : days_of_change(program)) {
    if (std::ranges::none_of(analysis.findings, says_never)) return;
    if (!covers(analysis.version->in_force, day)) continue;
    const AnalysisOptions then{.as_of = day, .budget = deadline.left(), .cases = false};
    const Analysis other = VersionAnalyzer(program, analysis.definition, *analysis.version, then).run();
    std::vector<Finding> left;
    for (const Finding& finding : analysis.findings) {
      if (auto kept = after_another_day(finding, other.findings)) left.push_back(std::move(*kept));
    }
    analysis.findings = std::move(left);
  }
}

}  // namespace

std::vector<Analysis> analyze(const lang::Program& program, int definition, const AnalysisOptions& options) {
  std::vector<Analysis> analyses;
  for (const lang::Version& version : program.definitions[static_cast<std::size_t>(definition)].versions) {
    AnalysisOptions on_its_day = options;
    on_its_day.as_of = day_of(version.in_force, options.as_of);
    const Deadline deadline(options.budget);
    analyses.push_back(VersionAnalyzer(program, definition, version, on_its_day).run());
    try_other_days(program, analyses.back(), deadline);
  }
  return analyses;
}

}  // namespace takecare::analysis
