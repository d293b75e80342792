#include "support/small_program.h"

namespace takecare::reports::testing {

using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;
using lang::Relation;

SmallProgram::SmallProgram(std::string record) {
  program.records.push_back({.name = std::move(record), .fields = {}, .place = {}});
}

int SmallProgram::enumeration(const std::string& name, const std::vector<std::string>& values) {
  lang::Enumeration made{.name = name, .values = {}, .attributes = {}, .place = {}};
  for (const std::string& value : values) made.values.push_back({.name = value, .label = {}});
  program.enumerations.push_back(std::move(made));
  return static_cast<int>(program.enumerations.size()) - 1;
}

int SmallProgram::field(const std::string& name, Kind kind, int of, bool optional) {
  lang::Field made;
  made.name = name;
  made.type = {.kind = kind, .of = of};
  made.optional = optional;
  program.records[0].fields.push_back(std::move(made));
  return static_cast<int>(program.records[0].fields.size()) - 1;
}

ExprId SmallProgram::add(Expr expr) {
  program.exprs.push_back(std::move(expr));
  return static_cast<ExprId>(program.exprs.size()) - 1;
}

ExprId SmallProgram::use(int field) {
  Expr expr;
  expr.op = Op::field;
  expr.type = program.records[0].fields[static_cast<std::size_t>(field)].type;
  expr.index = field;
  expr.binding = 0;
  return add(std::move(expr));
}

ExprId SmallProgram::attribute(ExprId of, int index) {
  Expr expr;
  expr.op = Op::attribute;
  const auto& enumeration = program.enumerations[static_cast<std::size_t>(program.expr(of).type.of)];
  expr.type = {.kind = Kind::enumeration, .of = enumeration.attributes[static_cast<std::size_t>(index)].enumeration};
  expr.index = index;
  expr.args = {of};
  return add(std::move(expr));
}

ExprId SmallProgram::literal(lang::Type type, std::int64_t value) {
  Expr expr;
  expr.type = type;
  expr.value = value;
  return add(std::move(expr));
}

ExprId SmallProgram::leaf(Op op) {
  Expr expr;
  expr.op = op;
  expr.type = {.kind = Kind::date, .of = -1};
  return add(std::move(expr));
}

ExprId SmallProgram::compare(ExprId left, Relation relation, ExprId right) {
  Expr expr;
  expr.op = Op::compare;
  expr.args = {left, right};
  expr.relation = relation;
  return add(std::move(expr));
}

ExprId SmallProgram::both(std::vector<ExprId> args) {
  Expr expr;
  expr.op = Op::both;
  expr.args = std::move(args);
  return add(std::move(expr));
}

ExprId SmallProgram::within_period(int date_field) {
  const ExprId from = compare(use(date_field), Relation::greater_equal, leaf(Op::period_start));
  const ExprId to = compare(use(date_field), Relation::less_equal, leaf(Op::period_end));
  return both({from, to});
}

ExprId SmallProgram::at_period_end(int date_field) {
  return compare(use(date_field), Relation::equal, leaf(Op::period_end));
}

lang::Report& SmallProgram::report(const std::string& name, const std::string& title) {
  lang::Report made;
  made.name = name;
  made.title = title;
  made.record = 0;
  program.reports.push_back(std::move(made));
  return program.reports.back();
}

void SmallProgram::table(lang::Report& report, const std::vector<int>& fields) {
  lang::ReportTable made;
  for (const int field : fields) {
    made.dimensions.push_back(use(field));
    made.names.push_back(program.records[0].fields[static_cast<std::size_t>(field)].name);
    made.within.push_back(-1);
  }
  report.tables.push_back(std::move(made));
}

void SmallProgram::count_and_percent(lang::Report& report) {
  lang::ReportMeasure count;
  count.name = "count";
  count.is_count = true;
  report.measures.push_back(count);
  lang::ReportMeasure percent;
  percent.name = "percent";
  percent.percent = true;
  report.measures.push_back(percent);
}

void SmallProgram::extreme(lang::Report& report, int date_field, lang::Aggregation aggregation,
                           const std::string& word) {
  Expr expr;
  expr.op = Op::aggregate;
  expr.type = {.kind = Kind::date, .of = -1};
  expr.args = {use(date_field), lang::no_expr};
  expr.aggregation = aggregation;
  lang::ReportMeasure measure;
  measure.name = word + " " + program.records[0].fields[static_cast<std::size_t>(date_field)].name;
  measure.aggregation = aggregation;
  measure.expr = add(std::move(expr));
  report.measures.push_back(std::move(measure));
}

void SmallProgram::earliest(lang::Report& report, int date_field) {
  extreme(report, date_field, lang::Aggregation::smallest, "earliest");
}

void SmallProgram::latest(lang::Report& report, int date_field) {
  extreme(report, date_field, lang::Aggregation::largest, "latest");
}

}  // namespace takecare::reports::testing
