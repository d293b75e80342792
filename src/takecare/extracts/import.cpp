#include "takecare/extracts/import.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/base/write_file.h"
#include "takecare/extracts/file_scan.h"
#include "takecare/extracts/resolve.h"
#include "takecare/extracts/staging.h"
#include "takecare/extracts/supersede.h"
#include "takecare/extracts/text.h"

namespace takecare::extracts {

namespace {

namespace fs = std::filesystem;

const char* encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::latin1: return "ISO 8859-1";
    case Encoding::mixed: return "mixed";
  }
  return "";
}

// '<file>-<sha>-<contract>': tells the files of a folder apart, and a reader what they are of.
std::string stored_name(const std::string& file, const std::string& sha256, const std::string& contract) {
  std::string stem;
  for (const char c : fs::path(file).stem().string().substr(0, 40)) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    stem += plain ? c : '_';
  }
  return fmt::format("{}-{}-{}", stem, sha256.substr(0, 12), contract.substr(0, 8));
}

void say_encoding(const FileScan& scan, const std::string& file, std::vector<Diagnostic>& diagnostics) {
  if (scan.encoding == Encoding::utf8) return;
  const Place place{file, static_cast<int>(std::min<std::int64_t>(scan.other_line, 1 << 30)), 0};
  diagnostics.push_back({Severity::warning,
                         "not-utf8",
                         scan.encoding == Encoding::latin1
                             ? "the file is not in UTF-8; it was read as ISO 8859-1 (Latin-1)"
                             : "most of the file is UTF-8, but not all; rows that are not were rejected",
                         place,
                         "Ask for UTF-8.",
                         {}});
}

// One import, from the lock to the manifest.
class Import {
 public:
  Import(const Contract& contract, const fs::path& file, const fs::path& data, const ImportOptions& options)
      : contract_(contract), file_(file), data_(data), options_(options), name_(file.filename().string()) {}

  Result<ImportReport> run(const FileScan& scan) {
    auto manifest = read_manifest(data_, contract_.name);
    if (!manifest) return std::unexpected(manifest.error());
    manifest_ = std::move(*manifest);
    remove_leftovers(data_, manifest_);
    if (const auto known = find(scan.sha256); known != manifest_.files.end()) return again(*known, scan);
    if (auto refusal = check_replacement(); !refusal.empty()) return refuse(std::move(refusal));
    return read(scan);
  }

 private:
  std::vector<StoredFile>::iterator find(const std::string& sha256) {
    return std::ranges::find(manifest_.files, sha256, &StoredFile::sha256);
  }

  ImportReport refuse(std::vector<Diagnostic> diagnostics) {
    ImportReport report;
    report.file.file = name_;
    report.diagnostics = std::move(diagnostics);
    return report;
  }

  // Without a key nothing says which rows of a corrected file are new.
  std::vector<Diagnostic> check_replacement() const {
    const auto same_name = std::ranges::find(manifest_.files, name_, &StoredFile::file);
    if (!options_.replaces.empty()) {
      if (std::ranges::find(manifest_.files, options_.replaces, &StoredFile::file) != manifest_.files.end()) return {};
      return {{Severity::error,
               "nothing-to-replace",
               "no file " + options_.replaces + " was imported as " + contract_.name,
               {file_.string()},
               {},
               {}}};
    }
    if (contract_.keyed || same_name == manifest_.files.end()) return {};
    return {{Severity::error,
             "same-name",
             "another file of this name was imported as " + contract_.name + ", which has no key",
             {file_.string()},
             "If this one corrects it, say --replaces " + name_ + "; if it holds other rows, give it another name.",
             {}}};
  }

  // One connection for the whole import.
  Result<engine::Connection*> connect() {
    if (connection_) return &*connection_;
    const fs::path folder = extract_folder(data_, contract_.name);
    auto database = engine::Database::open({{}, options_.threads, options_.memory_limit, folder / ".spill"});
    if (!database) return std::unexpected(database.error());
    auto connection = database->connect();
    if (!connection) return std::unexpected(connection.error());
    connection_ = std::move(*connection);
    return &*connection_;
  }

