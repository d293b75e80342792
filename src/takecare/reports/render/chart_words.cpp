#include "takecare/reports/render/chart_words.h"

#include <fmt/format.h>

#include "takecare/pages/html.h"

namespace takecare::reports::render {

namespace {

constexpr std::size_t most_names = 8;

}  // namespace

std::string chart_figure(const std::string& caption, const std::string& note, const std::string& chart) {
  pages::Html html;
  {
    const auto scope = html.in("figure");
    pages::Html words;
    words.text(caption);
    if (!note.empty()) words.text(" ").span("span", note, {{"class", "say"}});
    html.line_of("figcaption", words);
    html.markup(chart);
  }
  return html.str();
}

std::string said(const std::vector<ChartBar>& bars) {
  std::string text;
  for (const ChartBar& bar : bars) text += (text.empty() ? "" : "; ") + bar.label + ": " + bar.text;
  return text + ".";
}

std::string only_in_table(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  if (names.size() > most_names) return fmt::format("Only in the table: {} others.", names.size());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return fmt::format("Only in the table: {}.", text);
}

bool is_shown(const Figure& count) { return count.state == State::value || count.state == State::zero; }

}  // namespace takecare::reports::render
