#include "year.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "../programs/settings.h"
#include "takecare/programs/act.h"
#include "takecare/reports/periods.h"

namespace takecare::test {

using programs::Judgment;
using programs::Obstacle;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string obstacles_text(const Judgment& judgment) {
  std::string text;
  for (const Obstacle& obstacle : judgment.obstacles) text += programs::obstacle_text(obstacle);
  return text;
}

// What came out otherwise than it should have; empty: nothing did.
std::string compared(const Judgment& judgment, const std::vector<std::string>& refused) {
  if (refused.empty()) return judgment.allowed() ? "" : "is refused:\n" + obstacles_text(judgment);
  if (judgment.allowed()) return "is done, and should be refused";
  for (const std::string& name : refused) {
    const auto named = [&](const Obstacle& obstacle) { return programs::is_named(obstacle, name); };
    if (std::ranges::none_of(judgment.obstacles, named)) {
      return fmt::format("is refused, and not because of {}:\n{}", name, obstacles_text(judgment));
    }
  }
  for (const Obstacle& obstacle : judgment.obstacles) {
    const auto named = [&](const std::string& name) { return programs::is_named(obstacle, name); };
    if (std::ranges::none_of(refused, named)) {
      return "is refused for another reason, too:\n" + programs::obstacle_text(obstacle);
    }
  }
  return "";
}

// Every report about records of a program, for the period that holds the day.
std::vector<Question> reports_of(const lang::Program& program, const programs::When& when) {
  std::vector<Question> questions;
  for (int r = 0; r < std::ssize(program.reports); ++r) {
    const lang::Report& report = program.reports[at(r)];
    if (program.program_of(report.record) < 0) continue;
    const reports::Period period = reports::period_of({report.every, report.week_start}, when.as_of);
    questions.push_back({.ask = Ask::files, .report = r, .period = period.id, .when = when});
  }
  return questions;
}

}  // namespace

Result<Year> Year::open(const lang::Program& program, ledger::Ledger& ledger, const std::string& registrar,
                        const std::string& time) {
  const ledger::Event opening = programs::opening_event(registrar, time);
  if (auto appended = ledger.append({&opening, 1}); !appended) return std::unexpected(appended.error().error);
  auto past = programs::LedgerPast::of(ledger);
  if (!past) return std::unexpected(past.error());
  return Year(program, ledger, std::move(*past));
}

void Year::problem(const Item& item, const std::string& says) {
  problems_.push_back(fmt::format("{}:{}: {}", item.file.filename().string(), item.line, says));
}

Result<std::uint64_t> Year::last_entry(const ActLine& line, int program) const {
  const programs::When now{.as_of = parse_iso_date(line.time.substr(0, 10)).value(), .known = line.time};
  const auto state = programs::state_of(*program_, past_, program, line.id, now);
  if (!state) return std::unexpected(state.error());
  const auto steps = state->steps | std::views::reverse;
  const auto found = std::ranges::find(steps, line.act, &programs::Done::name);
  if (found == steps.end()) return fail(fmt::format("{} {} has no {} to correct", line.record, line.id, line.act));
  return found->index;
}

Result<std::string> Year::with_digest(const std::string& setting, const std::string& time) const {
  constexpr std::string_view words = "=digest of ";
  const std::size_t at = setting.find(words);
  if (at == std::string::npos) return setting;
  auto digest = digest_of(*program_, past_, setting.substr(at + words.size()), time);
  if (!digest) return std::unexpected(digest.error());
  return setting.substr(0, at + 1) + *digest;
}

