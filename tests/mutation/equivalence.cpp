#include "equivalence.h"

#include "takecare/analysis/edges.h"
#include "takecare/analysis/example_text.h"
#include "takecare/analysis/session.h"
#include "takecare/analysis/shrink.h"
#include "takecare/engine/value_words.h"

namespace takecare::test {

namespace {

using analysis::Deadline;
using analysis::Session;
using analysis::Solver;
using analysis::Subject;
using analysis::SymbolicValue;
using analysis::Term;
using analysis::Verdict;

constexpr std::chrono::milliseconds budget{3'000};
constexpr int most_room = 3;

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

}  // namespace

Told tell_apart(const lang::Program& program, const Mutant& mutant) {
  const lang::Program both = with_both(program, mutant);
  const lang::Version& version = program.definitions[static_cast<std::size_t>(mutant.definition)]
                                     .versions[static_cast<std::size_t>(mutant.version)];
  const lang::InForce& span = version.in_force;
  const Days usual = days_from_civil({2018, 3, 1});
  const bool in_force = (!span.from || *span.from <= usual) && (!span.until || usual < *span.until);
  const Days day = in_force ? usual : span.from ? *span.from : *span.until - 1;
  const Subject right{.definition = mutant.definition, .as_of = day, .law_on = day};
  const Subject wrong{.definition = static_cast<int>(both.definitions.size()) - 1, .as_of = day, .law_on = day};
  const Deadline deadline(budget);
  Told told;
  for (int room = 1; room <= most_room; ++room) {
    Session session(both, right, room);
    const SymbolicValue a = session.answer();
    const SymbolicValue b = session.also(wrong);
    Solver& solver = session.solver();
    const Term differ = solver.negation(analysis::same(solver, a, b));
    told.verdict = session.ask({differ}, deadline);
    if (told.verdict == Verdict::undecided) return told;
    if (told.verdict == Verdict::impossible) continue;
    const std::string path = session.path();
    const lang::Type type = engine::answer_type(program.definitions[static_cast<std::size_t>(mutant.definition)]);
    const auto answer = [&](const Subject& subject, const engine::Case& the_case) {
      return analysis::reference_answer(both, subject, the_case, path);
    };
    const auto told_apart = [&](const engine::Case& the_case) {
      const engine::Value book = answer(right, the_case);
      return engine::is_known(book, type.kind) && book != answer(wrong, the_case);
    };
    const engine::Case found = session.the_case();
    if (!told_apart(found)) {
      told.verdict = Verdict::undecided;
      return told;
    }
    const engine::Case smallest = analysis::shrink(both, found, told_apart);
    told.example = analysis::example_text(program, smallest,
                                          {.title = "tells it apart",
                                           .definition = mutant.definition,
                                           .path = path,
                                           .as_of = day,
                                           .expected = engine::value_words(both, type, answer(right, smallest))});
    return told;
  }
  return told;
}

}  // namespace takecare::test
