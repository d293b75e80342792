#include "expectations.h"

#include <algorithm>
#include <set>

#include "takecare/engine/decide.h"
#include "takecare/engine/examples.h"
#include "takecare/engine/item_path.h"
#include "takecare/lang/walk.h"

namespace takecare::test {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Expectations::Expectations(const lang::Program& program) : program_(&program) {
  for (const lang::Example& example : program.examples) ask(example);
  for (Question& question : questions_) question.answer = answer(question);
  find_uses();
}

void Expectations::ask(const lang::Example& example) {
  cases_.push_back(engine::case_of(*program_, example));
  for (const lang::Expectation& expectation : example.expectations) {
    const bool about_owner =
        program_->definitions[at(expectation.definition)].parameters == std::vector<int>{example.record};
    questions_.push_back({.definition = expectation.definition,
                          .case_index = static_cast<int>(cases_.size()) - 1,
                          .path = about_owner ? "" : example.item,
                          .as_of = example.as_of,
                          .answer = {}});
  }
}

engine::Value Expectations::answer(const Question& question) const {
  const auto items =
      engine::find_arguments(*program_, question.definition, cases_[at(question.case_index)], question.path);
  return items ? engine::evaluate(*program_, question.definition, *items, question.as_of) : engine::Value{};
}

// Called definitions come before those that call them.
void Expectations::find_uses() {
  std::vector<std::set<int>> parts(program_->definitions.size());
  for (std::size_t d = 0; d < parts.size(); ++d) {
    parts[d].insert(static_cast<int>(d));
    for (const lang::Version& version : program_->definitions[d].versions) {
      lang::for_each_expr(*program_, version.body, [&](lang::ExprId, const lang::Expr& expr) {
        if (expr.op == lang::Op::call) parts[d].insert(parts[at(expr.index)].begin(), parts[at(expr.index)].end());
      });
    }
  }
  asked_of_.resize(parts.size());
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    for (const int part : parts[at(questions_[q].definition)]) asked_of_[at(part)].push_back(static_cast<int>(q));
  }
  for (std::size_t d = 0; d < parts.size(); ++d) {
    std::ranges::stable_sort(asked_of_[d], {}, [&](int q) { return parts[at(questions_[at(q)].definition)].size(); });
  }
}

bool Expectations::notice(int definition) const {
  return std::ranges::any_of(asked_of_[at(definition)], [&](int q) {
    const Question& question = questions_[at(q)];
    return answer(question) != question.answer;
  });
}

}  // namespace takecare::test
