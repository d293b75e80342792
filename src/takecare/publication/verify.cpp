#include "takecare/publication/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "takecare/base/file_bytes.h"
#include "takecare/base/sha256.h"
#include "takecare/ledger/canonical.h"
#include "takecare/ledger/examine.h"
#include "takecare/ledger/merkle.h"
#include "takecare/ledger/proof.h"
#include "takecare/ledger/published.h"
#include "takecare/programs/said.h"
#include "takecare/publication/addresses.h"
#include "takecare/reports/render/files.h"

namespace takecare::publication {

namespace {

namespace fs = std::filesystem;

constexpr const char* tampered = "do not trust this copy; get the site anew, and compare with others who have it";

class Verifying {
 public:
  Verifying(const fs::path& folder, const ledger::VerifierKey& key) : folder_(folder), key_(key) {}

  VerifiedSite run(const std::string& earlier) {
    read_proof();
    read_log();
    if (!earlier.empty()) begins_with(earlier_checkpoint, earlier);
    if (read_manifest_file()) {
      for (const ManifestFile& file : out_.manifest.files) look_at(file);
      for (const ManifestVersion& version : out_.manifest.versions) look_at(version);
      find_strangers();
    }
    return std::move(out_);
  }

 private:
  void find(std::string file, std::string problem, std::string help = tampered) {
    out_.findings.push_back({std::move(file), std::move(problem), std::move(help)});
  }

  void read_proof();
  bool strangers_in_log();
  void find_in_log(const ledger::Finding& finding);
  void read_log();
  // The log of the site begins with what a signed checkpoint says.
  void begins_with(const std::string& file, const std::string& note);
  bool read_manifest_file();
  void look_at(const ManifestFile& file);
  void look_at(const ManifestVersion& version);
  void find_strangers();

