// source, event, coverage, report
#include <algorithm>
#include <array>

#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

std::string_view word_of(EventKind kind) {
  switch (kind) {
    case EventKind::enjoins: return "enjoins";
    case EventKind::revokes: return "revokes";
    case EventKind::limits: return "limits";
    case EventKind::restores: return "restores";
  }
  return "";
}

std::string print_measure(const MeasureDecl& measure) {
  switch (measure.kind) {
    case MeasureDecl::Kind::count: return "count";
    case MeasureDecl::Kind::percent: return "percent";
    case MeasureDecl::Kind::aggregate: break;
  }
  std::string element = print_expr(measure.element.front());
  switch (measure.word) {
    case AggregateWord::sum: return "sum of " + element;
    case AggregateWord::earliest: return "earliest " + element;
    case AggregateWord::latest: return "latest " + element;
    case AggregateWord::smallest: return "smallest " + element;
    case AggregateWord::largest: return "largest " + element;
    case AggregateWord::count:
    case AggregateWord::count_distinct: break;
  }
  return element;
}

void layout_about(Page& page, const ReportDecl& report) {
  const std::string of = report.duties ? "duties" : report.about->text;
  const std::string head = "about " + of + (report.imported ? " as imported" : "");
  const int line = report.about->place.line;
  if (report.where.empty()) return page.clause(clause_indent, head, line);
  page.begin_clause(line);
  layout_expr(page, clause_indent, head + " where ", report.where.front(), "");
}

void layout_released(Page& page, const ReleasedDecl& released) {
  const std::string head = "released as " + released.record.text;
  if (released.where.empty()) return page.clause(clause_indent, head, released.place.line);
  page.begin_clause(released.place.line);
  layout_expr(page, clause_indent, head + " where ", released.where.front(), "");
}

void layout_table(Page& page, const TableDecl& table) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < table.dimensions.size(); ++i) {
    const std::string name = print_expr(table.dimensions[i]);
    if (table.within[i] >= 0) {
      parts.back() = name + " within " + parts.back();
    } else {
      parts.push_back(name);
    }
  }
  layout_filled(page, clause_indent, "table by ", parts, "", table.place.line);
}

std::string print_dominance(const DominanceDecl& dominance) {
  return "protect sums where the " + std::to_string(dominance.largest.value) + " largest exceed " +
         std::to_string(dominance.percent.value) + " percent";
}

std::string print_perturb(const PerturbDecl& perturb) {
  return "perturb counts by at most " + std::to_string(perturb.at_most.value) + " with variance " +
         std::to_string(perturb.variance.value) +
         (perturb.none_under ? ", none under " + std::to_string(perturb.none_under->value) : "");
}

std::string print_coverage(const CoverageLineDecl& line) {
  switch (line.kind) {
    case CoverageKind::no_effect: return "has no operative effect " + print_text(line.why->text);
    case CoverageKind::not_encoded: return "is not encoded " + print_text(line.why->text);
    case CoverageKind::not_yet: return "is not yet carried out " + print_text(line.why->text);
    case CoverageKind::carried_out: return "is carried out by " + print_names(line.by);
  }
  return "";
}

}  // namespace

void layout_declaration(Page& page, const SourceDecl& source) {
  page.header("source " + source.name.text + " " + print_text(source.title.text), source.header);
  Clauses clauses;
  if (source.text) {
    clauses.add(source.text->place,
                [&] { page.clause(clause_indent, "text " + print_text(source.text->text), source.text->place.line); });
  }
  for (const SectionTextDecl& section : source.sections) {
    clauses.add(section.section.place, [&page, &section] {
      page.clause(clause_indent, "section " + section.section.text + " text " + print_text(section.file.text),
                  section.section.place.line);
    });
  }
  for (const InForceClause& span : source.in_force) {
    clauses.add(span.place, [&page, &span] { layout_in_force(page, clause_indent, span); });
  }
  clauses.write();
}

