// The page of a period, and the page of all periods of a report.
#include <fmt/format.h>

#include <ranges>

#include "takecare/pages/words.h"
#include "takecare/publication/addresses.h"
#include "takecare/publication/answers.h"
#include "takecare/publication/changes.h"
#include "takecare/publication/frame.h"
#include "takecare/publication/site_pages.h"
#include "takecare/publication/trace.h"
#include "takecare/reports/render/summary.h"

namespace takecare::publication {

namespace {

const lang::Report& report_of(const SiteContent& content, int report) {
  return content.program->reports[static_cast<std::size_t>(report)];
}

// A version may have the content of the one before: a correction of what is not shown, or of a page.
bool repeats(const Publication& publication, const Version& version) {
  const auto before = static_cast<std::size_t>(version.number - 2);
  return version.number > 1 && publication.versions[before].digest == version.digest;
}

std::string what_of(const Version& version) {
  if (version.withdrawn) {
    return fmt::format("withdrawn on {}: {}", pages::english_date(version.withdrawn->on), version.withdrawn->says);
  }
  return version.corrects ? "correction: " + version.by.says : "as first let out";
}

void write_standing(pages::Html& html, const Publication& publication) {
  const Version* stands = standing(publication);
  if (stands == nullptr) {
    const auto box = html.in("div", {{"class", "box alert"}});
    html.line("p", "Nothing stands for this period: what was let out was withdrawn. Why is said below.");
    return;
  }
  if (publication.versions.size() == 1) return;
  const auto box = html.in("div", {{"class", "box warn"}});
  html.line("p",
            fmt::format("Version {} stands. What came before it, and what changed, is said below.", stands->number));
}

void write_summary(pages::Html& html, const Shown& shown) {
  const Version* stands = standing(shown.publication);
  if (stands == nullptr) return;
  const MadeVersion& made = shown.made[static_cast<std::size_t>(stands->number - 1)];
  if (made.files.empty()) {
    html.line("p", "The bytes of the version that stands are not on this site: " + made.problem->message + ".");
    return;
  }
  if (made.report) {
    std::string text;
    for (const std::string& sentence : reports::render::summary_of(*made.report).sentences) {
      text += (text.empty() ? "" : " ") + sentence;
    }
    html.line("p", text, {{"class", "summary"}});
  }
  pages::Html link;
  link.link(std::to_string(stands->number) + "/index.html", "Read the report");
  html.line_of("p", link);
}

// Enough to tell it from others; the whole one is the checksum of a file that is there.
std::string short_digest(const Version& version) {
  constexpr std::size_t digits = 12;
  if (version.digest.empty()) return "none recorded";
  return version.digest.size() > digits ? version.digest.substr(0, digits) + "\u2026" : version.digest;
}

void write_version(pages::Html& html, const Publication& publication, const Version& version, const MadeVersion& made) {
  const auto row = html.in("tr");
  pages::Html number;
  const std::string name = std::to_string(version.number);
  made.files.empty() ? number.text(name) : number.link(name + "/index.html", name);
  html.line_of("th", number, {{"scope", "row"}});
  html.line("td", what_of(version) + (repeats(publication, version) ? " (the same content as the one before)" : ""));
  html.line("td", pages::english_date(version.by.on));
  html.line("td", pages::plain(version.by.authority));
  html.line("td", version.known);
  html.line("td", std::to_string(version.by.entry));
  pages::Html digest;
  digest.span("code", short_digest(version), {{"title", version.digest}});
  if (made.files.empty()) digest.text(" (its bytes are not on this site)");
  html.line_of("td", digest);
}

void write_versions(pages::Html& html, const Shown& shown) {
  html.line("h2", "Versions", {{"id", "versions"}});
  const auto box =
      html.in("div", {{"class", "scroll"}, {"role", "region"}, {"aria-label", "Versions"}, {"tabindex", "0"}});
  const auto table = html.in("table");
  pages::Html caption;
  caption.span("span", "Every version that was let out; each stays at its address");
  html.line_of("caption", caption);
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const char* title : {"Version", "What it is", "Let out on", "By", "Records as of", "Ledger entry", "Digest"}) {
      html.line("th", title, {{"scope", "col"}});
    }
  }
  const auto body = html.in("tbody");
  for (std::size_t i = 0; i < shown.made.size(); ++i) {
    write_version(html, shown.publication, shown.publication.versions[i], shown.made[i]);
  }
}

void write_periods(pages::Html& html, const SiteContent& content, int report) {
  html.line("h2", "Periods");
  const auto list = html.in("ul");
  for (const Shown& shown : content.shown | std::views::reverse) {
    if (shown.publication.report != report) continue;
    const Version* stands = standing(shown.publication);
    pages::Html item;
    item.link(shown.publication.period.id + "/index.html", shown.publication.period.label);
    if (stands == nullptr) {
      item.text(": withdrawn");
    } else if (stands->number > 1) {
      item.text(fmt::format(": version {}", stands->number));
    }
    html.line_of("li", item);
  }
}

}  // namespace

std::string notice_of(const Publication& publication, const Version& version) {
  if (version.withdrawn) {
    return fmt::format("This report was withdrawn on {}: {}", pages::english_date(version.withdrawn->on),
                       version.withdrawn->says);
  }
  const Version* stands = standing(publication);
  if (stands == nullptr || stands->number == version.number) {
    return version.corrects ? "This report corrects an earlier version: " + version.by.says : std::string();
  }
  std::string says = stands->corrects && !stands->by.says.empty() ? ": " + stands->by.says : ".";
  return fmt::format("Version {} of this report took the place of this one on {}{}", stands->number,
                     pages::english_date(stands->by.on), says);
}

std::string warning_of(const Shown& shown) {
  const Version* stands = standing(shown.publication);
  if (stands == nullptr) return {};
  const MadeVersion& made = shown.made[static_cast<std::size_t>(stands->number - 1)];
  return made.report ? made.report->warning : std::string();
}

std::string publication_page(const SiteContent& content, const Shown& shown) {
  const Publication& publication = shown.publication;
  const lang::Report& report = report_of(content, publication.report);
  const Version* stands = standing(publication);
  pages::Html html;
  html.line("h1", report.title);
  html.line("p", publication.period.label, {{"class", "lede"}});
  write_standing(html, publication);
  write_summary(html, shown);
  write_comparisons(html, content, shown);
  write_versions(html, shown);
  write_changes(html, shown);
  write_answers(html, shown);
  write_trace(html, content, shown);
  write_verify(html, 2, stands == nullptr ? std::string() : stands->digest);
  return site_page(content,
                   {.title = fmt::format("{}: {}", report.title, publication.period.id),
                    .description = report.title + ", " + publication.period.label,
                    .depth = 2,
                    .self = {},
                    .trail = {{.href = folder_of(report) + "/index.html", .text = report.title}},
                    .warning = warning_of(shown)},
                   html);
}

std::string report_page(const SiteContent& content, int index) {
  const lang::Report& report = report_of(content, index);
  pages::Html html;
  html.line("h1", report.title);
  std::string cites;
  for (const lang::Citation& citation : report.citations) cites += (cites.empty() ? "" : "; ") + citation.text;
  html.line("p", "Asked for by " + cites, {{"class", "lede"}});
  write_periods(html, content, index);
  return site_page(content, {.title = report.title, .description = report.title, .depth = 1, .self = {}, .trail = {}},
                   html);
}

}  // namespace takecare::publication
