#include "takecare/publication/publish.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/base/sha256.h"
#include "takecare/lang/contains.h"
#include "takecare/ledger/canonical.h"
#include "takecare/ledger/published.h"
#include "takecare/programs/hold.h"
#include "takecare/programs/said.h"
#include "takecare/publication/addresses.h"

namespace takecare::publication {

namespace {

namespace fs = std::filesystem;
using ledger::Json;

std::vector<int> publishing_authorities(const lang::Program& program) {
  std::vector<int> all;
  for (const lang::Release& release : program.releases) {
    const lang::LifeProgram& life = program.programs[static_cast<std::size_t>(release.program)];
    for (const int act : release.publishes.acts) {
      for (const lang::ActBy& by : life.acts[static_cast<std::size_t>(act)].by) {
        if (!lang::contains(all, by.authority)) all.push_back(by.authority);
      }
    }
  }
  return all;
}

Manifest manifest_of(const ledger::Ledger& ledger, const Site& site, const SiteRequest& made_of,
                     const std::string& book) {
  return {.as_of = format_iso_date(made_of.as_of),
          .known = made_of.known,
          .book = book,
          .log = ledger.origin(),
          .warning = made_of.warning,
          .publisher = made_of.publisher,
          .with_book = made_of.with_book,
          .files = listed(site.files),
          .versions = site.listed};
}

Result<ledger::Event> event_of(const Site& site, const SiteRequest& made_of, const PublishRequest& request,
                               const std::string& sha256) {
  auto fields = ledger::write_canonical(Json::Members{{"as_of", format_iso_date(made_of.as_of)},
                                                      {"files", static_cast<std::int64_t>(site.files.size())},
                                                      {"known", made_of.known},
                                                      {"manifest", sha256}});
  if (!fields) return std::unexpected(fields.error());
  return ledger::Event{.kind = programs::kind::publication,
                       .actor = request.actor,
                       .authority = request.authority,
                       .on = made_of.as_of,
                       .time = request.time,
                       .fields = std::move(*fields),
                       .key = fmt::format("publication {} by {}", sha256, request.actor),
                       .book = request.book};
}

}  // namespace

Result<std::string> may_publish(const lang::Program& program, const programs::Past& past, const std::string& actor,
                                const programs::When& when) {
  std::string names;
  for (const int authority : publishing_authorities(program)) {
    const auto standing = programs::standing_of(program, past, authority, actor, when, programs::Reasons::none);
    if (!standing) return std::unexpected(standing.error());
    std::string name = programs::authority_name(program, authority);
    if (standing->held) return name;
    names += (names.empty() ? "" : " or ") + name;
  }
  if (names.empty()) {
    return fail("the book has no release, so nobody may publish", "declare one: release NAME of RECORD");
  }
  return fail(fmt::format("'{}' does not hold {} on {}", actor, names, format_iso_date(when.as_of)),
              "a site is published by who may let a report out");
}

Result<void> may_replace(const fs::path& out) {
  std::error_code code;
  if (!fs::exists(out, code) || fs::exists(out / manifest_file, code)) return {};
  if (fs::is_directory(out, code) && fs::is_empty(out, code)) return {};
  return fail(fmt::format("'{}' holds something else than a published site, and would be replaced", out.string()),
              "name a folder of its own: -o " + (out / "site").string());
}

Result<Published> publish(ledger::Ledger& ledger, const Site& site, const SiteRequest& made_of,
                          const PublishRequest& request) {
  auto text = write_manifest(manifest_of(ledger, site, made_of, request.book));
  if (!text) return std::unexpected(text.error());
  Published published{.entry = 0, .manifest = sha256_hex(*text)};
  const auto event = event_of(site, made_of, request, published.manifest);
  if (!event) return std::unexpected(event.error());
  const auto appended = ledger.append({&*event, 1});
  if (!appended) return std::unexpected(appended.error().error);
  published.entry = appended->front();
  if (auto done = ledger.publish(); !done) return std::unexpected(done.error());
  auto proof = ledger.prove(published.entry);
  if (!proof) return std::unexpected(proof.error());
  auto log = ledger::published_copy(request.folder);
  if (!log) return std::unexpected(log.error());
  std::vector<pages::OutFile> files = site.files;
  files.push_back({.path = manifest_file, .content = std::move(*text)});
  files.push_back({.path = proof_file, .content = std::move(*proof)});
  for (auto& [path, bytes] : *log) {
    files.push_back({.path = std::string(log_folder) + "/" + path, .content = std::move(bytes)});
  }
  if (auto written = pages::replace_folder(request.out, files); !written) return std::unexpected(written.error());
  return published;
}

}  // namespace takecare::publication
