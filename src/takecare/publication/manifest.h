// The manifest of a site: every file with its checksum, and what the site was made from, so that it can be made again.
// Canonical JSON (ledger/canonical.h):
//
//   { "as_of": "2018-01-25", "book": SHA-256, "files": [{"bytes": 7, "path": "data.json", "sha256": …}, …],
//     "format": "takecare-site-1", "known": "2018-01-25T12:00:00Z", "log": "agency.example/ledger",
//     "publisher": {…}, "versions": [{"digest": …, "entry": 7, "path": "REPORT/PERIOD/1"}, …], "warning": "…" }
//
// Files in order of path. The event of the ledger that has its SHA-256 is of the kind 'publication'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/pages/folder.h"
#include "takecare/publication/publisher.h"

namespace takecare::publication {

struct ManifestFile {
  std::string path;
  std::uint64_t bytes = 0;
  std::string sha256;
};

// A version whose files are on the site.
struct ManifestVersion {
  std::string path;    // its folder
  std::string digest;  // of its SHA256SUMS
  std::uint64_t entry = 0;
};

struct Manifest {
  std::string as_of;
  std::string known;
  std::string book;
  std::string log;
  std::string warning;
  Publisher publisher;
  bool with_book = true;
  std::vector<ManifestFile> files;
  std::vector<ManifestVersion> versions;
};

std::vector<ManifestFile> listed(const std::vector<pages::OutFile>& files);

Result<std::string> write_manifest(const Manifest& manifest);
// Refuses every text that write_manifest would not have written, and paths that lead out of the site.
Result<Manifest> read_manifest(std::string_view text);

}  // namespace takecare::publication
