#include "takecare/programs/ask.h"

#include <fmt/format.h>

#include "takecare/engine/decide.h"
#include "takecare/programs/splice.h"

namespace takecare::programs {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all += fmt::format("{}{}", all.empty() ? "" : between, word);
  return all;
}

}  // namespace

Asked ask(const lang::Program& program, int definition, const engine::Case& the_case, Days on, Reasons reasons) {
  if (reasons == Reasons::none) {
    const engine::Item* const subject = &the_case.subject;
    return {.value = engine::evaluate(program, definition, {&subject, 1}, on)};
  }
  const auto answer = engine::decide(program, definition, the_case, on);
  // The checker made the definition for this record, so decide has nothing to refuse.
  if (!answer) return {.proof = answer.error().message};
  Asked asked{
      .value = answer->value, .proof = engine::answer_text(*answer), .names = engine::decided_by(answer->proof)};
  // The condition itself has a name that stands in no book.
  std::erase_if(asked.names, [](const std::string& name) { return name.find(' ') != std::string::npos; });
  for (const engine::MissingSet& set : answer->missing.settle) asked.missing.push_back(joined(set.paths, " with "));
  return asked;
}

Asked ask_of_both(const lang::Program& program, int definition, const engine::Case& subject, const engine::Case& other,
                  Days on, Reasons reasons) {
  const int record = program.definitions[static_cast<std::size_t>(definition)].parameters.front();
  engine::Case both{.subject = engine::blank_item(program, record), .origins = subject.origins};
  both.subject.lists[0] = {.known = true, .items = {subject.subject}};
  both.subject.lists[1] = {.known = true, .items = {splice(both, other)}};
  return ask(program, definition, both, on, reasons);
}

void entitle(const lang::Program& program, int definition, std::string_view title, Asked& asked) {
  const std::string name = program.definitions[static_cast<std::size_t>(definition)].name + ":";
  const std::size_t found = asked.proof.find(name);
  if (found != std::string::npos) asked.proof.replace(found, name.size() - 1, title);
}

}  // namespace takecare::programs
