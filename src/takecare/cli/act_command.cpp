// takecare act, takecare correct: what somebody does with a record of a program, recorded in the ledger or refused.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/program_door.h"
#include "takecare/programs/act.h"
#include "takecare/programs/ledger_past.h"

namespace takecare::cli {
namespace {

struct ActOptions {
  std::string program;
  std::string id;
  std::string act;
  std::uint64_t index = 0;  // of the act to correct
  std::string actor;
  std::string on;
  std::vector<std::string> set;
  std::vector<std::string> evidence;
  std::string reasons;
  std::string request;
  bool dry_run = false;
  LedgerOptions ledger;
  std::vector<std::string> book;
  Format format = Format::text;
};

nlohmann::ordered_json obstacle_json(const programs::Obstacle& obstacle) {
  return {{"kind", programs::kind_word(obstacle.kind)},
          {"says", obstacle.says},
          {"wanted", obstacle.wanted},
          {"condition", obstacle.condition},
          {"cites", obstacle.citations},
          {"proof", obstacle.proof},
          {"missing", obstacle.missing},
          {"names", obstacle.names}};
}

void print_json(const programs::Outcome& outcome, bool dry_run) {
  const auto& judgment = outcome.judgment;
  nlohmann::ordered_json json{{"allowed", judgment.allowed()}, {"recorded", !dry_run}};
  if (!dry_run) json["entry"] = outcome.index;
  if (outcome.repeated) json["repeated"] = true;
  json["authority"] = judgment.event.authority;
  json["obstacles"] = nlohmann::ordered_json::array();
  for (const auto& obstacle : judgment.obstacles) json["obstacles"].push_back(obstacle_json(obstacle));
  fmt::print("{}\n", json.dump(2));
}

// 'Detainer D-1: issue on 2017-03-01 by A-1 as immigration_officer'
std::string act_words(const ledger::Event& event) {
  std::string words =
      fmt::format("{} {}: {} on {} by {}", event.program, event.id, event.act, format_iso_date(event.on), event.actor);
  if (!event.authority.empty()) words += " as " + event.authority;
  return words;
}

void print_done(const programs::Outcome& outcome, std::string_view done) {
  const ledger::Event& event = outcome.judgment.event;
  fmt::print("{}\n  {}", act_words(event), done);
  if (outcome.repeated) {
    fmt::print(" before, at entry {}: nothing was added\n", outcome.index);
    return;
  }
  fmt::print("; entry {}\n", outcome.index);
  const auto said = programs::read_said(event);
  if (!said) return;
  if (!said->stage.empty()) fmt::print("  stage {}\n", said->stage);
  for (const auto& moved : said->moves) fmt::print("  {} from {} to {}\n", moved.amount, moved.from, moved.to);
  for (const auto& sent : said->notices) {
    fmt::print("  {} to {}\n", sent.notice, sent.to);
    for (const auto& paragraph : sent.says) fmt::print("    {}\n", paragraph);
  }
}

void print_refused(const programs::Outcome& outcome, bool dry_run) {
  const auto& obstacles = outcome.judgment.obstacles;
  fmt::print("{}\n  refused{}\n\n", act_words(outcome.judgment.event),
             dry_run ? "; nothing was recorded" : fmt::format("; entry {} says so", outcome.index));
  for (const auto& obstacle : obstacles) fmt::print("{}\n", programs::obstacle_text(obstacle));
}

int report(const programs::Outcome& outcome, const ActOptions& options, std::string_view done) {
  const bool allowed = outcome.judgment.allowed();
  if (options.format == Format::json) {
    print_json(outcome, options.dry_run);
  } else if (!allowed) {
    print_refused(outcome, options.dry_run);
  } else if (options.dry_run) {
    fmt::print("{}\n  nothing stands in the way; nothing was recorded\n", act_words(outcome.judgment.event));
  } else {
    print_done(outcome, done);
  }
  return allowed ? exit_done : exit_no;
}

Result<programs::Request> read_request(const lang::Program& program, const ActOptions& options) {
  const auto found = find_program(program, options.program);
  if (!found) return std::unexpected(found.error());
  const auto& life = program.programs[static_cast<std::size_t>(*found)];
  const auto act = find_act(life, options.act);
  if (!act) return std::unexpected(act.error());
  auto fields = read_settings(program, life.record, options.set);
  if (!fields) return std::unexpected(fields.error());
  auto evidence = read_evidence(options.evidence);
  if (!evidence) return std::unexpected(evidence.error());
  programs::Request request{.program = *found,
                            .id = options.id,
                            .act = *act,
                            .actor = options.actor,
                            .time = time_of(options.ledger),
                            .fields = std::move(*fields),
                            .evidence = std::move(*evidence),
                            .reasons = options.reasons,
                            .key = options.request};
  request.on = parse_iso_date(options.on.empty() ? request.time.substr(0, 10) : options.on).value_or(0);
  return request;
}

Result<programs::CorrectionRequest> read_correction(const lang::Program& program, const ActOptions& options) {
  const auto found = find_program(program, options.program);
  if (!found) return std::unexpected(found.error());
  auto fields = read_settings(program, program.programs[static_cast<std::size_t>(*found)].record, options.set);
  if (!fields) return std::unexpected(fields.error());
  return programs::CorrectionRequest{.program = *found,
                                     .id = options.id,
                                     .index = options.index,
                                     .actor = options.actor,
                                     .time = time_of(options.ledger),
                                     .fields = std::move(*fields),
                                     .reasons = options.reasons,
                                     .key = options.request};
}

// Judges, and records unless it is a dry run. 'try_it' judges on a past, 'do_it' writes to the ledger.
template <class Request, class Try, class Do>
int carry_out(const OpenBook& open, Result<Request> request, const ActOptions& options, const Try& try_it,
              const Do& do_it, std::string_view done) {
  const lang::Program& program = open.book.program;
  if (!request) return report_error(request.error());
  request->book = book_sha256(open);
  auto ledger = open_ledger(options.ledger, options.dry_run ? ledger::Access::read : ledger::Access::write);
  if (!ledger) return report_error(ledger.error());
  if (options.dry_run) {
    const auto past = programs::LedgerPast::of(*ledger);
    if (!past) return report_error(past.error());
    auto judgment = try_it(program, *past, *request);
    if (!judgment) return report_error(judgment.error());
    return report({.judgment = std::move(*judgment)}, options, done);
  }
  const auto outcome = do_it(program, *ledger, *request);
  if (!outcome) return report_error(outcome.error());
  if (auto published = ledger->publish(); !published) return report_error(published.error());
  return report(*outcome, options, done);
}

int run_act(const ActOptions& options) {
  const auto open = open_sound_book(options.book);
  if (!open) return report_error(open.error());
  return carry_out(*open, read_request(open->book.program, options), options, programs::try_act, programs::act, "done");
}

int run_correct(const ActOptions& options) {
  const auto open = open_sound_book(options.book);
  if (!open) return report_error(open.error());
  return carry_out(*open, read_correction(open->book.program, options), options, programs::judge_correction,
                   programs::correct, "corrected");
}

void add_common(CLI::App& command, ActOptions& options) {
  command.add_option("--as", options.actor, "Who does it: the identifier of a human")->option_text("ACTOR")->required();
  command.add_option("--set", options.set, "What is recorded; an item of a list as LIST.FIELD=VALUE")
      ->option_text("FIELD=VALUE ...");
  command.add_option("--reasons", options.reasons, "The written reasons")->option_text("TEXT");
  command.add_option("--request", options.request, "A key of the request: repeated with the same, it is done once")
      ->option_text("KEY");
  command.add_flag("--dry-run", options.dry_run, "Only judge; record nothing");
  add_ledger_writer(command, options.ledger);
  add_book(command, options.book);
  add_format(command, options.format);
}

}  // namespace

void add_act(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ActOptions>();
  CLI::App* command = app.add_subcommand("act", "Do an act on a record of a program, or say what stands in the way");
  command->add_option("PROGRAM", options->program, "The program, or its record")->required();
  command->add_option("ID", options->id, "The identifier of the record")->required();
  command->add_option("ACT", options->act, "The act")->required();
  command->add_option("--on", options->on, "When it was done; the day of the clock, when left out")
      ->option_text("DATE")
      ->check(is_date());
  command->add_option("--evidence", options->evidence, "Evidence, with its document where there is one")
      ->option_text("NAME[=FILE] ...");
  add_common(*command, *options);
  add_example(*command, "takecare act PROGRAM ID ACT --as ACTOR --set FIELD=VALUE --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_act(*options); });
}

void add_correct(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ActOptions>();
  CLI::App* command = app.add_subcommand("correct", "Set right what an act recorded wrongly; the act stays");
  command->add_option("PROGRAM", options->program, "The program, or its record")->required();
  command->add_option("ID", options->id, "The identifier of the record")->required();
  command->add_option("INDEX", options->index, "The entry of the act; 'takecare show' has it")->required();
  add_common(*command, *options);
  add_example(*command,
              "takecare correct PROGRAM ID 7 --as ACTOR --set FIELD=VALUE --reasons TEXT --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_correct(*options); });
}

}  // namespace takecare::cli
