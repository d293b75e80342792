#include "takecare/reports/render/sections.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/render/table_rows.h"

namespace takecare::reports::render {

namespace {

std::string because(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += pages::plain(names[i]);
  }
  return pages::capitalized(text) + (names.size() > 1 ? " are not known" : " is not known");
}

void define(pages::Html& html, std::string_view word, std::string_view meaning) {
  html.line("dt", word);
  html.line("dd", meaning);
}

bool any_figure(const Report& report, bool (*fits)(const Figure&)) {
  return std::ranges::any_of(report.cube.cells,
                             [fits](const auto& cell) { return std::ranges::any_of(cell.second.figures, fits); });
}

void write_sources(pages::Html& html, const Report& report) {
  html.line("h3", "Where the records came from");
  const auto list = html.in("ul");
  for (const SourceNote& source : report.sources) {
    pages::Html item;
    source.url.starts_with("http") ? item.link(source.url, source.title) : item.text(source.title);
    if (!source.text.empty()) item.text(": " + source.text);
    html.line_of("li", item);
  }
}

}  // namespace

void write_unplaced(pages::Html& html, const Report& report) {
  if (report.cube.unplaced.empty()) return;
  html.line("h2", "Records that could not be placed", {{"id", "not-placed"}});
  html.line(
      "p",
      fmt::format(
          "{} {} may or may not belong in this report, because something that decides it is not known. They are in no "
          "figure above.",
          pages::capitalized(shown_count(report.cube.unplaced_total)),
          pages::record_noun(report.record, report.cube.unplaced_total.value)));
  const auto box = scroll_box(html, "Records that could not be placed");
  const auto table = html.in("table");
  write_caption(html, {}, unit_note(report));
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    html.line("th", "Because", {{"scope", "col"}});
    html.line("th", "Number", {{"scope", "col"}, {"class", "num"}});
  }
  const Measure count{.name = "count", .label = "Number", .kind = MeasureKind::count, .type = {}};
  const auto body = html.in("tbody");
  for (const UnplacedFigure& one : report.cube.unplaced) {
    const auto row = html.in("tr");
    html.line("th", because(one.unknown), {{"scope", "row"}});
    write_figure(html, one.count, count);
  }
}

void write_reading(pages::Html& html, const Report& report) {
  html.line("h2", "How to read the figures", {{"id", "reading"}});
  const auto list = html.in("dl", {{"class", "words"}});
  if (report.protect_under > 1) {
    define(html, "Suppressed",
           fmt::format("There is a figure, and it is not shown. Counts from 1 to {} are suppressed so that nobody can "
                       "be recognised in them; other "
                       "counts are suppressed only where a small one could be worked out from them by adding and "
                       "subtracting, in all tables of "
                       "this report together. Before the report was written, every suppressed figure was attacked with "
                       "linear programs; none could "
                       "be told to be a small count.",
                       report.protect_under - 1));
    if (shows_sums(report.cube.layout)) {
      define(
          html, "Suppressed sums",
          fmt::format("A sum is suppressed where its count is, and where somebody could estimate the largest amount "
                      "in it to within {} percent; other sums only where one of these could be worked out from them. "
                      "They, too, were attacked with linear programs before the report was written.",
                      report.sums_percent));
    }
  } else {
    define(html, "Suppressed", "Nothing is suppressed in this report.");
  }
  define(html, "Unknown",
         "The records do not say. An unknown is counted as itself: it is never taken for a yes, a no or any other "
         "answer.");
  define(html, "Not applicable", "There surely is no such thing: no date for something that did not happen.");
  define(html, "0", "None. A zero is always shown.");
  if (any_figure(report, [](const Figure& figure) { return figure.incomplete; })) {
    define(html, "\u2020", "Some of the records in this cell have no known value; the figure is of the others.");
  }
  if (std::ranges::any_of(report.cube.layout.measures,
                          [](const Measure& m) { return m.kind == MeasureKind::percent; })) {
    define(html, "Percent", "Of all records in the table at that time, those with an unknown answer too.");
  }
}

void write_notes(pages::Html& html, const Report& report) {
  const bool anything = !report.notes.empty() || !report.sources.empty() || !report.never.empty();
  if (!anything) return;
  html.line("h2", "Notes and sources", {{"id", "notes"}});
  for (const std::string& note : report.notes) html.line("p", note);
  if (!report.never.empty()) {
    std::string names;
    for (const std::string& name : report.never) names += (names.empty() ? "" : ", ") + pages::plain(name);
    html.line("p", "Never in this report: " + names + ".");
  }
  if (report.sources.empty()) return;
  write_sources(html, report);
  if (!report.known.empty()) html.line("p", "As far as they were recorded by " + report.known + ".");
}

void write_files(pages::Html& html, const Report& report) {
  html.line("h2", "Download", {{"id", "files"}});
  html.line("p",
            "The tables as CSV for spreadsheets, in which 'suppressed', 'unknown' and 'not applicable' are written "
            "out; everything as JSON; and "
            "a description of every column for programs.");
  const auto list = html.in("ul", {{"class", "files"}});
  for (const pages::Link& file : downloads(report)) {
    pages::Html item;
    item.link(file.href, file.text);
    html.line_of("li", item);
  }
}

}  // namespace takecare::reports::render
