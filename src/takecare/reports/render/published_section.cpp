// What others published beside the figures of the report: those for its own periods first, then those for other
// periods.
#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/sections.h"
#include "takecare/reports/render/table_rows.h"

namespace takecare::reports::render {

namespace {

// Each source once, in the order in which the figures name them.
class Sources {
 public:
  explicit Sources(const Comparison& comparison) {
    for (const ComparedFigure& figure : comparison.figures) {
      if (!figure.source.empty() && number(figure.source).empty()) named_.push_back(figure.source);
    }
  }

  // '2', as the list below the tables counts; empty for none.
  std::string number(const std::string& source) const {
    const auto at = std::ranges::find(named_, source);
    return at == named_.end() ? "" : std::to_string(at - named_.begin() + 1);
  }

  void write(pages::Html& html) const {
    if (named_.empty()) return;
    html.line("h3", "Sources of the published figures");
    const auto list = html.in("ol");
    for (std::size_t i = 0; i < named_.size(); ++i) {
      pages::Html item;
      const std::size_t url = std::min(named_[i].find("https://"), named_[i].size());
      item.text(named_[i].substr(0, url));
      if (url < named_[i].size()) item.link(named_[i].substr(url), named_[i].substr(url));
      html.line_of("li", item, {{"id", "source-" + std::to_string(i + 1)}});
    }
  }

 private:
  std::vector<std::string> named_;
};

std::string difference(const ComparedFigure& figure) {
  if (!figure.ours || (figure.ours->state != State::value && figure.ours->state != State::zero)) return "";
  const std::int64_t more = figure.ours->value - figure.published;
  return more > 0 ? "+" + pages::grouped(more) : pages::grouped(more);
}

void write_heads(pages::Html& html, bool ours) {
  const auto head = html.in("thead");
  const auto row = html.in("tr");
  const auto column = [&html](const char* name, const char* kind) {
    html.line("th", name, {{"scope", "col"}, {"class", kind}});
  };
  column("As published", "");
  if (!ours) column("Period", "");
  column("Published", "num");
  if (ours) column("This report", "num");
  if (ours) column("Difference", "num");
  column("How it was counted", "");
  column("Source", "num");
}

void write_row(pages::Html& html, const ComparedFigure& figure, const Sources& sources) {
  const Measure count{.name = "count", .label = "Number", .kind = MeasureKind::count, .type = {}};
  const auto row = html.in("tr");
  html.line("th", figure.label, {{"scope", "row"}});
  if (!figure.ours) html.line("td", figure.period, {{"class", "when"}});
  html.line("td", pages::grouped(figure.published), {{"class", "num"}});
  if (figure.ours) {
    write_figure(html, *figure.ours, count);
    html.line("td", difference(figure), {{"class", "num"}});
  }
  html.line("td", pages::capitalized(figure.note));
  pages::Html source;
  if (const std::string number = sources.number(figure.source); !number.empty()) {
    source.link("#source-" + number, "[" + number + "]");
  }
  html.line_of("td", source, {{"class", "num"}});
}

void write_table(pages::Html& html, const Report& report, bool ours, const Sources& sources) {
  const auto fits = [ours](const ComparedFigure& figure) { return figure.ours.has_value() == ours; };
  if (std::ranges::none_of(report.comparison.figures, fits)) return;
  const char* name = ours ? "Published figures and those of this report" : "Published for other periods";
  if (!ours) html.line("h3", name);
  const auto box = scroll_box(html, name);
  const auto table = html.in("table");
  write_caption(html, {}, unit_note(report));
  write_heads(html, ours);
  const auto body = html.in("tbody");
  for (const ComparedFigure& figure : report.comparison.figures) {
    if (fits(figure)) write_row(html, figure, sources);
  }
}

}  // namespace

void write_published(pages::Html& html, const Report& report) {
  if (report.comparison.figures.empty()) return;
  html.line("h2", "Beside the published figures", {{"id", "published"}});
  html.line("p",
            "What was published elsewhere, and the figure of this report for the same period. Where the published one "
            "was counted otherwise, its row says how.");
  const Sources sources(report.comparison);
  write_table(html, report, true, sources);
  write_table(html, report, false, sources);
  sources.write(html);
}

}  // namespace takecare::reports::render
