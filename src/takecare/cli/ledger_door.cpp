#include "takecare/cli/ledger_door.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "takecare/base/text_file.h"
#include "takecare/cli/progress.h"
#include "takecare/ledger/canonical.h"

namespace takecare::cli {

using ledger::Json;

namespace {

std::string canonical(const Json& json) { return ledger::write_canonical(json).value_or("{}"); }

Json::List findings_json(const ledger::Examined& examined) {
  Json::List list;
  for (const auto& finding : examined.findings)
    list.emplace_back(Json::Members{{"help", finding.help}, {"problem", finding.problem}});
  return list;
}

std::string examined_json(const ledger::Examined& examined) {
  const auto count = [](std::uint64_t number) { return Json(static_cast<std::int64_t>(number)); };
  Json::List notes;
  for (const std::string& note : examined.notes) notes.emplace_back(note);
  return canonical(Json::Members{{"checkpoints", count(examined.checkpoints)},
                                 {"entries", count(examined.entries)},
                                 {"erased", count(examined.erased)},
                                 {"files", count(examined.files)},
                                 {"findings", findings_json(examined)},
                                 {"notes", notes},
                                 {"opened", count(examined.opened)}});
}

}  // namespace

std::function<std::string(const std::string&)> is_time() {
  return [](const std::string& text) {
    return ledger::is_time(text) ? std::string()
                                 : fmt::format("'{}' is no time; write it as 2018-03-01T09:30:00Z", text);
  };
}

void add_ledger_folder(CLI::App& command, LedgerOptions& options) {
  command.add_option("--ledger", options.folder, "The folder of the ledger")->option_text("DIR")->required();
}

void add_ledger_writer(CLI::App& command, LedgerOptions& options) {
  add_ledger_folder(command, options);
  command.add_option("--key", options.key, "The private key, where it is not in the folder")->option_text("FILE");
  add_ledger_time(command, options);
}

void add_ledger_time(CLI::App& command, LedgerOptions& options) {
  command.add_option("--time", options.time, "When it was known; the clock, when left out")
      ->option_text("TIME")
      ->check(is_time());
}

Result<ledger::Ledger> open_ledger(const LedgerOptions& options, ledger::Access access) {
  return ledger::Ledger::open(options.folder, {.access = access, .private_key = options.key});
}

Result<ledger::VerifierKey> key_of(const std::string& text) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(text, error)) return ledger::read_verifier_key(text);
  auto line = read_text_file(text);
  if (!line) return std::unexpected(line.error());
  while (line->ends_with('\n')) line->pop_back();
  return ledger::read_verifier_key(*line);
}

std::string time_of(const LedgerOptions& options) {
  if (!options.time.empty()) return options.time;
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

std::string entry_line(const ledger::Entry& entry) {
  if (!entry.event && entry.erased) {
    return fmt::format("{:>6}  erased by entry {}: {}", entry.index, entry.erased->by, entry.erased->ground);
  }
  const ledger::Event& event = *entry.event;
  std::string about = event.program;
  if (!event.id.empty()) about += (about.empty() ? "" : " ") + event.id;
  std::string line = fmt::format("{:>6}  {}  {}  {}", entry.index, event.time, format_iso_date(event.on), event.kind);
  for (const std::string& word : {event.act, about}) {
    if (!word.empty()) line += " " + word;
  }
  if (!event.actor.empty()) line += ", by " + event.actor;
  if (!event.authority.empty()) line += ", " + event.authority;
  return line;
}

std::string entry_json(const ledger::Entry& entry) {
  if (!entry.event && entry.erased) {
    return canonical(Json::Members{{"erased", Json::Members{{"by", static_cast<std::int64_t>(entry.erased->by)},
                                                            {"ground", entry.erased->ground}}},
                                   {"index", static_cast<std::int64_t>(entry.index)}});
  }
  return fmt::format(R"({{"event":{},"index":{}}})", ledger::write_event(*entry.event).value_or("null"), entry.index);
}

int print_examined(const ledger::Examined& examined, Format format) {
  const int exit = examined.findings.empty() ? exit_done : exit_no;
  if (format == Format::json) {
    fmt::print("{}\n", examined_json(examined));
    return exit;
  }
  for (const auto& finding : examined.findings) {
    fmt::print("{}\n", finding.problem);
    if (!finding.help.empty()) fmt::print("  help: {}\n", finding.help);
  }
  for (const std::string& note : examined.notes) fmt::print("note: {}\n", note);
  const auto number = [](std::uint64_t count, const char* one, const char* many) {
    return counted(static_cast<std::int64_t>(count), one, many);
  };
  fmt::print("{}: {}, {} opened, {} erased; {}; {}\n", exit == exit_done ? "sound" : "not sound",
             number(examined.entries, "entry", "entries"), with_commas(static_cast<std::int64_t>(examined.opened)),
             with_commas(static_cast<std::int64_t>(examined.erased)),
             number(examined.checkpoints, "checkpoint", "checkpoints"), number(examined.files, "file", "files"));
  return exit;
}

int report_append(const ledger::AppendError& error) {
  using Kind = ledger::AppendError::Kind;
  const bool failed = error.kind == Kind::failed || error.kind == Kind::malformed;
  return report_error(error.error, failed ? exit_wrong_use : exit_no);
}

}  // namespace takecare::cli
