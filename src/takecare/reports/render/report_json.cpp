#include "takecare/reports/render/report_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "takecare/reports/render/figures.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/render/summary.h"

namespace takecare::reports::render {

namespace {

using Json = nlohmann::ordered_json;

// Bytes that are not UTF-8 become U+FFFD rather than an exception.
std::string line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json missing(State state) { return {{"missing", state_word(state)}}; }

Json figure_json(const Figure& figure, const Measure& measure) {
  if (figure.state != State::value && figure.state != State::zero) return missing(figure.state);
  Json value;
  if (measure.kind == MeasureKind::count) {
    value = figure.value;
  } else if (measure.kind != MeasureKind::percent && measure.type.kind == lang::Kind::date) {
    value = raw(figure, measure);
  } else {
    value = Json::parse(raw(figure, measure));  // a decimal as it is written
  }
  if (figure.incomplete) return {{"value", value}, {"some_unknown", true}};
  return value;
}

Json count_json(const Figure& count) {
  if (count.state != State::value && count.state != State::zero) return missing(count.state);
  return count.value;
}

Json category_json(const Dimension& dimension, int at) {
  if (at == total) return nullptr;
  const Category& category = dimension.categories[static_cast<std::size_t>(at)];
  if (category.kind == CategoryKind::unknown) return missing(State::unknown);
  if (category.kind == CategoryKind::not_applicable) return missing(State::not_applicable);
  return category.name;
}

Json periods_json(const Time& time) {
  Json periods = Json::array();
  for (std::size_t i = 0; i < time.periods.size(); ++i) {
    const Period& period = time.periods[i];
    Json one = {{"id", period.id},
                {"label", period.label},
                {"start", format_iso_date(period.start)},
                {"end", format_iso_date(period.end)}};
    if (!time.years.empty()) one["year"] = time.years[static_cast<std::size_t>(time.year_of[i])];
    periods.push_back(std::move(one));
  }
  return periods;
}

Json law_json(const std::vector<LawLine>& lines) {
  Json law = Json::array();
  for (const LawLine& one : lines) {
    Json json = {{"citation", one.citation}};
    if (!one.source_title.empty()) json["source"] = one.source_title;
    if (one.dates > 0) {
      json["in_force_on"] = one.in_force;
      json["of_dates"] = one.dates;
    }
    if (!one.why.empty()) json["why"] = one.why;
    law.push_back(std::move(json));
  }
  return law;
}

Json dimensions_json(const Layout& layout) {
  Json dimensions = Json::array();
  for (const Dimension& dimension : layout.dimensions) {
    Json categories = Json::array();
    for (std::size_t at = 0; at < dimension.categories.size(); ++at) {
      if (!dimension.categories[at].listed) continue;
      categories.push_back(
          {{"name", category_json(dimension, static_cast<int>(at))}, {"label", dimension.categories[at].label}});
    }
    dimensions.push_back({{"name", dimension.name}, {"label", dimension.label}, {"categories", categories}});
  }
  return dimensions;
}

std::string_view kind_word(MeasureKind kind) {
  switch (kind) {
    case MeasureKind::count: return "count";
    case MeasureKind::percent: return "percent";
    case MeasureKind::smallest: return "smallest";
    case MeasureKind::largest: return "largest";
    case MeasureKind::sum: return "sum";
  }
  return "";
}

Json measures_json(const Layout& layout) {
  Json measures = Json::array();
  for (const Measure& measure : layout.measures) {
    measures.push_back({{"name", measure.name}, {"label", measure.label}, {"kind", kind_word(measure.kind)}});
  }
  return measures;
}

// Which dimension is a finer level of which: ',"within":{"nationality":"region of nationality"}'.
std::string levels_json(const Layout& layout, const TableShape& table) {
  if (!has_levels(table)) return {};
  const auto name = [&](int dimension) { return layout.dimensions[static_cast<std::size_t>(dimension)].name; };
  Json within = Json::object();
  for (std::size_t i = 0; i < table.dimensions.size(); ++i) {
    if (table.within[i] >= 0) within[name(table.dimensions[i])] = name(table.within[i]);
  }
  return ",\"within\":" + line(within);
}

// One line a cell, so that a difference between two reports can be read.
std::string table_json(const Report& report, const TableShape& table) {
  const Layout& layout = report.cube.layout;
  Json names = Json::array();
  for (const int index : table.dimensions) names.push_back(layout.dimensions[static_cast<std::size_t>(index)].name);
  std::string cells;
  for (const auto& [key, cell] : report.cube.cells) {
    if (!in_table(table, key)) continue;
    Json at = Json::array();
    for (const int index : table.dimensions) {
      at.push_back(
          category_json(layout.dimensions[static_cast<std::size_t>(index)], key[static_cast<std::size_t>(index) + 1]));
    }
    Json figures = Json::array();
    for (std::size_t i = 0; i < layout.measures.size(); ++i)
      figures.push_back(figure_json(cell.figures[i], layout.measures[i]));
    const Json time = key[0] == total ? Json() : Json(moment_of(layout.time, key[0]).id);
    cells += (cells.empty() ? "\n   " : ",\n   ") + line({{"period", time}, {"at", at}, {"figures", figures}});
  }
  return fmt::format("  {{\"id\":{},\"title\":{},\"dimensions\":{}{},\"file\":{},\"cells\":[{}]}}", line(table.id),
                     line(table.title), line(names), levels_json(layout, table), line(table_file(table)), cells);
}

std::string tables_json(const Report& report) {
  std::string out;
  for (const TableShape& table : report.cube.layout.tables)
    out += (out.empty() ? "\n" : ",\n") + table_json(report, table);
  return "[" + out + "]";
}

Json unplaced_json(const Cube& cube) {
  Json by = Json::array();
  for (const UnplacedFigure& one : cube.unplaced)
    by.push_back({{"unknown", one.unknown}, {"count", count_json(one.count)}});
  return {{"count", count_json(cube.unplaced_total)}, {"by", by}};
}

Json published_json(const Comparison& comparison) {
  Json figures = Json::array();
  for (const ComparedFigure& one : comparison.figures) {
    figures.push_back({{"period", one.period},
                       {"label", one.label},
                       {"published", one.published},
                       {"here", one.ours ? count_json(*one.ours) : missing(State::not_applicable)},
                       {"note", one.note},
                       {"source", one.source}});
  }
  return figures;
}

Json sources_json(const Report& report) {
  Json sources = Json::array();
  for (const SourceNote& one : report.sources)
    sources.push_back({{"title", one.title}, {"text", one.text}, {"url", one.url}});
  return sources;
}

Json protection_json(const Report& report) {
  const lang::Protection& protection = report.protection;
  if (protection.round_to > 0) {
    return {{"method", "controlled rounding"},
            {"base", protection.round_to},
            {"within", report.within},
            {"audit", "passed"}};
  }
  if (protection.keys.at_most > 0) {
    return {{"method", "cell keys"},
            {"at_most", protection.keys.at_most},
            {"variance", protection.keys.variance},
            {"none_under", protection.keys.none_under},
            {"audit", "passed"}};
  }
  return {{"counts_under", protection.counts_under}, {"suppressed_figures", report.hidden_cells}, {"audit", "passed"}};
}

Json sums_json(const Report& report) {
  const lang::SumsRule& rule = report.protection.sums;
  Json json = Json::object();
  if (rule.percent > 0 || !rule.given()) json["percent"] = rule.percent > 0 ? rule.percent : usual_sums_percent;
  if (rule.over_percent > 0) json["dominance"] = {{"largest", rule.largest}, {"over_percent", rule.over_percent}};
  json["suppressed_besides"] = report.hidden_sums;
  json["audit"] = "passed";
  return json;
}

}  // namespace

std::string report_json(const Report& report) {
  const Layout& layout = report.cube.layout;
  std::vector<std::pair<std::string, std::string>> members;
  const auto add = [&members](const char* name, const Json& value) { members.emplace_back(name, line(value)); };
  add("report", report.name);
  add("title", report.title);
  add("summary", summary_of(report).sentences);
  if (!report.warning.empty()) add("warning", report.warning);
  add("counts", report.record);
  add("as_of", report.one_as_of ? Json(format_iso_date(report.as_of)) : Json("the last day of each period"));
  add("law", {{"cited", law_json(report.law.own)}, {"cited_by_rules", law_json(report.law.rules)}});
  add("protection", protection_json(report));
  if (report.protection.suppresses() && shows_sums(layout)) add("protection_of_sums", sums_json(report));
  add("periods", periods_json(layout.time));
  add("dimensions", dimensions_json(layout));
  add("measures", measures_json(layout));
  members.emplace_back("tables", tables_json(report));
  add("not_placed", unplaced_json(report.cube));
  add("published", published_json(report.comparison));
  add("notes", report.notes);
  add("sources", sources_json(report));
  std::string out;
  for (const auto& [name, value] : members) out += (out.empty() ? "{\n " : ",\n ") + line(name) + ": " + value;
  return out + "\n}\n";
}

}  // namespace takecare::reports::render