  // The same bytes again: nothing to read, unless the contract has changed; a signature may come now.
  Result<ImportReport> again(StoredFile& known, const FileScan& scan) {
    if (known.contract != contract_.hash) return read(scan);
    ImportReport report;
    report.status = ImportStatus::already;
    if (known.status == FileStatus::held && options_.sign) {
      known.status = FileStatus::accepted;
      known.signature = *options_.sign;
      report.status = ImportStatus::accepted;
      if (auto kept = keep(report); !kept) return std::unexpected(kept.error());
    } else if (known.status == FileStatus::held) {
      report.status = ImportStatus::held;
    }
    if (!options_.warning.empty() && known.warning != options_.warning) {
      known.warning = options_.warning;
      if (auto kept = keep(report); !kept) return std::unexpected(kept.error());
    }
    finish(*find(scan.sha256), report);
    return report;
  }

  Result<ImportReport> read(const FileScan& scan) {
    const fs::path folder = extract_folder(data_, contract_.name);
    std::error_code error;
    fs::create_directories(folder, error);
    const std::string base = stored_name(name_, scan.sha256, contract_.hash);
    const StagingPaths paths{temporary_beside(folder / (base + ".parquet")),
                             temporary_beside(folder / (base + ".rejects.csv"))};
    auto connection = connect();
    if (!connection) return std::unexpected(connection.error());
    auto staged = stage(contract_, file_, scan, **connection, paths, options_.progress);
    if (!staged || staged->refused()) {
      fs::remove(paths.rows, error);
      fs::remove(paths.rejects, error);
      if (!staged) return std::unexpected(staged.error());
      return refuse(std::move(staged->diagnostics));
    }
    ImportReport report;
    say_encoding(scan, file_.string(), report.diagnostics);
    std::ranges::move(staged->diagnostics, std::back_inserter(report.diagnostics));
    report.first_rejects = std::move(staged->first_rejects);
    const StoredFile stored = describe(scan, *staged, base);
    if (auto placed = place(stored, paths); !placed) return std::unexpected(placed.error());
    enter(stored);
    if (auto kept = keep(report); !kept) return std::unexpected(kept.error());
    finish(stored, report);
    return report;
  }

  StoredFile describe(const FileScan& scan, const Staged& staged, const std::string& base) const {
    StoredFile stored;
    stored.file = name_;
    stored.sha256 = scan.sha256;
    stored.bytes = scan.bytes;
    stored.format = staged.format;
    stored.encoding = staged.format == "parquet" ? "" : encoding_name(scan.encoding);
    stored.contract = contract_.hash;
    stored.read = staged.read;
    stored.accepted = staged.accepted;
    stored.rejected = staged.rejected;
    stored.repeated = staged.repeated;
    stored.status = staged.rejected == 0 || options_.sign ? FileStatus::accepted : FileStatus::held;
    if (staged.rejected > 0 && options_.sign) stored.signature = *options_.sign;
    stored.rows = base + ".parquet";
    stored.warning = options_.warning;
    if (staged.rejected > 0) stored.rejects = base + ".rejects.csv";
    return stored;
  }

  Result<void> place(const StoredFile& stored, const StagingPaths& paths) const {
    const fs::path folder = extract_folder(data_, contract_.name);
    std::error_code error;
    if (stored.rejects.empty()) {
      fs::remove(paths.rejects, error);
    } else if (auto moved = move_into_place(paths.rejects, folder / stored.rejects); !moved) {
      fs::remove(paths.rows, error);
      return moved;
    }
    return move_into_place(paths.rows, folder / stored.rows);
  }

  // Takes the place of the file with the same bytes, or of the one that it replaces; else goes to the end.
  void enter(const StoredFile& stored) {
    auto place = find(stored.sha256);
    if (place == manifest_.files.end() && !options_.replaces.empty()) {
      place = std::ranges::find(manifest_.files, options_.replaces, &StoredFile::file);
    }
    if (place == manifest_.files.end()) {
      manifest_.files.push_back(stored);
    } else {
      *place = stored;
    }
  }

