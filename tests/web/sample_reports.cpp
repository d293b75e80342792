#include "sample_reports.h"

#include <array>

#include "dice.h"
#include "support/memory_evaluator.h"
#include "support/small_program.h"

namespace takecare::sample {

namespace {

using reports::testing::day;
using reports::testing::known;
using reports::testing::MemoryEvaluator;
using reports::testing::Row;
using reports::testing::SmallProgram;
using reports::testing::text;
using reports::testing::unknown;

void add_law(SmallProgram& small, lang::Report& report) {
  lang::Source source;
  source.name = "order";
  source.title = "Executive Order 13768, 82 FR 8799";
  source.in_force.push_back(
      {.from = *parse_iso_date("2017-01-25"), .until = *parse_iso_date("2021-01-20"), .by = "EO 13993, 86 FR 7051"});
  small.program.sources.push_back(source);
  report.citations.push_back({.text = "order 16(a)", .source = 0, .pinpoint = "16(a)", .place = {}});
  report.citations.push_back({.text = "8 CFR 287.7(a)", .source = -1, .pinpoint = {}, .place = {}});
}

lang::Enumeration& labelled(SmallProgram& small, int enumeration, const std::vector<std::string>& labels) {
  lang::Enumeration& out = small.program.enumerations[static_cast<std::size_t>(enumeration)];
  for (std::size_t i = 0; i < labels.size(); ++i) out.values[i].label = labels[i];
  return out;
}

}  // namespace

Result<reports::Report> custody() {
  SmallProgram small("Person");
  const int holders = small.enumeration("Custody", {"bop", "usms", "state_local"});
  labelled(small, holders, {"Bureau of Prisons", "Marshals Service", "State and local"});
  const int classes =
      small.enumeration("Status", {"us_citizen", "relief_granted", "final_order", "pending_unlawfully_present",
                                   "pending_lawfully_present", "under_investigation", "none_of_these"});
  labelled(
      small, classes,
      {"U.S. citizen or national", "relief granted", "final order of removal", "in proceedings, unlawfully present",
       "in proceedings, lawfully present", "under investigation by ICE", "alien, none of these of record"});
  const int regions = small.enumeration("Region", {"north_america", "central_america", "caribbean", "south_america",
                                                   "europe", "africa", "asia", "oceania"});
  labelled(small, regions,
           {"North America", "Central America", "Caribbean", "South America", "Europe", "Africa", "Asia", "Oceania"});
  const int custody = small.field("custody", lang::Kind::enumeration, holders);
  const int status = small.field("status", lang::Kind::enumeration, classes);
  const int region = small.field("region_of_nationality", lang::Kind::enumeration, regions);
  const int on = small.field("snapshot_on", lang::Kind::date);
  lang::Report& report = small.report("inmates_federal", "Immigration status of persons in Federal custody");
  report.every = lang::Every::fiscal_quarter;
  const auto federal = small.use(custody);
  lang::Expr one_of;
  one_of.op = lang::Op::one_of;
  one_of.args = {federal};
  one_of.set = {0, 1};
  small.program.exprs.push_back(one_of);
  report.about = small.both({static_cast<lang::ExprId>(small.program.exprs.size()) - 1, small.at_period_end(on)});
  small.table(report, {custody, status});
  small.table(report, {custody, status, region});
  small.count_and_percent(report);
  report.protection.counts_under = 11;
  report.notes = {
      "Federal pretrial detainees have not been convicted of the offense for which they are held.",
      "A person of whom it is unknown whether an earlier class applies is counted as unknown, not in a later class."};
  report.never = {on};
  report.published_file = std::string(TAKECARE_WEB_TESTS) + "/published.csv";
  add_law(small, report);

  Dice dice;
  std::vector<Row> rows;
  for (int i = 0; i < 20000; ++i) {
    Row row = {known(dice.weighted(std::array{68, 32})), known(dice.weighted(std::array{900, 2, 340, 44, 28, 155, 60})),
               known(dice.weighted(std::array{600, 190, 70, 55, 6, 9, 28, 1})), day("2017-12-31")};
    if (dice.below(50) == 0) row[1] = unknown();
    if (dice.below(90) == 0) row[2] = unknown();
    if (dice.below(400) == 0) row[3] = unknown();
    rows.push_back(std::move(row));
  }
  MemoryEvaluator evaluator(small.program, std::move(rows));
  reports::Request request;
  request.periods = "2018-Q1";
  request.warning = invented;
  request.sources = {{.title = "Scenario federal_quarter", .text = "generated with seed 7", .url = ""}};
  return make_report(small.program, 0, request, evaluator);
}

Result<reports::Report> weekly() {
  SmallProgram small("Detainer");
  const int place = small.field("jurisdiction", lang::Kind::text);
  const int confirmed = small.field("confirmed_by_custody", lang::Kind::truth);
  const int on = small.field("issued_on", lang::Kind::date);
  const int declined = small.field("declined_on", lang::Kind::date);
  lang::Report& report = small.report("declined_detainers", "Detainers recorded as declined, by jurisdiction and week");
  report.every = lang::Every::week;
  report.week_start = 6;
  report.about = small.within_period(on);
  small.table(report, {place});
  small.table(report, {place, confirmed});
  small.count_and_percent(report);
  report.measures.pop_back();
  small.earliest(report, on);
  small.latest(report, on);
  small.latest(report, declined);
  report.protection.counts_under = 4;
  report.notes = {"To decline a detainer is not a violation of 8 USC 1373; a detainer is a request (8 CFR 287.7(a))."};
  add_law(small, report);

  Dice dice;
  std::vector<Row> rows;
  const Days first = *parse_iso_date("2012-09-08");
  for (int i = 0; i < 500; ++i) {
    const std::int64_t county = dice.below(dice.below(14) + 1);
    const Days when = first + static_cast<Days>(500 + dice.below(300) - dice.below(500));
    std::string name =
        "County " + std::string(1, static_cast<char>('A' + county % 26)) + (county >= 26 ? "b" : "") + ", Pennsylvania";
    Row row = {text(std::move(name)), dice.below(3) == 0 ? known(0) : unknown(), known(when),
               dice.below(20) == 0 ? known(when + 9) : unknown()};
    if (dice.below(30) == 0) row[0] = unknown();
    rows.push_back(std::move(row));
  }
  MemoryEvaluator evaluator(small.program, std::move(rows));
  return make_report(small.program, 0, {.periods = "all", .as_of = {}, .warning = invented, .sources = {}}, evaluator);
}

Result<reports::Report> small() {
  SmallProgram small("Agency");
  const int name = small.field("name", lang::Kind::text);
  const int on = small.field("seen_on", lang::Kind::date);
  lang::Report& report = small.report("attacks", "<script>alert(1)</script> & labels \"that\" attack");
  report.every = lang::Every::month;
  report.about = small.within_period(on);
  small.table(report, {name});
  report.notes = {"</main><img src=x onerror=alert(1)>"};
  MemoryEvaluator evaluator(
      small.program,
      {{text("=HYPERLINK(\"http://example.com\")"), day("2017-03-01")},
       {text("<img src=x onerror=alert(2)>"), day("2017-03-02")},
       {text("\"><svg onload=alert(3)>"), day("2017-04-02")},
       {text(
            "A name without any space that goes on and on: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
        day("2017-04-03")}});
  return make_report(small.program, 0, {.periods = "all", .as_of = {}, .warning = invented, .sources = {}}, evaluator);
}

reports::render::WorkedCase worked_case() {
  return {.name = "shoplifting",
          .title = "One theft, a sentence of six months possible",
          .answer =
              "No: the rule asks for a crime for which a sentence of one year or longer may be imposed, and here it "
              "was 180 days.",
          .proof =
              "no   deportable_for_one_crime   INA 237(a)(2)(A)(i)\n"
              "  no   some conviction has …\n"
              "    yes  moral_turpitude                        given\n"
              "    no   sentence_possible is at least 1 year   180 days\n",
          .case_json = "{}\n",
          .proof_json = "{}\n",
          .warning = "This case is invented."};
}

}  // namespace takecare::sample
