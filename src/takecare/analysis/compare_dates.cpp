#include "takecare/analysis/compare_dates.h"

#include <algorithm>
#include <set>

#include "takecare/lang/walk.h"

namespace takecare::analysis {

using lang::Expr;
using lang::Op;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string standing(const lang::LawStatus& status) { return status.why.empty() ? "in force" : status.why; }

class DateComparer {
 public:
  DateComparer(const lang::Program& program, Days from, Days to, std::chrono::milliseconds budget)
      : program_(&program), from_(from), to_(to), budget_(budget), origins_(program.definitions.size()) {}

  Comparison run(const std::vector<int>& wanted) {
    Comparison result;
    for (const lang::LawEvent& event : program_->events) {
      const std::string& source = program_->sources[at(event.source)].name;
      const std::string provision = event.pinpoint.empty() ? source : source + " " + event.pinpoint;
      note(provision, event.source, event.pinpoint, result.law);
    }
    for (int i = 0; i < std::ssize(program_->definitions); ++i) {
      trace(i);
      if (definition(i).generated) continue;
      if (!wanted.empty() && std::ranges::find(wanted, i) == wanted.end()) continue;
      const bool cites = note_law(i, result.law);
      if (origins_[at(i)].empty()) {
        if (cites) result.cites_changed_law.push_back(i);
        continue;
      }
      RuleChange change = compare(i);
      if (cites && change.told.verdict == Verdict::impossible) result.cites_changed_law.push_back(i);
      result.rules.push_back(std::move(change));
    }
    return result;
  }

 private:
  const lang::Definition& definition(int index) const { return program_->definitions[at(index)]; }

  // The definitions with a change of their own that this one rests on. Called definitions come before it.
  void trace(int index) {
    std::set<int>& origins = origins_[at(index)];
    const lang::Version* before = version_on(definition(index), from_);
    const lang::Version* now = version_on(definition(index), to_);
    if (before != now) origins.insert(index);
    for (const lang::Version* version : {before, now}) {
      if (version == nullptr) continue;
      lang::for_each_expr(*program_, version->body, [&](lang::ExprId, const Expr& expr) {
        if (expr.op == Op::call) origins.insert(origins_[at(expr.index)].begin(), origins_[at(expr.index)].end());
        if (expr.op == Op::in_force && law_changed(expr.index, expr.text)) origins.insert(index);
      });
    }
  }

  bool law_changed(int source, const std::string& pinpoint) const {
    return law_status(*program_, source, pinpoint, from_).in_force !=
           law_status(*program_, source, pinpoint, to_).in_force;
  }

  // Whether the provision changed its standing; notes it once.
  bool note(const std::string& provision, int source, const std::string& pinpoint, std::vector<LawChange>& law) const {
    const std::string before = standing(law_status(*program_, source, pinpoint, from_));
    const std::string now = standing(law_status(*program_, source, pinpoint, to_));
    if (before == now) return false;
    auto same_way = std::ranges::find_if(law, [&](const LawChange& c) { return c.before == before && c.now == now; });
    if (same_way == law.end()) same_way = law.insert(law.end(), {.provisions = {}, .before = before, .now = now});
    if (std::ranges::find(same_way->provisions, provision) == same_way->provisions.end()) {
      same_way->provisions.push_back(provision);
    }
    return true;
  }

  // Whether a provision that it cites changed its standing.
  bool note_law(int index, std::vector<LawChange>& law) const {
    const lang::Version* version = version_on(definition(index), to_);
    if (version == nullptr) return false;
    std::vector<lang::Citation> citations = version->citations;
    for (const lang::ExceptionInfo& exception : version->exceptions) {
      citations.insert(citations.end(), exception.citations.begin(), exception.citations.end());
    }
    bool any = false;
    for (const lang::Citation& citation : citations) {
      if (citation.source >= 0 && note(citation.text, citation.source, citation.pinpoint, law)) any = true;
    }
    return any;
  }

  RuleChange compare(int index) const {
    const Subject then{.definition = index, .as_of = to_, .law_on = from_};
    const Subject now{.definition = index, .as_of = to_, .law_on = to_};
    RuleChange change{.definition = index};
    change.another_version = version_on(definition(index), from_) != version_on(definition(index), to_);
    std::ranges::copy_if(origins_[at(index)], std::back_inserter(change.through), [&](int o) { return o != index; });
    change.told = tell_apart(*program_, then, now, Deadline(budget_));
    return change;
  }

  const lang::Program* program_;
  Days from_;
  Days to_;
  std::chrono::milliseconds budget_;
  std::vector<std::set<int>> origins_;
};

}  // namespace

Comparison compare_dates(const lang::Program& program, Days from, Days to, const std::vector<int>& wanted,
                         std::chrono::milliseconds budget) {
  return DateComparer(program, from, to, budget).run(wanted);
}

}  // namespace takecare::analysis
