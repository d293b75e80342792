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

namespace {

std::string sensitive_sums(const lang::SumsRule& rule) {
  const int percent = rule.percent > 0 ? rule.percent : usual_sums_percent;
  std::string words;
  if (rule.percent > 0 || !rule.given())
    words = fmt::format("somebody could estimate the largest amount in it to within {} percent", percent);
  if (rule.over_percent > 0) {
    words += fmt::format(
        "{}the {} make up more than {} percent of it", words.empty() ? "" : ", or where ",
        rule.largest == 1 ? std::string("largest amount would") : fmt::format("{} largest amounts", rule.largest),
        rule.over_percent);
  }
  return words;
}

void write_suppression(pages::Html& html, const Report& report) {
  define(html, "Suppressed",
         fmt::format("There is a figure, and it is not shown. Counts from 1 to {} are suppressed so that nobody can be "
                     "recognised in them; other counts are suppressed only where a small one could be worked out from "
                     "them by adding and subtracting, in all tables of this report together. Before the report was "
                     "written, every suppressed figure was attacked with linear programs; none could be told to be a "
                     "small count.",
                     report.protection.counts_under - 1));
  if (!shows_sums(report.cube.layout)) return;
  define(html, "Suppressed sums",
         fmt::format("A sum is suppressed where its count is, and where {}; other sums only where one of these could "
                     "be worked out from them. They, too, were attacked with linear programs before the report was "
                     "written.",
                     sensitive_sums(report.protection.sums)));
}

void write_rounding(pages::Html& html, const Report& report) {
  define(html, "Rounded",
         fmt::format("Every count is a multiple of {} that is less than {} away from the count of the records, up or "
                     "down, and zero where there is none; the published figures add up in every table. So that nobody "
                     "can be recognised in a small one. Before the report was written, every figure was attacked with "
                     "linear programs; none told more of its count than that.",
                     report.protection.round_to, report.within + 1));
}

void write_perturbation(pages::Html& html, const Report& report) {
  const lang::CellKeys& keys = report.protection.keys;
  const std::string none =
      keys.none_under > 1 ? fmt::format(" No count from 1 to {} is ever shown.", keys.none_under - 1) : std::string();
  define(
      html, "Perturbed",
      fmt::format("To every count a number of at most {} was added or taken away, that averages to nothing and hangs "
                  "on the records that are counted, so that the same cell is the same figure wherever it stands. "
                  "Therefore figures need not add up.{} Before the report was written, every figure was attacked "
                  "with linear programs; none told its count.",
                  keys.at_most, none));
}

}  // namespace

void write_reading(pages::Html& html, const Report& report) {
  html.line("h2", "How to read the figures", {{"id", "reading"}});
  const auto list = html.in("dl", {{"class", "words"}});
  if (report.protection.suppresses()) {
    write_suppression(html, report);
  } else if (report.protection.round_to > 0) {
    write_rounding(html, report);
  } else if (report.protection.keys.at_most > 0) {
    write_perturbation(html, report);
  } else {
    define(html, "Suppressed", "Nothing is suppressed in this report.");
  }
  define(html, "Unknown",
         "The records do not say. An unknown is counted as itself: it is never taken for a yes, a no or any other "
         "answer.");
  define(html, "Not applicable", "There surely is no such thing: no date for something that did not happen.");
  define(html, "0", report.within > 0 ? "None, or too few to be told from none." : "None. A zero is always shown.");
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
