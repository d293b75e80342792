// Looking a ledger over: fsck for who keeps it, verify for who trusts the verifier key alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/ledger/note.h"

namespace takecare::ledger {

struct Finding {
  std::string problem;
  std::string help;
};

struct Examined {
  std::uint64_t entries = 0;       // that were looked at
  std::uint64_t opened = 0;        // of these: whose event is there and is the one that was committed to
  std::uint64_t erased = 0;        // of these: whose event is gone under an erasure that names it
  std::uint64_t checkpoints = 0;   // signed, and over these entries
  std::uint64_t files = 0;         // published files
  std::vector<Finding> findings;   // what is wrong; the first hundred. Sound when there is none
  std::vector<std::string> notes;  // what is not wrong, and yet worth to know

  void find(std::string problem, std::string help);
  void find(const Error& error);
  // What was seen besides.
  void add(const Examined& other);
};

// Everything in the folder: each event against its commitment and its columns, the order of time, each erasure, the
// tree with every stored tile and every stored checkpoint, the keys, every published file, and each page of the
// database. It mends nothing. Fails when the folder is no ledger.
Result<Examined> fsck(const std::filesystem::path& folder);

// What was published: the checkpoint against the key, every entry and every tile against the checkpoint; and, when the
// folder has the store, too, each event against the commitment that was published. Fails when there is no checkpoint.
// 'threads': 0 stands for as many as are worth their connection. The answer is the same with any.
Result<Examined> verify(const std::filesystem::path& folder, const VerifierKey& key, std::size_t threads = 0);

}  // namespace takecare::ledger