void layout_declaration(Page& page, const EventDecl& event) {
  page.header("event " + std::string(word_of(event.kind)) + " " + event.target.text, event.header);
  Clauses clauses;
  const auto add = [&](const std::optional<Place>& place, const std::string& text) {
    if (place) clauses.add(*place, [&page, text, line = place->line] { page.clause(clause_indent, text, line); });
  };
  const InForceClause& span = event.in_force;
  if (span.from) add(event.from_place, "from " + format_iso_date(*span.from));
  if (span.until) add(event.until_place, "until " + format_iso_date(*span.until));
  add(event.by_place, "by " + print_text(span.by));
  if (event.reach) add(event.reach->place, "reach " + print_text(event.reach->text));
  clauses.write();
}

void layout_declaration(Page& page, const CoverageDecl& coverage) {
  page.header("coverage of " + coverage.source.text, coverage.header);
  const auto paragraph = [](const CoverageLineDecl& line) {
    return line.pinpoint.text + (line.itself ? " itself" : "");
  };
  int width = 0;
  for (const CoverageLineDecl& line : coverage.lines) width = std::max(width, text_width(paragraph(line)));
  for (const CoverageLineDecl& line : coverage.lines) {
    page.clause(clause_indent, padded(paragraph(line), width) + "  " + print_coverage(line), line.pinpoint.place.line);
  }
}

void layout_declaration(Page& page, const ReportDecl& report) {
  page.header("report " + report.name.text, report.header);
  Clauses clauses;
  const auto add = [&](const Place& place, const std::string& text) {
    clauses.add(place, [&page, text, line = place.line] { page.clause(clause_indent, text, line); });
  };
  if (!report.citations.empty()) {
    clauses.add(report.citations.front().place,
                [&] { layout_citations(page, clause_indent, "cites ", report.citations); });
  }
  if (report.title) add(report.title->place, "title " + print_text(report.title->text));
  if (report.every_place) add(*report.every_place, print_every(report.every, report.has_week_start, report.week_start));
  if (report.about) clauses.add(report.about->place, [&] { layout_about(page, report); });
  for (const TableDecl& table : report.tables) clauses.add(table.place, [&page, &table] { layout_table(page, table); });
  if (!report.measures.empty()) {
    std::vector<std::string> parts;
    for (const MeasureDecl& measure : report.measures) parts.push_back(print_measure(measure));
    const Place& place = report.measures.front().place;
    clauses.add(place, [&page, parts, &place] { layout_filled(page, clause_indent, "show ", parts, "", place.line); });
  }
  if (report.unknown_apart) add(*report.unknown_apart, "unknown apart");
  if (report.protect_under)
    add(report.protect_under->place, "protect counts under " + std::to_string(report.protect_under->value));
  if (report.protect_sums) {
    add(report.protect_sums->place, "protect sums by " + std::to_string(report.protect_sums->value) + " percent");
  }
  if (report.dominance) add(report.dominance->place, print_dominance(*report.dominance));
  if (report.round_to) add(report.round_to->place, "round counts to " + std::to_string(report.round_to->value));
  if (report.perturb) add(report.perturb->place, print_perturb(*report.perturb));
  for (const MapDecl& map : report.maps) {
    add(map.place, "map " + print_expr(map.dimension) + " by " + map.registry.text);
  }
  if (!report.never.empty()) {
    std::vector<std::string> parts;
    for (const Name& name : report.never) parts.push_back(name.text);
    const Place& place = report.never.front().place;
    clauses.add(place, [&page, parts, &place] { layout_filled(page, clause_indent, "never ", parts, "", place.line); });
  }
  for (const TextLiteral& note : report.notes) add(note.place, "note " + print_text(note.text));
  if (report.published) add(report.published->place, "beside published " + print_text(report.published->text));
  if (report.released) clauses.add(report.released->place, [&] { layout_released(page, *report.released); });
  clauses.write();
}

}  // namespace takecare::lang::syntax
