#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/sections.h"

namespace takecare::reports::render {

namespace {

std::string dates_of(const Report& report) {
  if (report.one_as_of || report.cube.layout.time.periods.size() == 1) return "on " + pages::english_date(report.as_of);
  return fmt::format("at the end of any of the {}s", rhythm_noun(report.cube.layout.time.rhythm.every));
}

std::string status_of(const Report& report, const LawLine& line) {
  if (line.dates == 0) return "no dates are recorded for it";
  if (line.in_force == line.dates) {
    return line.why.empty() ? "in force" : "in force, limited: " + line.why;
  }
  const std::string why = line.why.empty() ? "" : ": " + line.why;
  if (line.in_force == 0) return "not in force " + dates_of(report) + why;
  return fmt::format("in force at the end of {} of the {} {}s{}", pages::grouped(line.in_force),
                     pages::grouped(line.dates), rhythm_noun(report.cube.layout.time.rhythm.every), why);
}

bool lapsed(const LawLine& line) { return line.in_force < line.dates; }

void write_lines(pages::Html& html, const Report& report, const std::vector<LawLine>& lines, bool only_lapsed) {
  for (const LawLine& line : lines) {
    if (only_lapsed && !lapsed(line)) continue;
    pages::Html item;
    item.span("strong", line.citation);
    if (!only_lapsed && !line.source_title.empty()) item.text(" (" + line.source_title + ")");
    item.text(": " + status_of(report, line) + ".");
    html.line_of("li", item);
  }
}

}  // namespace

void write_law_alert(pages::Html& html, const Report& report) {
  if (report.law.all_in_force()) return;
  const auto box = html.in("div", {{"class", "box alert"}});
  html.line("h2", std::ranges::any_of(report.law.own, lapsed) ? "The law of this report was not in force"
                                                              : "Some law that this report uses was not in force");
  const auto list = html.in("ul");
  write_lines(html, report, report.law.own, true);
  write_lines(html, report, report.law.rules, true);
}

void write_law(pages::Html& html, const Report& report) {
  html.line("h2", "The law behind it", {{"id", "law"}});
  const bool each = !report.one_as_of && report.cube.layout.time.periods.size() > 1;
  html.line("p", each ? fmt::format("Each {} is counted under the law of its last day.",
                                    rhythm_noun(report.cube.layout.time.rhythm.every))
                      : fmt::format("Counted under the law of {}.", pages::english_date(report.as_of)));
  {
    const auto list = html.in("ul");
    write_lines(html, report, report.law.own, false);
  }
  if (report.law.rules.empty()) return;
  html.line("h3", "Cited by the rules that place a record");
  const auto list = html.in("ul");
  write_lines(html, report, report.law.rules, false);
}

}  // namespace takecare::reports::render
