#include "takecare/publication/manifest.h"

#include <algorithm>

#include "takecare/base/sha256.h"
#include "takecare/ledger/canonical.h"

namespace takecare::publication {

namespace {

using ledger::Json;

constexpr const char* format_name = "takecare-site-1";

Json number(std::uint64_t value) { return {static_cast<std::int64_t>(value)}; }

Json publisher_json(const Publisher& publisher) {
  return Json::Members{{"bureau", publisher.bureau},   {"contact", publisher.contact},
                       {"license", publisher.license}, {"contact_name", publisher.contact_name},
                       {"name", publisher.name},       {"program", publisher.program},
                       {"url", publisher.url}};
}

// Reads members; the first that is missing or of another kind is remembered.
class Members {
 public:
  explicit Members(const Json& json) : json_(json) {}

  std::string text(std::string_view name) {
    const Json* one = json_.member(name);
    const std::string* text = one == nullptr ? nullptr : one->text();
    if (text == nullptr) miss(name);
    return text == nullptr ? std::string() : *text;
  }
  std::uint64_t count(std::string_view name) {
    const Json* one = json_.member(name);
    const std::int64_t* value = one == nullptr ? nullptr : one->number();
    if (value == nullptr || *value < 0) return miss(name), 0;
    return static_cast<std::uint64_t>(*value);
  }
  bool truth(std::string_view name) {
    const Json* one = json_.member(name);
    const bool* value = one == nullptr ? nullptr : one->truth();
    if (value == nullptr) miss(name);
    return value != nullptr && *value;
  }
  const Json::List& list(std::string_view name) {
    static const Json::List none;
    const Json* one = json_.member(name);
    const Json::List* list = one == nullptr ? nullptr : one->list();
    if (list == nullptr) miss(name);
    return list == nullptr ? none : *list;
  }
  const std::string& missing() const { return missing_; }

 private:
  void miss(std::string_view name) {
    if (missing_.empty()) missing_ = name;
  }

  const Json& json_;
  std::string missing_;
};

std::unexpected<Error> malformed(const std::string& what) {
  return fail("this is no manifest of a site: " + what, "it is written by takecare publish and is not to be changed");
}

// Relative, without '.' or '..' and with nothing that is empty between its slashes.
bool stays_inside(std::string_view path) {
  if (path.empty() || path.contains('\\') || path.contains('\0')) return false;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

Result<void> read_files(const Json::List& list, Manifest& manifest) {
  for (const Json& json : list) {
    Members members(json);
    ManifestFile file{.path = members.text("path"), .bytes = members.count("bytes"), .sha256 = members.text("sha256")};
    if (!members.missing().empty()) return malformed("a file has no " + members.missing());
    if (!stays_inside(file.path)) return malformed("'" + file.path + "' is no path within it");
    if (!manifest.files.empty() && file.path <= manifest.files.back().path) {
      return malformed("'" + file.path + "' stands out of order");
    }
    manifest.files.push_back(std::move(file));
  }
  return {};
}

}  // namespace

std::vector<ManifestFile> listed(const std::vector<pages::OutFile>& files) {
  std::vector<ManifestFile> list;
  list.reserve(files.size());
  for (const pages::OutFile& file : files) {
    list.push_back({.path = file.path, .bytes = file.content.size(), .sha256 = sha256_hex(file.content)});
  }
  std::ranges::sort(list, {}, &ManifestFile::path);
  return list;
}

Result<std::string> write_manifest(const Manifest& manifest) {
  Json::List files;
  for (const ManifestFile& file : manifest.files) {
    files.emplace_back(Json::Members{{"bytes", number(file.bytes)}, {"path", file.path}, {"sha256", file.sha256}});
  }
  Json::List versions;
  for (const ManifestVersion& version : manifest.versions) {
    versions.emplace_back(
        Json::Members{{"digest", version.digest}, {"entry", number(version.entry)}, {"path", version.path}});
  }
  return ledger::write_canonical(Json::Members{{"as_of", manifest.as_of},
                                               {"book", manifest.book},
                                               {"files", std::move(files)},
                                               {"format", format_name},
                                               {"known", manifest.known},
                                               {"log", manifest.log},
                                               {"publisher", publisher_json(manifest.publisher)},
                                               {"versions", std::move(versions)},
                                               {"warning", manifest.warning},
                                               {"with_book", manifest.with_book}});
}

Result<Manifest> read_manifest(std::string_view text) {
  const auto json = ledger::read_canonical(text);
  if (!json) return malformed(json.error().message);
  Members members(*json);
  if (members.text("format") != format_name) return malformed("its format is not " + std::string(format_name));
  Manifest manifest{.as_of = members.text("as_of"),
                    .known = members.text("known"),
                    .book = members.text("book"),
                    .log = members.text("log"),
                    .warning = members.text("warning"),
                    .publisher = {},
                    .with_book = members.truth("with_book"),
                    .files = {},
                    .versions = {}};
  if (auto files = read_files(members.list("files"), manifest); !files) return std::unexpected(files.error());
  for (const Json& one : members.list("versions")) {
    Members version(one);
    manifest.versions.push_back(
        {.path = version.text("path"), .digest = version.text("digest"), .entry = version.count("entry")});
    if (!version.missing().empty()) return malformed("a version has no " + version.missing());
  }
  const Json* publisher = json->member("publisher");
  Members of(publisher == nullptr ? *json : *publisher);
  manifest.publisher = {.name = of.text("name"),
                        .contact = of.text("contact"),
                        .contact_name = of.text("contact_name"),
                        .url = of.text("url"),
                        .bureau = of.text("bureau"),
                        .program = of.text("program"),
                        .license = of.text("license")};
  if (publisher == nullptr || !of.missing().empty()) return malformed("its publisher has no " + of.missing());
  if (!members.missing().empty()) return malformed("it has no " + members.missing());
  if (write_manifest(manifest).value_or("") != text) return malformed("it says more than one does");
  return manifest;
}

}  // namespace takecare::publication
