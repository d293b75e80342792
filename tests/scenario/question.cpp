#include "question.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>

#include "takecare/ledger/canonical.h"
#include "takecare/programs/duties.h"
#include "takecare/programs/fact_json.h"
#include "takecare/programs/show.h"
#include "takecare/publication/draft.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/source.h"

namespace takecare::test {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string word_after(const std::vector<std::string>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() || found + 1 == words.end() ? "" : *(found + 1);
}

Result<std::vector<programs::DutyRow>> rows_of(const lang::Program& program, const programs::Past& past,
                                               const Question& question) {
  auto rows = programs::duties(program, past, question.when);
  if (!rows) return rows;
  std::erase_if(*rows, [&](const programs::DutyRow& row) {
    return (question.ask == Ask::overdue && row.state != programs::DutyState::overdue) ||
           (!question.duty.empty() && row.duty != question.duty);
  });
  return rows;
}

// As somebody would write it in the script.
std::string fact_words(const lang::Program& program, const lang::Field& field, const engine::Fact& fact) {
  if (fact.state == engine::FactState::not_applicable) return "not applicable";
  const ledger::Json json = programs::fact_json(program, field, fact);
  if (json.truth() != nullptr) return *json.truth() ? "yes" : "no";
  return json.text() != nullptr ? *json.text() : ledger::write_canonical(json).value_or("");
}

// A known fact a line, in the order of the record; lists by how many items they have.
std::string record_text(const lang::Program& program, int life, const programs::State& state) {
  if (!state.exists) return "there is none\n";
  const auto& record = program.records[at(program.programs[at(life)].record)];
  const engine::Item& subject = state.the_case.subject;
  std::string text;
  for (std::size_t field = 0; field < record.fields.size(); ++field) {
    const lang::Field& declared = record.fields[field];
    if (const auto id = state.references.find(static_cast<int>(field)); id != state.references.end()) {
      text += fmt::format("{} {}\n", declared.name, id->second);
    } else if (declared.type.kind == lang::Kind::list) {
      const std::size_t items = subject.lists[field].items.size();
      if (items > 0) text += fmt::format("{} {}\n", declared.name, items);
    } else if (subject.facts[field].state != engine::FactState::unknown) {
      text += fmt::format("{} {}\n", declared.name, fact_words(program, declared, subject.facts[field]));
    }
  }
  for (const std::string& sentence : state.unread) text += "unread: " + sentence + "\n";
  return text;
}

Result<std::string> record_answer(const lang::Program& program, const programs::Past& past, const Question& question) {
  const auto state = programs::state_of(program, past, question.program, question.id, question.when);
  if (!state) return std::unexpected(state.error());
  return record_text(program, question.program, *state);
}

// How many records stand at each stage, in the order of the book.
Result<std::string> counts_answer(const lang::Program& program, const programs::Past& past, const Question& question) {
  const auto& life = program.programs[at(question.program)];
  const auto ids = past.ids_of(program.records[at(life.record)].name);
  if (!ids) return std::unexpected(ids.error());
  std::map<int, int> counts;
  for (const std::string& id : *ids) {
    const auto state = programs::state_of(program, past, question.program, id, question.when);
    if (!state) return std::unexpected(state.error());
    if (state->exists) ++counts[state->stage];
  }
  std::string text;
  for (const auto& [stage, count] : counts) {
    text += fmt::format("{} {}\n", program.enumerations[at(life.stages)].values[at(stage)].name, count);
  }
  return text;
}

// Of a report made from the ledger: its tables, or every file of it.
Result<std::string> report_answer(const lang::Program& program, const programs::Past& past, const Question& question) {
  const auto report = report_of(program, past, question.report, question.period, question.on, question.when.known);
  if (!report) return report.error().message + "\n";
  std::string text;
  for (const pages::OutFile& file : reports::render::report_files(*report)) {
    if (question.ask == Ask::report && !file.path.ends_with(".csv")) continue;
    text += fmt::format("{}\n{}", file.path, file.content);
    if (!text.ends_with('\n')) text += '\n';
  }
  return text;
}

Result<Answer> show_answer(const lang::Program& program, const programs::Past& past, const Question& question) {
  const auto shown = programs::show(program, past,
                                    {.program = question.program,
                                     .id = question.id,
                                     .viewer = question.viewer,
                                     .when = question.when,
                                     .time = question.when.known});
  if (!shown) return Answer{.text = shown.error().message + "\n", .read = {}};
  return Answer{.text = programs::shown_text(*shown), .read = shown->read};
}

}  // namespace

