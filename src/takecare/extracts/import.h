// One file of one extract, read by its contract into the store.
//
// Every row is accepted or rejected: what breaks the contract goes to the rejects file and takes no good row with it. A
// file with rejects is held, and no report uses it, until somebody signs for leaving them out.
//
// A key that stands in several rows of one file: rows that are the same count once, rows that differ are all rejected,
// since nobody can tell which is right. A key that an earlier file has too: the later import supersedes the earlier
// row, and the count is reported. 'replaces' takes the place of a whole earlier file, for a sender who sends a
// corrected one.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "takecare/extracts/store.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

struct ImportOptions {
  std::optional<Signature> sign;                    // for the rejects
  std::string replaces;                             // the name of an earlier file
  std::string warning;                              // of StoredFile; a file that is there already gets it, too
  std::function<void(std::int64_t rows)> progress;  // called now and then
  int threads = 0;                                  // 0: as many as there are cores
  std::string memory_limit = "1GiB";
};

enum class ImportStatus : std::uint8_t {
  accepted,  // its rows are used
  held,      // its rows are kept, and not used
  already,   // was imported before; nothing has changed
  refused,   // not an extract of this contract at all; nothing is kept
};

struct ImportReport {
  ImportStatus status = ImportStatus::refused;
  StoredFile file;
  std::int64_t superseded = 0;             // rows of earlier files that this one takes the place of
  std::vector<Diagnostic> diagnostics;     // why refused; what to know
  std::filesystem::path rejects;           // the rejects file; empty when nothing was rejected
  std::vector<std::string> first_rejects;  // up to five, in words: 'row 12, line 13, …'
};

// An error is of the machine (a folder that cannot be written), not of the file.
Result<ImportReport> import_file(const lang::Program& program, int extract, const std::filesystem::path& file,
                                 const std::filesystem::path& data, const ImportOptions& options = {});

// "WHO: WHY"; nothing when it is not both.
std::optional<Signature> parse_signature(const std::string& text);

}  // namespace takecare::extracts
