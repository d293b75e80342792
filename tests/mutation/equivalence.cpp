#include "equivalence.h"

#include <vector>

#include "takecare/analysis/example_text.h"
#include "takecare/analysis/tell_apart.h"

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

// The days to look at: one that most examples are near to, then every day on which the law is another.
std::vector<Days> days_for(const lang::Program& program, const Mutant& mutant) {
  std::vector<Days> days{days_from_civil({2018, 3, 1})};
  for (const Days day : lang::days_of_change(program)) days.push_back(day);
  const lang::InForce& span = program.definitions[static_cast<std::size_t>(mutant.definition)]
                                  .versions[static_cast<std::size_t>(mutant.version)]
                                  .in_force;
  std::erase_if(days, [&](Days day) { return !covers(span, day); });
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
