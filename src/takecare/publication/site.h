// The whole site: every version of every report that was let out, with its corrections, answers and withdrawals; what
// is due; the book; and the catalog of it all. The same book, ledger, time and files give the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/book.h"
#include "takecare/print/addresses.h"
#include "takecare/programs/duties.h"
#include "takecare/publication/manifest.h"
#include "takecare/publication/version.h"

namespace takecare::publication {

struct SiteRequest {
  Days as_of = 0;              // what had happened by that day
  std::string known;           // and was recorded by that time
  reports::Sources sources;    // with a ledger
  std::filesystem::path kept;  // an earlier site: files that have their digest are taken from it when they cannot be
                               // made again; may be missing
  std::string warning;         // shown first on every page
  Publisher publisher;
  bool with_book = true;
};

// A publication with its versions made, in the order of its versions.
struct Shown {
  Publication publication;
  std::vector<MadeVersion> made;
};

struct SiteContent {
  const lang::Program* program = nullptr;
  const print::Addresses* book = nullptr;  // nullptr: the book is not on the site
  SiteRequest request;
  std::vector<Shown> shown;
  std::vector<programs::DutyRow> duties;  // of those that are about no record
};

// What could not be shown: a version whose bytes are not there.
struct Missing {
  std::string what;  // 'report, period, version 2 (record P-1)'
  Error error;
};

struct Site {
  std::vector<pages::OutFile> files;    // in order of path
  std::vector<ManifestVersion> listed;  // the versions whose files are there
  std::vector<Missing> missing;
  std::size_t publications = 0;
  std::size_t versions = 0;  // that are there
};

Result<Site> make_site(const std::vector<lang::Chapter>& chapters, const lang::Program& program,
                       const SiteRequest& request);

}  // namespace takecare::publication
