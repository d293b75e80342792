// takecare ledger prove, verify, fsck: that the ledger is what it says.
#include <fmt/core.h>

#include <filesystem>
#include <memory>

#include "takecare/base/text_file.h"
#include "takecare/base/write_file.h"
#include "takecare/cli/ledger_commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/ledger/proof.h"

namespace takecare::cli {
namespace {

namespace fs = std::filesystem;

struct ProveOptions {
  LedgerOptions ledger;
  std::uint64_t index = 0;
  std::string out;
  bool closed = false;
};

int run_prove(const ProveOptions& options) {
  auto opened = open_ledger(options.ledger, ledger::Access::read);
  if (!opened) return report_error(opened.error());
  auto proof = opened->prove(options.index, options.closed);
  if (!proof) return report_error(proof.error());
  if (auto written = write_file(options.out, *proof); !written) return report_error(written.error());
  fmt::print("{}\n", options.out);
  return exit_done;
}

struct VerifyOptions {
  std::string path;
  std::string key;
  Format format = Format::text;
};

int verify_one(const VerifyOptions& options, const ledger::VerifierKey& key) {
  auto text = read_text_file(options.path);
  if (!text) return report_error(text.error());
  auto proved = ledger::verify_proof(*text, key);
  if (!proved) {
    proved.error().place.file = options.path;
    return report_error(proved.error(), exit_no);
  }
  if (options.format == Format::json) {
    const std::string event = proved->event ? proved->canonical : "null";
    fmt::print("{{\"event\":{},\"index\":{},\"size\":{}}}\n", event, proved->index, proved->checkpoint.size);
    return exit_done;
  }
  fmt::print("proved: entry {} of {}, {} entries\n", proved->index, proved->checkpoint.origin, proved->checkpoint.size);
  if (proved->event) {
    fmt::print("{}\n", entry_line({.index = proved->index, .event = proved->event, .erased = {}}));
  } else {
    fmt::print("  the proof does not tell the event\n");
  }
  return exit_done;
}

int run_verify(const VerifyOptions& options) {
  auto key = key_of(options.key);
  if (!key) return report_error(key.error());
  std::error_code error;
  if (!fs::is_directory(options.path, error)) return verify_one(options, *key);
  auto examined = ledger::verify(options.path, *key);
  return examined ? print_examined(*examined, options.format) : report_error(examined.error());
}

struct FsckOptions {
  LedgerOptions ledger;
  Format format = Format::text;
};

int run_fsck(const FsckOptions& options) {
  auto examined = ledger::fsck(options.ledger.folder);
  return examined ? print_examined(*examined, options.format) : report_error(examined.error());
}

}  // namespace

void add_ledger_prove(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<ProveOptions>();
  CLI::App* command =
      app.add_subcommand("prove", "Write the proof that an entry is in the log, for whoever has the verifier key");
  command->add_option("INDEX", options->index, "The index of the entry")->required();
  command->add_option("-o,--out", options->out, "The file")->option_text("FILE.tlog-proof")->required();
  command->add_flag("--closed", options->closed,
                    "Leave the event out: the proof shows that there is an entry, not what it says");
  add_ledger_folder(*command, options->ledger);
  add_example(*command, "takecare ledger prove 7 -o 7.tlog-proof --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_prove(*options); });
}

void add_ledger_verify(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<VerifyOptions>();
  CLI::App* command = app.add_subcommand(
      "verify", "Check a proof, or all that a ledger has published, trusting nothing but the verifier key");
  command->add_option("PATH", options->path, "A file NAME.tlog-proof, or the folder")->required();
  command
      ->add_option("--key", options->key, "The verifier key, or the file that has it: key.pub, from who gave it to you")
      ->option_text("KEY")
      ->required();
  add_format(*command, options->format);
  add_example(*command, "takecare ledger verify 7.tlog-proof --key key.pub");
  command->callback([options, &outcome] { outcome.exit = run_verify(*options); });
}

void add_ledger_fsck(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<FsckOptions>();
  CLI::App* command =
      app.add_subcommand("fsck", "Look everything over: events, tree, checkpoints, keys, files; mends nothing");
  add_ledger_folder(*command, options->ledger);
  add_format(*command, options->format);
  add_example(*command, "takecare ledger fsck --ledger out/ledger");
  command->callback([options, &outcome] { outcome.exit = run_fsck(*options); });
}

}  // namespace takecare::cli
