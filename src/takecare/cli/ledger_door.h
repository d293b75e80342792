// What the commands of the ledger share: where it is, the clock, and how they print.
#pragma once

#include <functional>
#include <string>

#include "takecare/cli/command.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/ledger.h"

namespace takecare::cli {

struct LedgerOptions {
  std::string folder;
  std::string key;   // the private key; empty: FOLDER/key.private
  std::string time;  // empty: the clock
};

// Adds --ledger DIR, required.
void add_ledger_folder(CLI::App& command, LedgerOptions& options);
// Adds --time TIME.
void add_ledger_time(CLI::App& command, LedgerOptions& options);
// Adds --ledger DIR, --key FILE and --time TIME, for commands that append.
void add_ledger_writer(CLI::App& command, LedgerOptions& options);

// For CLI11: what is wrong with a time; empty when nothing is.
std::function<std::string(const std::string&)> is_time();

Result<ledger::Ledger> open_ledger(const LedgerOptions& options, ledger::Access access);

// A verifier key itself, or a file that has one.
Result<ledger::VerifierKey> key_of(const std::string& text);

// The time that was given, or that of the clock: 2018-03-01T09:30:00Z.
std::string time_of(const LedgerOptions& options);

// 'entry 7: act open of Case/a by officer-1 …' on one line.
std::string entry_line(const ledger::Entry& entry);
// {"event":…,"index":7} or {"erased":{"by":8,"ground":…},"index":7}.
std::string entry_json(const ledger::Entry& entry);

// Findings and notes to stdout; the exit status that they mean.
int print_examined(const ledger::Examined& examined, Format format);

// The exit status of an append that was refused, after saying why.
int report_append(const ledger::AppendError& error);

}  // namespace takecare::cli