  const fs::path& folder_;
  const ledger::VerifierKey& key_;
  VerifiedSite out_;
  std::string expected_;  // SHA-256 of the manifest, by the ledger
};

void Verifying::read_proof() {
  const auto text = read_file_bytes(folder_ / proof_file);
  if (!text) return find(proof_file, text.error().message);
  const auto proved = ledger::verify_proof(*text, key_);
  if (!proved) return find(proof_file, proved.error().message);
  if (!proved->event || proved->event->kind != programs::kind::publication) {
    return find(proof_file, "the entry that it proves is not the publication of a site");
  }
  const auto fields = ledger::read_canonical(proved->event->fields);
  const ledger::Json* manifest = fields ? fields->member("manifest") : nullptr;
  if (manifest == nullptr || manifest->text() == nullptr) {
    return find(proof_file, "the entry that it proves names no manifest");
  }
  expected_ = *manifest->text();
  out_.entry = proved->index;
  out_.time = proved->event->time;
  out_.authority = proved->event->authority;
  if (const auto read = ledger::read_proof(*text)) begins_with(proof_file, read->note);
}

// What the ledger published is its checkpoint and its tiles; nothing else is opened.
bool Verifying::strangers_in_log() {
  bool any = false;
  std::error_code error;
  for (fs::directory_iterator entry(folder_ / log_folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool known =
        name == "tile" ? entry->is_directory(error) : name == "checkpoint" && entry->is_regular_file(error);
    if (known && !entry->is_symlink(error)) continue;
    find(std::string(log_folder) + "/" + name, "the ledger publishes no such file");
    any = true;
  }
  return any;
}

// A finding of the ledger begins with the file that it is about, where there is one.
void Verifying::find_in_log(const ledger::Finding& finding) {
  std::string problem = finding.problem;
  if (const std::string folder = (folder_ / log_folder).string() + "/"; problem.starts_with(folder)) {
    problem.erase(0, folder.size());
  }
  const std::size_t colon = problem.find(": ");
  const bool named =
      colon != std::string::npos && (problem.starts_with("tile/") || problem.starts_with("checkpoint: "));
  if (!named) return find(log_folder, problem, finding.help);
  find(std::string(log_folder) + "/" + problem.substr(0, colon), problem.substr(colon + 2), finding.help);
}

void Verifying::read_log() {
  const fs::path log = folder_ / log_folder;
  if (strangers_in_log()) return;
  const auto examined = ledger::verify(log, key_);
  if (!examined) return find(std::string(log_folder) + "/checkpoint", examined.error().message);
  for (const ledger::Finding& finding : examined->findings) find_in_log(finding);
  const auto note = read_file_bytes(log / "checkpoint");
  const auto checkpoint = note ? ledger::open_checkpoint(*note, key_) : std::unexpected(note.error());
  if (checkpoint) out_.checkpoint = *checkpoint;
}

void Verifying::begins_with(const std::string& file, const std::string& note) {
  const auto seen = ledger::open_checkpoint(note, key_);
  if (!seen) return find(file, seen.error().message, "give a checkpoint of the ledger that has this key");
  const auto log_note = read_file_bytes(folder_ / log_folder / "checkpoint");
  const auto log = log_note ? ledger::open_checkpoint(*log_note, key_) : std::unexpected(log_note.error());
  if (!log) return find(std::string(log_folder) + "/checkpoint", log.error().message);
  if (seen->size > log->size) {
    return find(file, fmt::format("it is of {} entries, and the log of the site has {}", seen->size, log->size));
  }
  const auto subtrees = ledger::subtrees_of(log->size, ledger::tiles_in(folder_ / log_folder));
  const auto proof = ledger::consistency_proof(seen->size, log->size, subtrees);
  if (!proof) return find(log_folder, proof.error().message);
  if (!ledger::extends(seen->size, seen->root, log->size, log->root, *proof)) {
    find(file, "the log of the site does not begin with the entries that it signs",
         "two histories of one ledger were signed; keep both files, they are the evidence");
  }
}

bool Verifying::read_manifest_file() {
  const auto text = read_file_bytes(folder_ / manifest_file);
  if (!text) return find(manifest_file, text.error().message), false;
  if (expected_.empty()) return false;
  if (sha256_hex(*text) != expected_) return find(manifest_file, "it is not the manifest that is on the ledger"), false;
  auto manifest = read_manifest(*text);
  if (!manifest) return find(manifest_file, manifest.error().message), false;
  out_.manifest = std::move(*manifest);
  return true;
}

void Verifying::look_at(const ManifestFile& file) {
  const fs::path path = folder_ / file.path;
  std::error_code error;
  if (fs::is_symlink(path, error)) return find(file.path, "it is a link, and not the file that was published");
  if (!fs::exists(path, error)) return find(file.path, "it is in the manifest, and not there");
  const auto bytes = read_file_bytes(path);
  if (!bytes) return find(file.path, bytes.error().message, "give yourself the right to read it, and verify again");
  if (bytes->size() != file.bytes || sha256_hex(*bytes) != file.sha256) {
    return find(file.path, "it is not the file that was published: its checksum is another");
  }
  ++out_.files;
}

void Verifying::look_at(const ManifestVersion& version) {
  const std::string file = version.path + "/" + reports::render::sums_file;
  const auto sums = read_file_bytes(folder_ / file);
  if (!sums) return;  // found above: it is in the manifest, or the next line is true
  if (sha256_hex(*sums) != version.digest) {
    return find(file, "it has not the digest under which the version was let out");
  }
  ++out_.versions;
}

void Verifying::find_strangers() {
  std::set<std::string> known{manifest_file, proof_file};
  for (const ManifestFile& file : out_.manifest.files) known.insert(file.path);
  std::vector<std::string> strangers;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder_, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string path = entry->path().lexically_relative(folder_).generic_string();
    // What the ledger published was looked at by itself: nothing else may stand there.
    if (path == log_folder && entry->is_directory(error) && !entry->is_symlink(error)) {
      entry.disable_recursion_pending();
    } else if (entry->is_symlink(error) || !entry->is_directory(error)) {
      if (!known.contains(path)) strangers.push_back(path);
    }
  }
  std::ranges::sort(strangers);
  for (const std::string& path : strangers) find(path, "it is not in the manifest");
}

}  // namespace

Result<VerifiedSite> verify_site(const fs::path& folder, const ledger::VerifierKey& key, const std::string& earlier) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return fail("'" + folder.string() + "' is no folder", "name the folder of a site that takecare publish made");
  }
  if (!fs::exists(folder / manifest_file, error) && !fs::exists(folder / proof_file, error)) {
    return fail(
        fmt::format("'{}' has neither {} nor {}: it is no published site", folder.string(), manifest_file, proof_file),
        "takecare publish makes one; what takecare report wrote has SHA256SUMS, for sha256sum -c");
  }
  return Verifying(folder, key).run(earlier);
}

}  // namespace takecare::publication
