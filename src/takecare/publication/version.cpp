#include "takecare/publication/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "takecare/base/file_bytes.h"
#include "takecare/base/sha256.h"
#include "takecare/lang/contains.h"
#include "takecare/pages/page.h"

namespace takecare::publication {

namespace {

namespace fs = std::filesystem;
namespace render = reports::render;

struct Attempt {
  reports::Report report;
  std::vector<pages::OutFile> files;
  std::string digest;
};

// 'as_of': the day that is looked at; none: the last of the period.
Result<Attempt> attempt(const lang::Program& program, const Publication& publication, const Version& version,
                        const VersionRequest& request, std::optional<Days> as_of, reports::Versions& before) {
  const lang::Report& declared = program.reports[static_cast<std::size_t>(publication.report)];
  auto source = reports::open_source(program, declared, *request.sources, version.known);
  if (!source) return std::unexpected(source.error());
  const reports::Request asked{.periods = publication.period.id,
                               .as_of = as_of,
                               .warning = source->warning(request.warning),
                               .sources = source->notes,
                               .known = source->known,
                               .secret = request.sources->secret};
  auto report = before.make(program, publication.report, asked, *source->evaluator);
  if (!report) return std::unexpected(report.error());
  auto files = render::report_files(*report, request.frame);
  std::string digest = render::content_digest(files);
  return Attempt{.report = std::move(*report), .files = std::move(files), .digest = std::move(digest)};
}

// The file names of a list of checksums, when every file is there and has its checksum.
Result<std::vector<pages::OutFile>> read_kept(const fs::path& folder, const std::string& digest) {
  auto sums = read_file_bytes(folder / render::sums_file);
  if (!sums) return std::unexpected(sums.error());
  if (sha256_hex(*sums) != digest) return fail("the files kept in " + folder.string() + " have another digest");
  std::vector<pages::OutFile> files{{.path = render::sums_file, .content = *sums}};
  constexpr std::size_t name_at = 66;  // 64 digits, two spaces
  for (std::size_t begin = 0, end = 0; (end = sums->find('\n', begin)) != std::string::npos; begin = end + 1) {
    const std::string line = sums->substr(begin, end - begin);
    const std::string name = line.size() > name_at ? line.substr(name_at) : std::string();
    if (name.empty() || name.contains('/') || name.starts_with('.')) return fail("a checksum names no file: " + line);
    auto content = read_file_bytes(folder / name);
    if (!content) return std::unexpected(content.error());
    if (sha256_hex(*content) != line.substr(0, 64)) {
      return fail((folder / name).string() + " has not the checksum that was published");
    }
    files.push_back({.path = name, .content = std::move(*content)});
  }
  return files;
}

// What the content says first on every page: it is no less invented for being kept.
std::string warning_in(const std::vector<pages::OutFile>& files) {
  const auto json = std::ranges::find(files, render::json_file, &pages::OutFile::path);
  if (json == files.end()) return {};
  const auto report = nlohmann::json::parse(json->content, nullptr, false);
  const auto warning = report.is_object() ? report.find("warning") : report.end();
  return warning != report.end() && warning->is_string() ? warning->get<std::string>() : std::string();
}

// A page over files that were kept: what made them is no longer there to make their page.
std::string kept_page(const lang::Report& report, const Publication& publication,
                      const std::vector<pages::OutFile>& files, const render::Frame& frame) {
  pages::Html html;
  html.line("h1", report.title);
  html.line("p", publication.period.label, {{"class", "lede"}});
  if (!frame.notice.empty()) {
    const auto box = html.in("div", {{"class", "box warn"}});
    html.line("p", frame.notice);
  }
  html.line("p",
            "These are the files as they were published; their checksums have the digest that is on the record. The "
            "records as they stand today no longer give them, and so there is no page made from them.");
  const auto list = html.in("ul", {{"class", "files"}});
  for (const pages::OutFile& file : files) {
    pages::Html item;
    item.link(file.path, file.path);
    html.line_of("li", item);
  }
  return pages::page({.title = report.title,
                      .description = report.title + ", " + publication.period.label,
                      .home = frame.home,
                      .trail = frame.trail,
                      .warning = warning_in(files),
                      .around = frame.around},
                     html);
}

Error other_bytes(const Version& version, const std::vector<std::string>& digests) {
  std::string made;
  for (const std::string& digest : digests) made += (made.empty() ? "" : " or ") + digest;
  return {
      .message = fmt::format("what the records of {} give has the digest {}, and {} was let out", version.known, made,
                             version.digest),
      .help =
          "name a site that has the files as they were published with --kept, or let a correction out; nothing else "
          "may be shown for it"};
}

bool protects(const lang::Program& program, int report) {
  const lang::Protection& protection = program.reports[static_cast<std::size_t>(report)].protection;
  return protection.suppresses() || protection.round_to > 0 || protection.keys.at_most > 0;
}

// What an earlier version withheld is not known when it cannot be made again.
Error not_known(const Publication& publication, const Version& version, const MadeVersion& made) {
  return {.message = fmt::format(
              "version {} of {} cannot be made again, so that what it tells together with another cannot "
              "be protected{}",
              version.number, publication.period.id, made.problem ? ": " + made.problem->message : std::string()),
          .help =
              "make the draft with the book, the files and the warning that it was made with; or tell in words what "
              "was wrong, or withdraw the report"};
}

}  // namespace

MadeVersion make_version(const lang::Program& program, const Publication& publication, const Version& version,
                         const VersionRequest& request, reports::Versions& before) {
  MadeVersion made;
  if (version.digest.empty()) {
    made.problem = Error{.message = "the record has no digest of what was let out",
                         .help = "correct the act that should have recorded it"};
    return made;
  }
  std::vector<std::string> digests;
  // Which day was looked at, its digest says.
  for (const std::optional<Days> as_of : {std::optional<Days>(), std::optional(version.fixed_on)}) {
    auto tried = attempt(program, publication, version, request, as_of, before);
    if (!tried) {
      if (!made.problem) made.problem = tried.error();
      continue;
    }
    if (tried->digest == version.digest) {
      before.keep();
      return {.files = std::move(tried->files), .report = std::move(tried->report), .as_of = as_of, .problem = {}};
    }
    if (!lang::contains(digests, tried->digest)) digests.push_back(tried->digest);
  }
  if (!digests.empty()) made.problem = other_bytes(version, digests);
  auto kept = read_kept(request.kept, version.digest);
  if (!kept) return made;
  const lang::Report& declared = program.reports[static_cast<std::size_t>(publication.report)];
  kept->push_back({.path = "index.html", .content = kept_page(declared, publication, *kept, request.frame)});
  std::ranges::sort(*kept, {}, &pages::OutFile::path);
  return {.files = std::move(*kept), .report = {}, .as_of = {}, .kept = true, .problem = {}};
}

Result<reports::Versions> versions_by(const lang::Program& program, int report, const reports::Period& period,
                                      const std::string& known, const VersionRequest& request) {
  const Days day = parse_iso_date(known.substr(0, 10)).value_or(0);
  const auto all = publications(program, *request.sources->past, {.as_of = day, .known = known});
  if (!all) return std::unexpected(all.error());
  reports::Versions versions;
  for (const Publication& publication : *all) {
    if (publication.report != report || publication.period != period) continue;
    for (const Version& version : publication.versions) {
      const MadeVersion made = make_version(program, publication, version, request, versions);
      if (protects(program, report) && !made.report) return std::unexpected(not_known(publication, version, made));
    }
  }
  return versions;
}

}  // namespace takecare::publication
