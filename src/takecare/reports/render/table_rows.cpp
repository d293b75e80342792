#include "takecare/reports/render/table_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/headline.h"
#include "takecare/reports/render/summary.h"

namespace takecare::reports::render {

namespace {

bool is_missing(State state) { return state != State::value && state != State::zero; }

}  // namespace

void write_figure(pages::Html& html, const Figure& figure, const Measure& measure) {
  const bool missing = is_missing(figure.state);
  html.line("td", shown(figure, measure), {{"class", missing ? "missing" : "num"}});
}

Columns columns_for(const Report& report, const TableShape& table, const std::vector<int>& times) {
  const auto& measures = report.cube.layout.measures;
  std::vector<std::set<State>> states(measures.size());
  for (const int time : times) {
    for (auto cell = report.cube.cells.lower_bound(total_key(report.cube.layout, time));
         cell != report.cube.cells.end() && cell->first[0] == time; ++cell) {
      if (!in_table(table, cell->first)) continue;
      for (std::size_t i = 0; i < measures.size(); ++i) states[i].insert(cell->second.figures[i].state);
    }
  }
  Columns columns{.report = report, .measures = {}, .said = {}};
  std::map<std::string, std::string> missing;  // 'suppressed' -> the measures
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const bool none = !states[i].empty() && std::ranges::all_of(states[i], is_missing);
    // A table always shows how many: that is what it is for.
    if (!none || i == 0) {
      columns.measures.push_back(i);
      continue;
    }
    std::string words;
    for (const State state : states[i]) words += (words.empty() ? "" : " or ") + std::string(state_word(state));
    std::string& names = missing[words];
    names += (names.empty() ? "" : ", ") + pages::plain(measures[i].name);
  }
  for (const auto& [words, names] : missing) {
    columns.said += (columns.said.empty() ? "" : " ") + pages::capitalized(words) + " in every row: " + names + ".";
  }
  return columns;
}

void write_figures(pages::Html& html, const Columns& columns, const Key& key) {
  const Cell cell = cell_at(columns.report.cube, key);
  for (const std::size_t i : columns.measures)
    write_figure(html, cell.figures[i], columns.report.cube.layout.measures[i]);
}

void write_measure_heads(pages::Html& html, const Columns& columns) {
  for (const std::size_t i : columns.measures) {
    html.line("th", columns.report.cube.layout.measures[i].label, {{"scope", "col"}, {"class", "num"}});
  }
}

std::string unit_note(const Report& report) { return "Number of " + pages::record_noun(report.record, 2); }

std::string unit_note(const Report& report, int time) {
  const std::string date = when(report.cube.layout.time, time);
  return speaks_of_counts(report) ? unit_note(report) + " " + date : pages::capitalized(date);
}

std::string with(const std::string& note, const Columns& columns) {
  return columns.said.empty() ? note : note + ". " + columns.said;
}

void write_caption(pages::Html& html, const std::string& title, const std::string& note) {
  const auto caption = html.in("caption");
  const auto words = html.in("span");
  if (!title.empty()) html.line("strong", title);
  html.line("span", note, {{"class", "say"}});
}

pages::Html::Scope scroll_box(pages::Html& html, const std::string& name) {
  return html.in("div", {{"class", "scroll"}, {"role", "group"}, {"aria-label", name}, {"tabindex", "0"}});
}

}  // namespace takecare::reports::render
