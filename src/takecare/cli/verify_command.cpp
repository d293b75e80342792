// takecare verify: a published site, trusting nothing but the verifier key.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/base/text_file.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/progress.h"
#include "takecare/publication/verify.h"

namespace takecare::cli {
namespace {

struct VerifyCommand {
  std::string site;
  std::string key;
  std::string earlier;
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
    fmt::print("{}: {}\n  help: {}\n", (std::filesystem::path(command.site) / file).string(), problem, help);
  }
  const std::string seen = fmt::format("{} with their checksums, {} with their digests",
                                       counted(static_cast<std::int64_t>(verified.files), "file", "files"),
                                       counted(static_cast<std::int64_t>(verified.versions), "version", "versions"));
  if (!verified.findings.empty()) {
    fmt::print("{}: not sound; {}\n", command.site, seen);
    return;
  }
  fmt::print("{}: sound; {}\n", command.site, seen);
  fmt::print("published as of {}, by a {}: entry {} of {}, {}\n", verified.manifest.as_of, verified.authority,
             verified.entry, verified.checkpoint.origin, verified.time);
  fmt::print("the log has {}{}\n", counted(static_cast<std::int64_t>(verified.checkpoint.size), "entry", "entries"),
             command.earlier.empty() ? "; keep its checkpoint, and give it as --earlier the next time"
                                     : " and begins with the earlier checkpoint");
}

int run_verify(const VerifyCommand& command) {
  auto key = key_of(command.key);
  if (!key) return report_error(key.error());
  std::string earlier;
  if (!command.earlier.empty()) {
    auto text = read_text_file(command.earlier);
    if (!text) return report_error(text.error());
    earlier = std::move(*text);
  }
  const auto verified = publication::verify_site(command.site, *key, earlier);
  if (!verified) return report_error(verified.error());
  command.format == Format::json ? print_json(*verified) : print_text(command, *verified);
  return verified->findings.empty() ? exit_done : exit_no;
}

}  // namespace

void add_verify(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<VerifyCommand>();
  CLI::App* command = app.add_subcommand(
      "verify", "Check a published site without a network: every file, the manifest, the ledger that it is on");
  command->add_option("SITE", options->site, "The folder of the site")->required();
  command
      ->add_option("--key", options->key,
                   "The verifier key of the ledger, or the file that has it, from who gave it to you")
      ->option_text("KEY")
      ->required();
  command
      ->add_option("--earlier", options->earlier,
                   "A checkpoint of the ledger that you kept: the log must begin with what it signs")
      ->option_text("FILE");
  add_format(*command, options->format);
  add_example(*command, "takecare verify out/site --key key.pub");
  command->callback([options, &outcome] { outcome.exit = run_verify(*options); });
}

}  // namespace takecare::cli
