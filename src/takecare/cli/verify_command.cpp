// takecare verify: a published site, trusting nothing but the verifier key.
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/base/file_bytes.h"
#include "takecare/base/sha256.h"
#include "takecare/base/text_file.h"
#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/progress.h"
#include "takecare/cli/secret.h"
#include "takecare/ledger/proof.h"
#include "takecare/programs/ledger_past.h"
#include "takecare/publication/remake.h"
#include "takecare/publication/verify.h"

namespace takecare::cli {
namespace {

struct VerifyCommand {
  std::string site;
  std::string key;
  std::string earlier;
  std::string proof;
  LedgerOptions ledger;
  std::string data;
  std::string secret;
  std::vector<std::string> book;
  Format format = Format::text;
};

void print_json(const publication::VerifiedSite& verified) {
  nlohmann::ordered_json findings = nlohmann::ordered_json::array();
  for (const auto& [file, problem, help] : verified.findings)
    findings.push_back({{"file", file}, {"problem", problem}, {"help", help}});
  const nlohmann::ordered_json json{{"sound", verified.findings.empty()},
                                    {"log", verified.checkpoint.origin},
                                    {"entries", verified.checkpoint.size},
                                    {"entry", verified.entry},
                                    {"time", verified.time},
                                    {"as of", verified.manifest.as_of},
                                    {"files", verified.files},
                                    {"versions", verified.versions},
                                    {"findings", findings}};
  fmt::print("{}\n", json.dump(2));
}

void print_text(const VerifyCommand& command, const publication::VerifiedSite& verified) {
  for (const auto& [file, problem, help] : verified.findings) {
    const std::string where = file == publication::earlier_checkpoint
                                  ? command.earlier
                                  : (std::filesystem::path(command.site) / file).string();
    fmt::print("{}: {}\n  help: {}\n", where, problem, help);
  }
  const std::string seen = fmt::format("{} with their checksums, {} with their digests",
                                       counted(static_cast<std::int64_t>(verified.files), "file", "files"),
                                       counted(static_cast<std::int64_t>(verified.versions), "version", "versions"));
  if (!verified.findings.empty()) {
    fmt::print("{}: not sound; {}\n", command.site, seen);
    return;
  }
  fmt::print("{}: sound; {}\n", command.site, seen);
  if (!command.ledger.folder.empty()) fmt::print("made again from the records, every file comes out the same\n");
  fmt::print("published as of {}, as {}: entry {} of {}, {}\n", verified.manifest.as_of, verified.authority,
             verified.entry, verified.checkpoint.origin, verified.time);
  fmt::print("the log has {}{}\n", counted(static_cast<std::int64_t>(verified.checkpoint.size), "entry", "entries"),
             command.earlier.empty() ? "; keep its checkpoint, and give it as --earlier the next time"
                                     : " and begins with the earlier checkpoint");
}

// A file that is the evidence of an entry: of an act that sent a notice, what was sent.
int verify_evidence(const VerifyCommand& command, const ledger::VerifierKey& key) {
  const auto text = read_text_file(command.proof);
  if (!text) return report_error(text.error());
  const auto bytes = read_file_bytes(command.site);
  if (!bytes) return report_error(bytes.error());
  auto proved = ledger::verify_proof(*text, key);
  if (!proved) {
    proved.error().place.file = command.proof;
    return report_error(proved.error(), exit_no);
  }
  const std::string digest = sha256_hex(*bytes);
  const auto evidence = proved->event ? proved->event->evidence : std::vector<ledger::Evidence>();
  const auto found = std::ranges::find(evidence, digest, &ledger::Evidence::sha256);
  if (found == evidence.end()) {
    return report_error(
        {.message = fmt::format("entry {} has no evidence with the SHA-256 of this file, {}", proved->index, digest),
         .help = proved->event ? "it is not what was sent, or the proof is of another entry"
                               : "the proof does not open its entry: ask for one that does",
         .place = {.file = command.site}},
        exit_no);
  }
  if (command.format == Format::json) {
    const nlohmann::ordered_json json{{"sound", true},
                                      {"file", command.site},
                                      {"evidence", found->name},
                                      {"log", proved->checkpoint.origin},
                                      {"entry", proved->index}};
    fmt::print("{}\n", json.dump(2));
    return exit_done;
  }
  fmt::print("{}: it is \"{}\", evidence of an entry of {}\n{}\n", command.site, found->name, proved->checkpoint.origin,
             entry_line({.index = proved->index, .event = proved->event, .erased = {}}));
  return exit_done;
}

// With the records: that they give these files.
Result<void> add_remade(const VerifyCommand& command, publication::VerifiedSite& verified) {
  if (command.ledger.folder.empty() || !verified.findings.empty()) return {};
  const auto open = open_sound_book(command.book);
  if (!open) return std::unexpected(open.error());
  auto ledger = open_ledger(command.ledger, ledger::Access::read);
  if (!ledger) return std::unexpected(ledger.error());
  const auto past = programs::LedgerPast::of(*ledger);
  if (!past) return std::unexpected(past.error());
  auto secret = read_secret(command.secret);
  if (!secret) return std::unexpected(secret.error());
  Progress progress("verify");
  progress.say("making the site again from the records");
  auto findings = publication::compare_remade(
      verified.manifest, open->chapters, open->book.program,
      {.data = command.data, .past = &*past, .origin = ledger->origin(), .secret = std::move(*secret)});
  if (!findings) return std::unexpected(findings.error());
  verified.findings = std::move(*findings);
  return {};
}

int run_verify(const VerifyCommand& command) {
  auto key = key_of(command.key);
  if (!key) return report_error(key.error());
  if (!command.proof.empty()) return verify_evidence(command, *key);
  std::string earlier;
  if (!command.earlier.empty()) {
    auto text = read_text_file(command.earlier);
    if (!text) return report_error(text.error());
    earlier = std::move(*text);
  }
  auto verified = publication::verify_site(command.site, *key, earlier);
  if (!verified) return report_error(verified.error());
  if (auto done = add_remade(command, *verified); !done) return report_error(done.error());
  command.format == Format::json ? print_json(*verified) : print_text(command, *verified);
  return verified->findings.empty() ? exit_done : exit_no;
}

}  // namespace

void add_verify(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<VerifyCommand>();
  CLI::App* command = app.add_subcommand(
      "verify", "Check a published site without a network: every file, the manifest, the ledger that it is on");
  command->add_option("SITE", options->site, "The folder of the site; with --proof, a file")->required();
  command
      ->add_option("--key", options->key,
                   "The verifier key of the ledger, or the file that has it, from who gave it to you")
      ->option_text("KEY")
      ->required();
  command
      ->add_option("--earlier", options->earlier,
                   "A checkpoint of the ledger that you kept: the log must begin with what it signs")
      ->option_text("FILE");
  command
      ->add_option("--proof", options->proof,
                   "SITE is a single file, and this the proof of the entry that it is the evidence of")
      ->option_text("FILE.tlog-proof");
  command
      ->add_option("--ledger", options->ledger.folder,
                   "Whoever has the records: make the site again from them, and compare every file")
      ->option_text("DIR");
  command->add_option("--data", options->data, "With --ledger, the data folder with what was imported")
      ->option_text("DIR");
  add_secret(*command, options->secret);
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare verify out/site --key key.pub");
  command->callback([options, &outcome] { outcome.exit = run_verify(*options); });
}

}  // namespace takecare::cli
