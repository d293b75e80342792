#include "takecare/extracts/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "takecare/base/write_file.h"

namespace takecare::extracts {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* manifest_name = "manifest.json";

Json to_json(const StoredFile& file) {
  Json json = {{"file", file.file},
               {"sha256", file.sha256},
               {"bytes", file.bytes},
               {"format", file.format},
               {"encoding", file.encoding},
               {"contract", file.contract},
               {"read", file.read},
               {"accepted", file.accepted},
               {"rejected", file.rejected},
               {"repeated", file.repeated},
               {"superseded", file.superseded},
               {"status", file.status == FileStatus::accepted ? "accepted" : "held"}};
  if (!file.signature.who.empty()) json["signed"] = {{"who", file.signature.who}, {"why", file.signature.why}};
  json["rows"] = file.rows;
  if (!file.rejects.empty()) json["rejects"] = file.rejects;
  if (!file.warning.empty()) json["warning"] = file.warning;
  return json;
}

StoredFile from_json(const Json& json) {
  StoredFile file;
  file.file = json.at("file").get<std::string>();
  file.sha256 = json.at("sha256").get<std::string>();
  file.bytes = json.at("bytes").get<std::int64_t>();
  file.format = json.at("format").get<std::string>();
  file.encoding = json.at("encoding").get<std::string>();
  file.contract = json.at("contract").get<std::string>();
  file.read = json.at("read").get<std::int64_t>();
  file.accepted = json.at("accepted").get<std::int64_t>();
  file.rejected = json.at("rejected").get<std::int64_t>();
  file.repeated = json.at("repeated").get<std::int64_t>();
  file.superseded = json.at("superseded").get<std::int64_t>();
  file.status = json.at("status") == "accepted" ? FileStatus::accepted : FileStatus::held;
  if (json.contains("signed")) {
    file.signature = {json["signed"].at("who").get<std::string>(), json["signed"].at("why").get<std::string>()};
  }
  file.rows = json.at("rows").get<std::string>();
  file.rejects = json.value("rejects", std::string());
  file.warning = json.value("warning", std::string());
  return file;
}

// A name in the manifest is a name, not a path: a manifest that was tampered with cannot point elsewhere.
bool is_plain_name(const std::string& name) {
  return name.find('/') == std::string::npos && name != "." && name != "..";
}

}  // namespace

fs::path extract_folder(const fs::path& data, const std::string& extract) { return data / extract; }

Result<Manifest> read_manifest(const fs::path& data, const std::string& extract) {
  Manifest manifest;
  manifest.extract = extract;
  const fs::path path = extract_folder(data, extract) / manifest_name;
  std::error_code error;
  if (!fs::exists(path, error)) return manifest;
  const std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  try {
    const Json json = Json::parse(text.str());
    for (const Json& file : json.at("files")) manifest.files.push_back(from_json(file));
  } catch (const nlohmann::json::exception&) {
    return fail(path.string() + " is not a manifest of takecare", "Remove the folder and import its files again.",
                {path.string()});
  }
  for (const StoredFile& file : manifest.files) {
    const bool reconciled = file.read == file.accepted + file.rejected;
    if (reconciled && is_plain_name(file.rows) && is_plain_name(file.rejects)) continue;
    return fail(path.string() + " does not reconcile: " + file.file + " read " + std::to_string(file.read) +
                    ", accepted " + std::to_string(file.accepted) + ", rejected " + std::to_string(file.rejected),
                "Remove the folder and import its files again.", {path.string()});
  }
  return manifest;
}

Result<void> write_manifest(const fs::path& data, const Manifest& manifest) {
  Json files = Json::array();
  for (const StoredFile& file : manifest.files) files.push_back(to_json(file));
  const Json json = {{"extract", manifest.extract}, {"files", files}};
  const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return write_file(extract_folder(data, manifest.extract) / manifest_name, text);
}

Result<StoreLock> StoreLock::take(const fs::path& data) {
  std::error_code error;
  fs::create_directories(data, error);
  const fs::path path = data / ".lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0)
    return fail("the folder " + data.string() + " cannot be written", "Name a folder that you may write with --data.");
  StoreLock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    return fail("another import into " + data.string() + " is running", "Try again when it has ended.");
  }
  return lock;
}

StoreLock::~StoreLock() {
  if (file_ >= 0) ::close(file_);
}

StoreLock::StoreLock(StoreLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

StoreLock& StoreLock::operator=(StoreLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

void remove_leftovers(const fs::path& data, const Manifest& manifest) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(extract_folder(data, manifest.extract), error)) {
    const std::string name = entry.path().filename().string();
    const bool known = name == manifest_name || std::ranges::any_of(manifest.files, [&](const StoredFile& file) {
                         return name == file.rows || name == file.rejects;
                       });
    std::error_code ignored;
    if (!known) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace takecare::extracts