Result<Judgment> Year::judged(const ActLine& line) {
  const int program = program_->program_of(program_->find_record(line.record));
  if (program < 0) return fail(fmt::format("no program is about '{}'", line.record));
  const auto& life = program_->programs[at(program)];
  ledger::Json::Members fields;
  for (const std::string& setting : line.settings) {
    const auto whole = with_digest(setting, line.time);
    if (!whole) return std::unexpected(whole.error());
    set_field(*program_, program_->records[at(life.record)], *whole, fields);
  }
  if (line.corrects) {
    const auto entry = last_entry(line, program);
    if (!entry) return std::unexpected(entry.error());
    auto done = programs::correct(*program_, *ledger_,
                                  {.program = program,
                                   .id = line.id,
                                   .index = *entry,
                                   .actor = line.actor,
                                   .time = line.time,
                                   .fields = std::move(fields),
                                   .reasons = line.reasons});
    if (!done) return std::unexpected(done.error());
    return std::move(done->judgment);
  }
  const auto act = std::ranges::find(life.acts, line.act, &lang::Act::name);
  if (act == life.acts.end()) return fail(fmt::format("{} has no act '{}'", life.name, line.act));
  programs::Request request{.program = program,
                            .id = line.id,
                            .act = static_cast<int>(act - life.acts.begin()),
                            .actor = line.actor,
                            .on = parse_iso_date(line.on.empty() ? line.time.substr(0, 10) : line.on).value_or(0),
                            .time = line.time,
                            .fields = std::move(fields),
                            .reasons = line.reasons};
  for (const std::string& name : line.evidence) request.evidence.push_back({.name = name});
  auto done = programs::act(*program_, *ledger_, request);
  if (!done) return std::unexpected(done.error());
  if (done->judgment.allowed()) return std::move(done->judgment);
  // What is on the record leaves out what the actor may not see; the script says all that stands in the way.
  auto whole = programs::judge(*program_, past_, request);
  if (whole && whole->allowed()) return fail("was refused, and nothing stands in the way");
  return whole;
}

void Year::act(const Item& item, const ActLine& line) {
  const auto judgment = judged(line);
  if (!judgment) return problem(item, judgment.error().message);
  if (const std::string other = compared(*judgment, line.refused); !other.empty()) {
    problem(item, fmt::format("{} {} {} by {} {}", line.record, line.id, line.act, line.actor, other));
  }
  if (!judgment->allowed()) {
    ++refused_;
    return;
  }
  done_.push_back(judgment->event);
  const std::pair touched{program_->program_of(program_->find_record(line.record)), line.id};
  if (std::ranges::find(touched_, touched) == touched_.end()) touched_.push_back(touched);
}

void Year::ask(const Item& item, const Asked& asked) {
  auto given = answer(*program_, past_, asked.question);
  if (!given) return problem(item, given.error().message);
  if (given->text != asked.expected) {
    problem(item, fmt::format("{}\nexpected:\n{}\nanswered:\n{}", asked.opening, asked.expected, given->text));
  }
  asked_.emplace_back(&item, given->text);
  answers_.push_back({.question = asked.question, .text = std::move(given->text)});
  if (!given->read) return;
  const auto recorded = ledger_->append({&*given->read, 1});
  if (!recorded) problem(item, recorded.error().error.message);
}

void Year::end_day(const std::string& day, bool ends_month) {
  const programs::When when{.as_of = parse_iso_date(day).value(), .known = end_of(parse_iso_date(day).value())};
  std::vector<Question> questions;
  if (ends_month) {
    questions = {{.ask = Ask::duties, .when = when}, {.ask = Ask::calendar, .when = when}};
    for (const Question& report : reports_of(*program_, when)) questions.push_back(report);
  }
  for (const auto& [program, id] : touched_) {
    questions.push_back({.ask = Ask::record, .program = program, .id = id, .when = when});
  }
  touched_.clear();
  for (const Question& question : questions) {
    auto given = answer(*program_, past_, question);
    if (!given) {
      problems_.push_back(day + ": " + given.error().message);
      continue;
    }
    answers_.push_back({.question = question, .text = std::move(given->text)});
  }
}

void Year::run(const std::vector<Item>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    if (const auto* line = std::get_if<ActLine>(&item.what)) {
      act(item, *line);
    } else {
      ask(item, std::get<Asked>(item.what));
    }
    const std::string day = item.time.substr(0, 10);
    const std::string next = i + 1 < items.size() ? items[i + 1].time : "";
    if (!next.starts_with(day)) end_day(day, !next.starts_with(day.substr(0, 7)));
  }
}

Result<std::vector<Answered>> Year::remade() const {
  std::vector<Answered> all;
  for (const Answered& one : answers_) {
    auto given = answer(*program_, past_, one.question);
    if (!given) return std::unexpected(given.error());
    all.push_back({.question = one.question, .text = std::move(given->text)});
  }
  return all;
}

}  // namespace takecare::test
