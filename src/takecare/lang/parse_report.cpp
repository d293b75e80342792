// report
#include <array>
#include <ranges>

#include "takecare/lang/parse_parts.h"
#include "takecare/lang/program_report.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::syntax {

namespace {

void parse_every_clause(Cursor& cursor, ReportDecl& report) {
  if (refuse_second(cursor, report.every_place.has_value(), "every")) return;
  report.every_place = cursor.here();
  if (cursor.accept("once")) return;
  const EveryWords words = parse_every(cursor);
  report.every = words.every;
  report.week_start = words.week_start;
  report.has_week_start = words.has_week_start;
}

void parse_about(Cursor& cursor, ReportDecl& report) {
  if (refuse_second(cursor, report.about.has_value(), "about")) return;
  cursor.take();
  if (cursor.at("duties")) {
    report.duties = true;
    report.about = Name{std::string(duty_record), cursor.here()};
    cursor.take();
  } else {
    report.about = cursor.name("the name of a record");
  }
  if (cursor.accept("as")) {
    cursor.expect("imported");
    report.imported = true;
  }
  if (cursor.accept("where")) report.where.push_back(parse_condition(cursor));
}

// 'nationality within region of nationality': the coarsest level stands first in the table.
void parse_levels(Cursor& cursor, TableDecl& table) {
  std::vector<Expr> levels;
  do {
    levels.push_back(parse_reference(cursor, "the name of what the table is by"));
  } while (cursor.accept("within"));
  int coarser = -1;
  for (Expr& level : levels | std::views::reverse) {
    table.dimensions.push_back(std::move(level));
    table.within.push_back(coarser);
    coarser = static_cast<int>(table.dimensions.size()) - 1;
  }
}

void parse_table(Cursor& cursor, ReportDecl& report) {
  const std::size_t first = cursor.position();
  TableDecl table;
  cursor.expect("table by");
  do {
    parse_levels(cursor, table);
  } while (cursor.accept_symbol(","));
  table.place = cursor.place_from(first);
  report.tables.push_back(std::move(table));
}

struct MeasureWord {
  std::string_view word;
  AggregateWord aggregate;
};

constexpr std::array measure_words = {
    MeasureWord{"sum", AggregateWord::sum},         MeasureWord{"earliest", AggregateWord::earliest},
    MeasureWord{"latest", AggregateWord::latest},   MeasureWord{"smallest", AggregateWord::smallest},
    MeasureWord{"largest", AggregateWord::largest},
};

const std::vector<std::string>& measure_names() {
  static const std::vector<std::string> names = {"count",  "percent",  "sum of", "earliest",
                                                 "latest", "smallest", "largest"};
  return names;
}

MeasureDecl parse_measure(Cursor& cursor) {
  const std::size_t first = cursor.position();
  MeasureDecl measure;
  if (cursor.accept("count")) {
    measure.kind = MeasureDecl::Kind::count;
  } else if (cursor.accept("percent")) {
    measure.kind = MeasureDecl::Kind::percent;
  } else {
    measure.kind = MeasureDecl::Kind::aggregate;
    const auto* found = measure_words.begin();
    while (found != measure_words.end() && !cursor.accept(found->word)) ++found;
    if (found == measure_words.end()) {
      cursor.fail_expected(one_of_words(measure_names(), 10), did_you_mean(cursor.peek().text, measure_names()));
      return measure;
    }
    measure.word = found->aggregate;
    if (measure.word == AggregateWord::sum) cursor.expect("of");
    measure.element.push_back(parse_sum(cursor));
  }
  measure.place = cursor.place_from(first);
  return measure;
}

void parse_show(Cursor& cursor, ReportDecl& report) {
  if (refuse_second(cursor, !report.measures.empty(), "show")) return;
  cursor.take();
  do {
    report.measures.push_back(parse_measure(cursor));
  } while (cursor.accept_symbol(","));
}

void parse_dominance(Cursor& cursor, ReportDecl& report) {
  const std::size_t first = cursor.position();
  if (refuse_second(cursor, report.dominance.has_value(), "protect sums where")) return;
  DominanceDecl dominance;
  cursor.expect("where the");
  dominance.largest = parse_whole(cursor, "how many amounts, as in 'the 2 largest exceed 85 percent'");
  cursor.expect("largest exceed");
  dominance.percent = parse_whole(cursor, "a percentage, as in 'the 2 largest exceed 85 percent'");
  cursor.expect("percent");
  dominance.place = cursor.place_from(first);
  report.dominance = dominance;
}

void parse_protect_sums(Cursor& cursor, ReportDecl& report) {
  cursor.expect("sums");
  if (cursor.at("where")) return parse_dominance(cursor, report);
  if (refuse_second(cursor, report.protect_sums.has_value(), "protect sums by")) return;
  cursor.expect("by");
  report.protect_sums = parse_whole(cursor, "a percentage, as in 'protect sums by 10 percent'");
  cursor.expect("percent");
}

void parse_protect(Cursor& cursor, ReportDecl& report) {
  cursor.expect("protect");
  if (cursor.at("sums")) return parse_protect_sums(cursor, report);
  if (refuse_second(cursor, report.protect_under.has_value(), "protect counts")) return;
  cursor.expect("counts under");
  report.protect_under = parse_whole(cursor, "the least count that may be shown, as in 'protect counts under 11'");
}

void parse_round(Cursor& cursor, ReportDecl& report) {
  if (refuse_second(cursor, report.round_to.has_value(), "round counts")) return;
  cursor.expect("round counts to");
  report.round_to = parse_whole(cursor, "the base, as in 'round counts to 5'");
}

void parse_perturb(Cursor& cursor, ReportDecl& report) {
  if (refuse_second(cursor, report.perturb.has_value(), "perturb counts")) return;
  const std::size_t first = cursor.position();
  PerturbDecl perturb;
  cursor.expect("perturb counts by at most");
  perturb.at_most = parse_whole(cursor, "by how much at most, as in 'by at most 4 with variance 2'");
  cursor.expect("with variance");
  perturb.variance = parse_whole(cursor, "the variance, as in 'by at most 4 with variance 2'");
  if (cursor.accept_symbol(",")) {
    cursor.expect("none under");
    perturb.none_under = parse_whole(cursor, "the least count that is published, as in 'none under 3'");
  }
  perturb.place = cursor.place_from(first);
  report.perturb = perturb;
}

void parse_map(Cursor& cursor, ReportDecl& report) {
  const std::size_t first = cursor.position();
  cursor.expect("map");
  MapDecl map{.dimension = parse_reference(cursor, "the name of what a table is by"), .registry = {}, .place = {}};
  cursor.expect("by");
  map.registry = cursor.name("the name of a registry of counties");
  map.place = cursor.place_from(first);
  report.maps.push_back(std::move(map));
}

void parse_never(Cursor& cursor, ReportDecl& report) {
  if (refuse_second(cursor, !report.never.empty(), "never")) return;
  cursor.take();
  report.never = parse_names(cursor, "the name of a field");
}

void parse_text_clause(Cursor& cursor, std::optional<TextLiteral>& text, std::string_view clause,
                       std::string_view what) {
  if (refuse_second(cursor, text.has_value(), clause)) return;
  cursor.expect(clause);
  text = parse_text(cursor, what);
}

void parse_report_clause(Cursor& cursor, ReportDecl& report) {
  if (cursor.at("cites")) return parse_cites(cursor, report.citations);
  if (cursor.at("title")) return parse_text_clause(cursor, report.title, "title", "a title in quotes");
  if (cursor.at("every") || cursor.at("once")) return parse_every_clause(cursor, report);
  if (cursor.at("about")) return parse_about(cursor, report);
  if (cursor.at("table")) return parse_table(cursor, report);
  if (cursor.at("show")) return parse_show(cursor, report);
  if (cursor.at("protect")) return parse_protect(cursor, report);
  if (cursor.at("round")) return parse_round(cursor, report);
  if (cursor.at("perturb")) return parse_perturb(cursor, report);
  if (cursor.at("map")) return parse_map(cursor, report);
  if (cursor.at("never")) return parse_never(cursor, report);
  if (cursor.at("beside")) {
    return parse_text_clause(cursor, report.published, "beside published", "the file of published figures, in quotes");
  }
  if (cursor.at("released")) {
    if (refuse_second(cursor, report.released.has_value(), "released as")) return;
    report.released = parse_released(cursor);
    return;
  }
  if (cursor.at("unknown")) {
    if (refuse_second(cursor, report.unknown_apart.has_value(), "unknown apart")) return;
    report.unknown_apart = cursor.here();
    cursor.expect("unknown apart");
    return;
  }
  if (cursor.accept("note")) {
    report.notes.push_back(parse_text(cursor, "a note in quotes"));
    return;
  }
  unknown_clause(cursor, "a report",
                 {"cites", "title", "every", "once", "about", "table by", "show", "unknown apart",
                  "protect counts under", "protect sums by", "protect sums where", "round counts to",
                  "perturb counts by", "map", "never", "note", "beside published", "released as"});
}

}  // namespace

ReportDecl parse_report(Cursor& cursor) {
  ReportDecl report;
  report.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    report.name = parse_new_name(cursor, "the name of a report");
  });
  cursor.each_clause([&] { parse_report_clause(cursor, report); });
  const Place& place = report.header.place;
  if (!report.about)
    missing_clause(cursor, place, "this report", "about", "write whom it is about: 'about Person where in_custody'");
  if (report.tables.empty())
    missing_clause(cursor, place, "this report", "table by", "write what it is tabulated by: 'table by status'");
  if (report.measures.empty())
    missing_clause(cursor, place, "this report", "show", "write what it shows: 'show count'");
  return report;
}

}  // namespace takecare::lang::syntax
