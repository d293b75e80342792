#include "takecare/reports/duties_evaluator.h"

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/programs/duties.h"
#include "takecare/reports/case_answers.h"

namespace takecare::reports {

namespace {

using engine::Fact;
using engine::FactState;
using programs::DutyRow;

Fact text_of(std::string text) { return {.state = FactState::known, .value = 0, .text = std::move(text)}; }
Fact number_of(std::int64_t value) { return {.state = FactState::known, .value = value, .text = {}}; }
Fact day_of(const std::optional<Days>& day) {
  return day ? number_of(*day) : Fact{.state = FactState::not_applicable, .value = 0, .text = {}};
}

std::string in_words(const std::vector<std::string>& names) {
  std::string words;
  for (const std::string& name : names) words += (words.empty() ? "" : " or ") + pages::plain(name);
  return words;
}

bool is_about_a_record(const lang::Program& program, const std::string& duty) {
  const auto found = std::ranges::find(program.duties, duty, &lang::Duty::name);
  return found != program.duties.end() && found->record >= 0;
}

// In the order of the fields. The enumerators stand in the order of DutyState.
engine::Case case_of(const lang::Program& program, int record, const DutyRow& row) {
  engine::Case the_case{.subject = engine::blank_item(program, record), .origins = {}};
  the_case.subject.facts = {text_of(pages::plain(row.duty)),
                            text_of(row.citations.empty() ? std::string() : row.citations.front()),
                            text_of(in_words(row.owed_by)),
                            text_of(pages::plain(row.to)),
                            number_of(static_cast<std::int64_t>(row.state)),
                            day_of(row.due),
                            day_of(row.done_on),
                            number_of(is_about_a_record(program, row.duty) ? 1 : 0)};
  return the_case;
}

std::string identity_of(const DutyRow& row) {
  return row.duty + " " + row.about + " " + (row.due ? format_iso_date(*row.due) : "");
}

}  // namespace

Result<void> DutiesEvaluator::run(const Question& question, const Sink& sink) {
  const auto rows = programs::duties(program_, past_, {.as_of = question.as_of, .known = known_});
  if (!rows) return std::unexpected(rows.error());
  std::vector<engine::Case> cases;
  std::vector<Identity> who;
  for (const DutyRow& row : *rows) {
    cases.push_back(case_of(program_, record_, row));
    who.push_back({.record = identity_of(row), .file = {}});
  }
  return answer_cases(program_, record_, cases, std::move(who), question, sink);
}

}  // namespace takecare::reports