Result<reports::Report> report_of(const lang::Program& program, const programs::Past& past, int report,
                                  const std::string& period, std::optional<Days> on, const std::string& known) {
  auto source =
      reports::open_source(program, program.reports[at(report)], {.past = &past, .origin = origin_of_the_year}, known);
  if (!source) return std::unexpected(source.error());
  return reports::make_report(program, report,
                              {.periods = period, .as_of = on, .sources = source->notes, .known = source->known},
                              *source->evaluator);
}

Result<std::string> digest_of(const lang::Program& program, const programs::Past& past, const std::string& words,
                              const std::string& known) {
  std::istringstream stream(words);
  const std::vector<std::string> all{std::istream_iterator<std::string>(stream), {}};
  const int index = all.empty() ? -1 : program.find_report(all.front());
  if (index < 0) return fail(fmt::format("'{}' is no report", words));
  const lang::Report& declared = program.reports[at(index)];
  const reports::Sources sources{.past = &past, .origin = origin_of_the_year};
  auto source = reports::open_source(program, declared, sources, known);
  if (!source) return std::unexpected(source.error());
  const auto report = publication::make_draft(program, index, sources, *source,
                                              {.periods = word_after(all, "for"),
                                               .as_of = parse_iso_date(word_after(all, "at")),
                                               .warning = {},
                                               .known = known});
  if (!report) return std::unexpected(report.error());
  return reports::render::content_digest(reports::render::report_files(*report));
}

std::string end_of(Days day) { return format_iso_date(day) + "T23:59:59Z"; }

Result<Question> read_question(const lang::Program& program, const std::string& info) {
  std::istringstream stream(info);
  const std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
  static const std::map<std::string, Ask, std::less<>> asks{
      {"duties", Ask::duties}, {"overdue", Ask::overdue}, {"calendar", Ask::calendar}, {"report", Ask::report},
      {"files", Ask::files},   {"record", Ask::record},   {"counts", Ask::counts},     {"show", Ask::show}};
  const auto asked = asks.find(words.front());
  const std::size_t dated = info.rfind(" as of ");
  const auto as_of = parse_iso_date(dated == std::string::npos ? "" : info.substr(dated + 7, 10));
  if (asked == asks.end() || !as_of) {
    return fail(fmt::format("'{}' asks nothing", info), "write for example 'duties as of 2017-03-01'");
  }
  Question question{.ask = asked->second, .when = {.as_of = *as_of}};
  const auto known = parse_iso_date(word_after(words, "known"));
  question.when.known = end_of(known ? *known : *as_of);
  if (words[1] == "of") question.duty = words[2];
  if (question.ask == Ask::report || question.ask == Ask::files) {
    const auto found = std::ranges::find(program.reports, words[1], &lang::Report::name);
    if (found == program.reports.end()) return fail(fmt::format("the book has no report '{}'", words[1]));
    question.report = static_cast<int>(found - program.reports.begin());
    question.period = word_after(words, "for");
    if (const auto on = parse_iso_date(word_after(words, "on"))) question.on = *on;
  }
  if (question.ask < Ask::record) return question;
  question.program = program.program_of(program.find_record(words[1]));
  if (question.program < 0) return fail(fmt::format("no program is about '{}'", words[1]));
  question.id = question.ask == Ask::counts ? "" : words[2];
  question.viewer = question.ask == Ask::show ? word_after(words, "as") : "";
  return question;
}

Result<Answer> answer(const lang::Program& program, const programs::Past& past, const Question& question) {
  if (question.ask == Ask::show) return show_answer(program, past, question);
  Result<std::string> text;
  if (question.ask == Ask::record) {
    text = record_answer(program, past, question);
  } else if (question.ask == Ask::report || question.ask == Ask::files) {
    text = report_answer(program, past, question);
  } else if (question.ask == Ask::counts) {
    text = counts_answer(program, past, question);
  } else {
    const auto rows = rows_of(program, past, question);
    if (!rows) return std::unexpected(rows.error());
    text = question.ask == Ask::calendar ? programs::duties_calendar(*rows, question.when.as_of)
                                         : programs::duties_text(*rows, question.when.as_of);
  }
  if (!text) return std::unexpected(text.error());
  return Answer{.text = std::move(*text), .read = {}};
}

}  // namespace takecare::test
