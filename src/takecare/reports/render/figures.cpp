#include "takecare/reports/render/figures.h"

#include <fmt/format.h>

#include "takecare/pages/words.h"
#include "takecare/reports/csv.h"

namespace takecare::reports::render {

namespace {

using lang::Kind;

// Millionths without the zeros at the end; 'digits' writes the whole part.
std::string decimal(std::int64_t millionths, bool separators) {
  const bool negative = millionths < 0;
  const std::int64_t size = negative ? -millionths : millionths;
  std::string text = separators ? pages::grouped(size / 1'000'000) : std::to_string(size / 1'000'000);
  if (size % 1'000'000 != 0) {
    text += fmt::format(".{:06}", size % 1'000'000);
    while (text.ends_with('0')) text.pop_back();
  }
  return negative ? "-" + text : text;
}

std::string cents(std::int64_t value, bool separators) {
  const bool negative = value < 0;
  const std::int64_t size = negative ? -value : value;
  const std::string whole = separators ? "$" + pages::grouped(size / 100) : std::to_string(size / 100);
  return fmt::format("{}{}.{:02}", negative ? "-" : "", whole, size % 100);
}

std::string shown_value(std::int64_t value, Kind kind) {
  switch (kind) {
    case Kind::date: return short_date(static_cast<Days>(value));
    case Kind::money: return cents(value, true);
    case Kind::duration: return format_duration(value);
    default: return decimal(value, true);
  }
}

std::string raw_value(std::int64_t value, Kind kind) {
  switch (kind) {
    case Kind::date: return format_iso_date(static_cast<Days>(value));
    case Kind::money: return cents(value, false);
    // Days, exactly: a twelfth of a day has no decimal form, so the fraction is written as one of millionths.
    case Kind::duration: return decimal(value * 1'000'000 / twelfths_per_day, false);
    default: return decimal(value, false);
  }
}

bool has_value(const Figure& figure) { return figure.state == State::value || figure.state == State::zero; }

}  // namespace

std::string_view state_word(State state) {
  switch (state) {
    case State::suppressed: return "suppressed";
    case State::not_applicable: return "not applicable";
    default: return "unknown";
  }
}

std::string shown_count(const Figure& count) {
  return has_value(count) ? pages::grouped(count.value) : std::string(state_word(count.state));
}

std::string raw_count(const Figure& count) {
  return has_value(count) ? std::to_string(count.value) : std::string(state_word(count.state));
}

std::string shown(const Figure& figure, const Measure& measure) {
  if (!has_value(figure)) return std::string(state_word(figure.state));
  if (measure.kind == MeasureKind::count) return pages::grouped(figure.value);
  if (measure.kind == MeasureKind::percent) return pages::tenths(figure.value) + "%";
  return shown_value(figure.value, measure.type.kind) + (figure.incomplete ? "\u2020" : "");
}

std::string raw(const Figure& figure, const Measure& measure) {
  if (!has_value(figure)) return std::string(state_word(figure.state));
  if (measure.kind == MeasureKind::count) return std::to_string(figure.value);
  if (measure.kind == MeasureKind::percent) return fmt::format("{}.{}", figure.value / 10, figure.value % 10);
  return raw_value(figure.value, measure.type.kind);
}

std::string short_date(Days date) {
  const CivilDate civil = civil_from_days(date);
  return fmt::format("{} {}, {}", pages::month_name(civil.month).substr(0, 3), civil.day, civil.year);
}

std::string raw_category(const Dimension& dimension, int at) {
  if (at == total) return "(all)";
  const Category& category = dimension.categories[static_cast<std::size_t>(at)];
  if (category.kind == CategoryKind::unknown) return "(unknown)";
  if (category.kind == CategoryKind::not_applicable) return "(not applicable)";
  return category.name.starts_with('(') ? "'" + category.name : formula_safe(category.name);
}

std::string shown_category(const Dimension& dimension, int at) {
  if (at == total) return "Total";
  const std::string& label = dimension.categories[static_cast<std::size_t>(at)].label;
  return label.empty() ? "(empty)" : label;
}

Moment moment_of(const Time& time, int at) {
  const auto& periods = time.periods;
  if (is_period(time, at)) {
    const Period& period = periods[static_cast<std::size_t>(at)];
    return {.id = period.id, .label = period.label, .start = period.start, .end = period.end};
  }
  Moment moment{.id = "(all)", .label = {}, .start = periods.front().start, .end = periods.back().end};
  if (at == total) {
    moment.label = fmt::format("All {} {}s", pages::grouped(static_cast<std::int64_t>(periods.size())),
                               rhythm_noun(time.rhythm.every));
    return moment;
  }
  const int year = at - static_cast<int>(periods.size());
  moment.id = moment.label = time.years[static_cast<std::size_t>(year)];
  if (moment.id.starts_with("FY")) moment.label = "Fiscal year " + moment.id.substr(2);
  bool first = true;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    if (time.year_of[i] != year) continue;
    if (first) moment.start = periods[i].start;
    first = false;
    moment.end = periods[i].end;
  }
  return moment;
}

}  // namespace takecare::reports::render
