#include "takecare/publication/site.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/print/print.h"
#include "takecare/publication/addresses.h"
#include "takecare/publication/catalog.h"
#include "takecare/publication/feed.h"
#include "takecare/publication/frame.h"
#include "takecare/publication/site_pages.h"

namespace takecare::publication {

namespace {

const lang::Report& report_of(const lang::Program& program, const Publication& publication) {
  return program.reports[static_cast<std::size_t>(publication.report)];
}

reports::render::Frame frame_of(const lang::Program& program, const SiteRequest& request,
                                const Publication& publication, const Version& version) {
  const lang::Report& report = report_of(program, publication);
  return {.home = "../../../index.html",
          .trail = {{.href = "../../../index.html", .text = "Reports"},
                    {.href = "../../index.html", .text = report.title},
                    {.href = "../index.html", .text = publication.period.id}},
          .around = main_pages(request, 3),
          .notice = notice_of(publication, version),
          .notice_href = "../index.html"};
}

Shown make(const lang::Program& program, const SiteRequest& request, Publication publication) {
  Shown shown{.publication = std::move(publication), .made = {}};
  reports::Versions before;
  for (const Version& version : shown.publication.versions) {
    VersionRequest asked{.sources = &request.sources,
                         .warning = request.warning,
                         .kept = {},
                         .frame = frame_of(program, request, shown.publication, version)};
    if (!request.kept.empty()) {
      asked.kept = request.kept / folder_of(report_of(program, shown.publication), shown.publication.period, version);
    }
    shown.made.push_back(make_version(program, shown.publication, version, asked, before));
  }
  return shown;
}

// Those about no record; and not by whom, which is for those who may see it.
Result<std::vector<programs::DutyRow>> public_duties(const lang::Program& program, const SiteRequest& request) {
  auto rows = programs::duties(program, *request.sources.past, {.as_of = request.as_of, .known = request.known});
  if (!rows) return std::unexpected(rows.error());
  std::erase_if(*rows, [&](const programs::DutyRow& row) {
    const auto duty = std::ranges::find(program.duties, row.duty, &lang::Duty::name);
    return duty == program.duties.end() || duty->record >= 0;
  });
  for (programs::DutyRow& row : *rows) row.holders.clear();
  return *rows;
}

void add_folder(Site& site, const std::string& folder, std::vector<pages::OutFile> files) {
  for (pages::OutFile& file : files) {
    site.files.push_back({.path = folder + "/" + file.path, .content = std::move(file.content)});
  }
}

void add_publication(const SiteContent& content, const Shown& shown, Site& site) {
  const lang::Report& report = report_of(*content.program, shown.publication);
  site.files.push_back({.path = folder_of(report, shown.publication.period) + "/index.html",
                        .content = publication_page(content, shown)});
  ++site.publications;
  for (std::size_t i = 0; i < shown.made.size(); ++i) {
    const Version& version = shown.publication.versions[i];
    const MadeVersion& made = shown.made[i];
    if (made.problem) {
      site.missing.push_back({.what = fmt::format("{}, {}, version {} ({})", report.name, shown.publication.period.id,
                                                  version.number, version.record),
                              .error = *made.problem});
    }
    if (made.files.empty()) continue;
    ++site.versions;
    const std::string folder = folder_of(report, shown.publication.period, version);
    site.listed.push_back({.path = folder, .digest = version.digest, .entry = version.by.entry});
    add_folder(site, folder, made.files);
  }
}

void add_pages(const SiteContent& content, Site& site) {
  site.files.push_back({.path = "index.html", .content = front_page(content)});
  for (const Shown& shown : content.shown) add_publication(content, shown, site);
  for (int i = 0; i < std::ssize(content.program->reports); ++i) {
    const bool any = std::ranges::any_of(content.shown, [i](const Shown& one) { return one.publication.report == i; });
    if (!any) continue;
    const lang::Report& report = content.program->reports[static_cast<std::size_t>(i)];
    site.files.push_back({.path = folder_of(report) + "/index.html", .content = report_page(content, i)});
  }
  const Days as_of = content.request.as_of;
  add_folder(site, "duties",
             {{.path = "index.html", .content = duties_page(content)},
              {.path = "duties.json", .content = programs::duties_json(content.duties, as_of)},
              {.path = "duties.ics", .content = programs::duties_calendar(content.duties, as_of)}});
}

}  // namespace

Result<Site> make_site(const std::vector<lang::Chapter>& chapters, const lang::Program& program,
                       const SiteRequest& request) {
  auto all = publications(program, *request.sources.past, {.as_of = request.as_of, .known = request.known});
  if (!all) return std::unexpected(all.error());
  auto duties = public_duties(program, request);
  if (!duties) return std::unexpected(duties.error());
  const print::Addresses book(chapters, program);
  SiteContent content{.program = &program,
                      .book = request.with_book ? &book : nullptr,
                      .request = request,
                      .shown = {},
                      .duties = std::move(*duties)};
  for (Publication& publication : *all) content.shown.push_back(make(program, request, std::move(publication)));
  Site site;
  add_pages(content, site);
  site.files.push_back({.path = catalog_file, .content = catalog(content)});
  site.files.push_back({.path = catalog_3_file, .content = catalog_3(content)});
  site.files.push_back({.path = feed_file, .content = feed(content)});
  if (request.with_book) add_folder(site, "book", print::print_book(chapters, program, request.as_of));
  std::ranges::sort(site.files, {}, &pages::OutFile::path);
  return site;
}

}  // namespace takecare::publication