  Result<void> keep(ImportReport& report) {
    std::int64_t before = 0;
    for (const StoredFile& file : manifest_.files) before += file.superseded;
    if (contract_.keyed) {
      auto connection = connect();
      if (!connection) return std::unexpected(connection.error());
      if (auto counted = count_superseded(**connection, data_, manifest_); !counted) return counted;
    }
    std::int64_t after = 0;
    for (const StoredFile& file : manifest_.files) after += file.superseded;
    report.superseded = std::max<std::int64_t>(after - before, 0);
    if (auto written = write_manifest(data_, manifest_); !written) return written;
    remove_leftovers(data_, manifest_);
    return {};
  }

  void finish(const StoredFile& stored, ImportReport& report) const {
    report.file = stored;
    if (const auto entry = std::ranges::find(manifest_.files, stored.sha256, &StoredFile::sha256);
        entry != manifest_.files.end()) {
      report.file = *entry;
    }
    if (report.status == ImportStatus::refused) {
      report.status = report.file.status == FileStatus::accepted ? ImportStatus::accepted : ImportStatus::held;
    }
    if (!report.file.rejects.empty()) report.rejects = extract_folder(data_, contract_.name) / report.file.rejects;
    if (report.file.read == 0) {
      report.diagnostics.push_back({Severity::warning,
                                    "no-rows",
                                    "the file has no rows",
                                    {file_.string()},
                                    "If that is right, nothing is to be done.",
                                    {}});
    }
    if (report.superseded > 0) {
      report.diagnostics.push_back(
          {Severity::note,
           "superseded",
           fmt::format("{} rows of earlier files have the same key and are superseded", report.superseded),
           {file_.string()},
           {},
           {}});
    }
    if (report.file.status == FileStatus::held) {
      report.diagnostics.push_back({Severity::warning,
                                    "held",
                                    fmt::format("{} of {} rows were rejected: the file is held, and no report uses it",
                                                report.file.rejected, report.file.read),
                                    {file_.string()},
                                    "Mend the file, or sign for leaving them out: --sign \"NAME: WHY\".",
                                    {}});
    }
  }

  const Contract& contract_;
  fs::path file_;
  fs::path data_;
  const ImportOptions& options_;
  std::string name_;
  Manifest manifest_;
  std::optional<engine::Connection> connection_;
};

// The matches of all that was imported, with their evidence, for people to look at. The import stands without them.
void keep_matches(const lang::Program& program, int extract, const fs::path& data, ImportReport& report) {
  const int record = program.extracts[static_cast<std::size_t>(extract)].record;
  for (std::size_t i = 0; i < program.resolutions.size(); ++i) {
    if (program.resolutions[i].record != record) continue;
    auto kept = write_all_matches(program, static_cast<int>(i), data);
    if (kept) continue;
    report.diagnostics.push_back(
        {Severity::warning, "not-resolved", kept.error().message, kept.error().place, kept.error().help, {}});
  }
}

}  // namespace

Result<ImportReport> import_file(const lang::Program& program, int extract, const fs::path& file, const fs::path& data,
                                 const ImportOptions& options) {
  auto contract = make_contract(program, extract);
  if (!contract) return std::unexpected(contract.error());
  auto scan = scan_file(file);
  if (!scan) return std::unexpected(scan.error());
  auto lock = StoreLock::take(data);
  if (!lock) return std::unexpected(lock.error());
  auto report = Import(*contract, file, data, options).run(*scan);
  if (report && report->status != ImportStatus::refused) keep_matches(program, extract, data, *report);
  return report;
}

std::optional<Signature> parse_signature(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return std::nullopt;
  Signature signature{std::string(trim(std::string_view(text).substr(0, colon))),
                      std::string(trim(std::string_view(text).substr(colon + 1)))};
  if (signature.who.empty() || signature.why.empty()) return std::nullopt;
  return signature;
}

}  // namespace takecare::extracts
