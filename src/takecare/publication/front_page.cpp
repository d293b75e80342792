// The front page.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "takecare/pages/words.h"
#include "takecare/publication/addresses.h"
#include "takecare/publication/frame.h"
#include "takecare/publication/site_pages.h"
#include "takecare/reports/render/summary.h"

namespace takecare::publication {

namespace {

// The last period of each report that something stands for, else the last one.
std::map<int, const Shown*> latest_of(const SiteContent& content) {
  std::map<int, const Shown*> latest;
  for (const Shown& shown : content.shown) {
    const Shown*& one = latest[shown.publication.report];
    if (one == nullptr || standing(shown.publication) != nullptr) one = &shown;
  }
  return latest;
}

std::string first_sentence(const Shown& shown) {
  const Version* stands = standing(shown.publication);
  if (stands == nullptr) return "Withdrawn.";
  const MadeVersion& made = shown.made[static_cast<std::size_t>(stands->number - 1)];
  if (made.files.empty()) return "Its bytes are not on this site.";
  if (!made.report) return {};
  const auto sentences = reports::render::summary_of(*made.report).sentences;
  return sentences.empty() ? std::string() : sentences.front();
}

void write_card(pages::Html& html, const lang::Report& report, const Shown& shown) {
  const auto item = html.in("li");
  pages::Html title;
  title.link(folder_of(report, shown.publication.period) + "/index.html", report.title);
  html.line_of("h3", title);
  html.line("p", shown.publication.period.label, {{"class", "note"}});
  const std::string says = first_sentence(shown);
  if (!says.empty()) html.line("p", says);
  const std::string warning = warning_of(shown);
  if (!warning.empty()) html.line("p", warning, {{"class", "note"}});
  pages::Html more;
  more.link(folder_of(report) + "/index.html", "All periods", {{"aria-label", "All periods of: " + report.title}});
  html.line_of("p", more);
}

void write_reports(pages::Html& html, const SiteContent& content) {
  const auto latest = latest_of(content);
  html.line("h2", "Reports");
  if (latest.empty()) html.line("p", "Nothing was let out yet.");
  if (!latest.empty()) {
    const auto list = html.in("ul", {{"class", "cards"}});
    for (const auto& [report, shown] : latest) {
      write_card(html, content.program->reports[static_cast<std::size_t>(report)], *shown);
    }
  }
  pages::Html rest;
  bool any = false;
  for (int i = 0; i < std::ssize(content.program->reports); ++i) {
    const lang::Report& report = content.program->reports[static_cast<std::size_t>(i)];
    if (latest.contains(i)) continue;
    rest.line("li", report.title + (report.release < 0 ? " (the book says of no act that lets it out)" : ""));
    any = true;
  }
  if (!any) return;
  html.line("h3", "Not let out");
  html.line_of("ul", rest);
}

struct Change {
  std::uint64_t entry = 0;
  Days on = 0;
  std::string words;
  std::string href;
  std::string title;
};

void write_changes(pages::Html& html, const SiteContent& content) {
  std::vector<Change> changes;
  for (const Shown& shown : content.shown) {
    const lang::Report& report = content.program->reports[static_cast<std::size_t>(shown.publication.report)];
    const std::string href = folder_of(report, shown.publication.period) + "/index.html";
    const std::string title = report.title + ", " + shown.publication.period.id;
    for (const Version& version : shown.publication.versions) {
      if (version.corrects) {
        changes.push_back({version.by.entry, version.by.on, "corrected: " + version.by.says, href, title});
      }
      if (version.withdrawn) {
        const Deed& deed = *version.withdrawn;
        changes.push_back({deed.entry, deed.on, "withdrawn: " + deed.says, href, title});
      }
    }
  }
  if (changes.empty()) return;
  std::ranges::sort(changes, std::greater(), &Change::entry);
  html.line("h2", "Corrections and withdrawals", {{"id", "changes"}});
  const auto list = html.in("ul");
  for (const Change& change : changes) {
    pages::Html item;
    item.text(pages::english_date(change.on) + ": ").link(change.href, change.title).text(" " + change.words);
    html.line_of("li", item);
  }
}

void write_duties(pages::Html& html, const SiteContent& content) {
  std::map<std::string, std::int64_t> by_state;
  for (const programs::DutyRow& row : content.duties) ++by_state[programs::state_words(row.state)];
  html.line("h2", "What is due");
  std::string words;
  for (const auto& [state, count] : by_state) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", pages::grouped(count), state);
  }
  pages::Html line;
  line.text(fmt::format("On {}: {}. ", pages::english_date(content.request.as_of), words.empty() ? "nothing" : words));
  line.link("duties/index.html", "Every duty, and whether it was done");
  html.line_of("p", line);
}

void write_machines(pages::Html& html) {
  html.line("h2", "For programs");
  const auto list = html.in("ul", {{"class", "files"}});
  constexpr std::array<std::pair<const char*, const char*>, 3> links{{
      {catalog_file, "Catalog of all tables (DCAT-US 1.1)"},
      {catalog_3_file, "Catalog of all tables (DCAT-US 3.0)"},
      {feed_file, "What was published, corrected and withdrawn (Atom)"},
  }};
  for (const auto& [href, text] : links) {
    pages::Html item;
    item.link(href, text);
    html.line_of("li", item);
  }
}

}  // namespace

std::string front_page(const SiteContent& content) {
  const std::string title = "What the order asks to be reported";
  pages::Html html;
  html.line("h1", title);
  html.line(
      "p",
      fmt::format("Every report that was let out by {}, with its corrections. Each figure follows from records by "
                  "rules that cite their law; what cannot be known is said to be unknown.",
                  pages::english_date(content.request.as_of)),
      {{"class", "lede"}});
  write_reports(html, content);
  write_changes(html, content);
  write_duties(html, content);
  if (content.request.with_book) {
    html.line("h2", "The rules behind it");
    pages::Html line;
    line.link("book/index.html", "The book of the law, printed");
    html.line_of("p", line.text(": every rule beside the words that it carries out, every example with its proof."));
  }
  write_machines(html);
  write_verify(html, 0, {});
  return site_page(
      content,
      {.title = title, .description = "Reports under the order", .depth = 0, .self = "index.html", .trail = {}}, html);
}

}  // namespace takecare::publication
