// Checking a site, trusting nothing but the verifier key of the ledger: the manifest is on the ledger, every file is
// the one that the manifest has and there is no other, every version has its digest, the ledger's own files hold
// together, and what was seen of the ledger before is how it begins.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "takecare/ledger/checkpoint.h"
#include "takecare/publication/manifest.h"

namespace takecare::publication {

// Stands for a file in findings about the checkpoint that was seen before.
inline constexpr const char* earlier_checkpoint = "the earlier checkpoint";

struct SiteFinding {
  std::string file;  // within the site, or earlier_checkpoint
  std::string problem;
  std::string help;
};

struct VerifiedSite {
  Manifest manifest;  // empty when it is not the one on the ledger
  std::uint64_t entry = 0;
  std::string time;                   // when it was put on the ledger
  std::string authority;              // and as what
  ledger::Checkpoint checkpoint;      // of the site's log
  std::uint64_t files = 0;            // with their checksum
  std::uint64_t versions = 0;         // with their digest
  std::vector<SiteFinding> findings;  // all of them; sound when there is none
};

// 'earlier': the text of a checkpoint of the same ledger that was seen before; empty: none. Fails when the folder is no
// site at all.
Result<VerifiedSite> verify_site(const std::filesystem::path& folder, const ledger::VerifierKey& key,
                                 const std::string& earlier);

}  // namespace takecare::publication
