// A version of a report, made again: from the records as they were known when its digest was written down, and shown
// only when it comes out with that digest.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "takecare/pages/folder.h"
#include "takecare/publication/releases.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/source.h"

namespace takecare::publication {

struct MadeVersion {
  std::vector<pages::OutFile> files;      // of its folder, in order of path; empty: its bytes are not there
  std::optional<reports::Report> report;  // nothing when the files were kept from an earlier site
  std::optional<Days> as_of;              // the day that the records were looked at, where it is one for all periods
  bool kept = false;                      // from an earlier site, its pages made anew
  std::optional<Error> problem;           // why its bytes are not there
};

struct VersionRequest {
  const reports::Sources* sources = nullptr;
  std::string warning;         // shown first on every page; part of the content
  std::filesystem::path kept;  // the folder of this version on an earlier site; may be missing
  reports::render::Frame frame;
};

// Looked at on the last day of the period or on the day on which the digest was written down: whichever comes out with
// the digest. When none does, the files of 'kept' that have
// the digest.
//
// 'before': the versions of the publication that were made before this one. It is protected together with them, and
// joins them. One whose bytes cannot be made again is not among them: what it showed is no longer known.
MadeVersion make_version(const lang::Program& program, const Publication& publication, const Version& version,
                         const VersionRequest& request, reports::Versions& before);

// The versions of a report for a period that were let out by a time: what a draft has to be protected together with. An
// error when the report protects whom it counts and one of them cannot be made again.
Result<reports::Versions> versions_by(const lang::Program& program, int report, const reports::Period& period,
                                      const std::string& known, const VersionRequest& request);

}  // namespace takecare::publication
