#include "takecare/reports/render/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "takecare/pages/words.h"
#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/headline.h"

namespace takecare::reports::render {

namespace {

bool has_value(const Figure& figure) { return figure.state == State::value; }

std::optional<std::string> share(const Report& report, const Figure& part) {
  const Figure whole = headline(report, cell_at(report.cube, total_key(report.cube.layout, main_time(report))));
  if (!has_value(whole) || (part.state != State::value && part.state != State::zero)) return std::nullopt;
  return pages::tenths(pages::percent_tenths(part.value, whole.value)) + "%";
}

// The dimension that stands alone in a table, or the coarsest of its levels; else the last one of the first table. Of a
// finer level two categories may have one name, which are two rows.
int leading_dimension(const Report& report) {
  for (const TableShape& table : report.cube.layout.tables) {
    if (table.dimensions.size() == 1 || has_levels(table)) return table.dimensions[0];
  }
  const std::vector<int>& first = report.cube.layout.tables[0].dimensions;
  return first.empty() ? -1 : first.back();
}

Cell cell_of(const Report& report, int dimension, int category) {
  Key key = total_key(report.cube.layout, main_time(report));
  key[static_cast<std::size_t>(dimension) + 1] = category;
  return cell_at(report.cube, key);
}

Figure count_of(const Report& report, int dimension, int category) {
  return cell_of(report, dimension, category).count;
}

struct Largest {
  std::string label;
  Figure count;
};

std::optional<Largest> largest_of(const Report& report, int dimension) {
  const Dimension& by = report.cube.layout.dimensions[static_cast<std::size_t>(dimension)];
  std::optional<Largest> largest;
  for (std::size_t i = 0; i < by.categories.size(); ++i) {
    const Figure count = headline(report, cell_of(report, dimension, static_cast<int>(i)));
    if (by.categories[i].kind != CategoryKind::value || !has_value(count)) continue;
    if (!largest || largest->count.value < count.value) largest = {.label = by.categories[i].label, .count = count};
  }
  return largest;
}

// Of a report that shows sums and no counts.
void say_sum(const Report& report, Summary& summary) {
  const Figure sum = headline(report, cell_at(report.cube, total_key(report.cube.layout, main_time(report))));
  const std::string date = when(report.cube.layout.time, main_time(report));
  const std::string label = headline_label(report);
  summary.sentences.push_back(fmt::format("{} {}: {}.", label, date, shown_headline(report, sum)));
  summary.figures.push_back({.figure = shown_headline(report, sum), .words = label + " " + date});
}

void say_total(const Report& report, Summary& summary) {
  const Time& time = report.cube.layout.time;
  const Figure count = cell_at(report.cube, total_key(report.cube.layout, main_time(report))).count;
  const std::string date = when(time, main_time(report));
  if (count.state == State::suppressed) {
    summary.sentences.push_back(
        fmt::format("The number of {} {} is suppressed, because it is small or would give a small one away.",
                    pages::record_noun(report.record, 2), date));
    return;
  }
  std::string sentence = fmt::format("This report counts {} {}", pages::counted(count.value, report.record), date);
  if (time.additive) {
    sentence += fmt::format(", in {} {}s", pages::grouped(static_cast<std::int64_t>(time.periods.size())),
                            rhythm_noun(time.rhythm.every));
  }
  summary.sentences.push_back(sentence + ".");
  summary.figures.push_back(
      {.figure = pages::grouped(count.value), .words = pages::record_noun(report.record, count.value) + " " + date});
}

void say_largest(const Report& report, int dimension, Summary& summary) {
  const auto largest = largest_of(report, dimension);
  if (!largest) return;
  const std::string by = pages::plain(report.cube.layout.dimensions[static_cast<std::size_t>(dimension)].name);
  const auto percent = share(report, largest->count);
  summary.sentences.push_back(fmt::format("The largest group shown by {} is \u201c{}\u201d, with {}{}.", by,
                                          largest->label, shown_headline(report, largest->count),
                                          percent ? " (" + *percent + ")" : ""));
  summary.figures.push_back({.figure = shown_headline(report, largest->count),
                             .words = largest->label + (percent ? ", " + *percent + " of all" : "")});
}

void say_unknown(const Report& report, int dimension, Summary& summary) {
  const Dimension& by = report.cube.layout.dimensions[static_cast<std::size_t>(dimension)];
  const auto unknown = std::ranges::find(by.categories, CategoryKind::unknown, &Category::kind);
  const Figure count = count_of(report, dimension, static_cast<int>(unknown - by.categories.begin()));
  const std::string name = pages::plain(by.name);
  std::string sentence;
  if (has_value(count)) {
    const auto percent = share(report, count);
    sentence = fmt::format("For {} of them{} the {} is not known", pages::grouped(count.value),
                           percent ? " (" + *percent + ")" : "", name);
    summary.figures.push_back({.figure = pages::grouped(count.value),
                               .words = name + " not known" + (percent ? ", " + *percent + " of all" : "")});
  } else if (count.state == State::suppressed) {
    sentence = fmt::format("For some of them the {} is not known; how many is suppressed", name);
  } else {
    sentence = fmt::format("The {} of every one of them is known", name);
  }
  if (report.hidden_cells > 0)
    sentence +=
        fmt::format(", and {} figures are suppressed to protect small groups", pages::grouped(report.hidden_cells));
  summary.sentences.push_back(sentence + ".");
}

}  // namespace

int main_time(const Report& report) {
  const Time& time = report.cube.layout.time;
  return time.additive ? total : static_cast<int>(time.periods.size()) - 1;
}

std::string when(const Time& time, int at) {
  const Moment moment = moment_of(time, at);
  if (time.standing == Standing::first_day) return "on " + pages::english_date(moment.start);
  if (time.standing == Standing::last_day) return "on " + pages::english_date(moment.end);
  if (moment.start == moment.end) return "on " + pages::english_date(moment.end);
  return "from " + pages::english_span(moment.start, moment.end);
}

Summary summary_of(const Report& report) {
  Summary summary;
  const bool counts = speaks_of_counts(report);
  counts ? say_total(report, summary) : say_sum(report, summary);
  const int dimension = leading_dimension(report);
  if (dimension < 0) return summary;
  say_largest(report, dimension, summary);
  if (counts) say_unknown(report, dimension, summary);
  return summary;
}

}  // namespace takecare::reports::render
