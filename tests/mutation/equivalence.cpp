#include "equivalence.h"

#include <set>
#include <vector>

#include "takecare/analysis/example_text.h"
#include "takecare/analysis/tell_apart.h"
#include "takecare/lang/walk.h"

namespace takecare::test {

namespace {

using analysis::Deadline;
using analysis::Subject;
using analysis::ToldApart;
using analysis::Verdict;

constexpr std::chrono::milliseconds budget{3'000};

// The book with the definition as it is, and once more with the mistake, at the end. The expressions of the version are
// copied, since the mistake stands in one of them.
lang::Program with_both(const lang::Program& program, const Mutant& mutant) {
  lang::Program both = program;
  lang::Program changed = program;
  const Mutated change(changed, mutant);
  const auto copied = static_cast<lang::ExprId>(both.exprs.size());
  for (lang::Expr expr : changed.exprs) {
    for (lang::ExprId& arg : expr.args) {
      if (arg != lang::no_expr) arg += copied;
    }
    both.exprs.push_back(std::move(expr));
  }
  lang::Definition definition = program.definitions[static_cast<std::size_t>(mutant.definition)];
  for (lang::Version& version : definition.versions) version.body += copied;
  both.definitions.push_back(std::move(definition));
  return both;
}

// All that a day has to do with a definition: which versions it and what it calls have then, which law that they ask
// for is in force, and the day itself where they count to it. Days on which it is the same put the same question.
class LawOfDay {
 public:
  LawOfDay(const lang::Program& program, int definition, Days day) : program_(program), day_(day) { add(definition); }

  const std::vector<std::int64_t>& marks() const { return marks_; }

 private:
  void add(int index) {
    if (!seen_.insert(index).second) return;
    const lang::Definition& definition = program_.definitions[static_cast<std::size_t>(index)];
    const lang::Version* version = lang::version_on(definition, day_);
    marks_.push_back(version == nullptr ? -1 : version - definition.versions.data());
    if (version == nullptr) return;
    lang::for_each_expr(program_, version->body, [&](lang::ExprId, const lang::Expr& expr) {
      if (expr.op == lang::Op::call) add(expr.index);
      if (expr.op == lang::Op::as_of) marks_.push_back(day_);
      if (expr.op == lang::Op::in_force)
        marks_.push_back(lang::law_status(program_, expr.index, expr.text, day_).in_force ? 1 : 0);
    });
  }

  const lang::Program& program_;
  Days day_;
  std::set<int> seen_;
  std::vector<std::int64_t> marks_;
};

// The days to look at: one that most examples are near to, then every day on which the law is another for this rule.
std::vector<Days> days_for(const lang::Program& program, const Mutant& mutant) {
  std::vector<Days> days{days_from_civil({2018, 3, 1})};
  for (const Days day : lang::days_of_change(program)) days.push_back(day);
  const lang::InForce& span = program.definitions[static_cast<std::size_t>(mutant.definition)]
                                  .versions[static_cast<std::size_t>(mutant.version)]
                                  .in_force;
  std::set<std::vector<std::int64_t>> asked;
  std::erase_if(days, [&](Days day) {
    return !covers(span, day) || !asked.insert(LawOfDay(program, mutant.definition, day).marks()).second;
  });
  return days;
}

}  // namespace

Noticeable can_be_noticed(const lang::Program& program, const Mutant& mutant) {
  const lang::Program both = with_both(program, mutant);
  const int wrong = static_cast<int>(both.definitions.size()) - 1;
  Noticeable noticeable{.equivalent = true, .example = {}};
  for (const Days day : days_for(program, mutant)) {
    const Subject book{.definition = mutant.definition, .as_of = day, .law_on = day};
    const Subject mistake{.definition = wrong, .as_of = day, .law_on = day};
    const ToldApart told = tell_apart(both, book, mistake, Deadline(budget));
    if (told.verdict == Verdict::impossible && told.of_any_length) continue;
    noticeable.equivalent = false;
    if (told.verdict != Verdict::possible) continue;
    noticeable.example = analysis::example_text(program, *told.the_case,
                                                {.title = "tells it apart",
                                                 .definition = mutant.definition,
                                                 .path = told.path,
                                                 .as_of = day,
                                                 .expected = told.one});
    return noticeable;
  }
  return noticeable;
}

}  // namespace takecare::test
