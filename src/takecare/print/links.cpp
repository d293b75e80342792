#include "takecare/print/links.h"

#include "takecare/lang/walk.h"

namespace takecare::print {

namespace {

using lang::Expr;
using lang::ExprId;
using lang::Op;
using lang::Program;

// What an expression itself names, without its parts. 'bindings' are the records of the binding numbers.
std::vector<Target> named_by(const Program& program, const std::vector<int>& bindings, const Expr& expr) {
  switch (expr.op) {
    case Op::field:
    case Op::list_is_recorded: return {{TargetKind::field, print::at(bindings, expr.binding), expr.index}};
    case Op::call: return {{TargetKind::definition, expr.index}};
    case Op::literal:
      if (expr.type.kind != lang::Kind::enumeration) return {};
      return {{TargetKind::enumerator, expr.type.of, static_cast<int>(expr.value)}};
    case Op::attribute: return {{TargetKind::enumeration, program.expr(expr.args[0]).type.of}};
    case Op::one_of: {
      std::vector<Target> all;
      const lang::Type type = program.expr(expr.args[0]).type;
      if (type.kind != lang::Kind::enumeration) return {};
      all.reserve(expr.set.size());
      for (const std::int16_t value : expr.set) all.push_back({TargetKind::enumerator, type.of, value});
      return all;
    }
    case Op::quantifier:
    case Op::aggregate: {
      if (expr.list.field < 0) return {};
      if (expr.list.list_definition >= 0) return {{TargetKind::definition, expr.list.list_definition}};
      return {{TargetKind::field, print::at(bindings, expr.list.owner), expr.list.field}};
    }
    default: return {};
  }
}

std::vector<ExprId> roots_of(const lang::Report& report) {
  std::vector<ExprId> roots = {report.about};
  for (const lang::ReportTable& table : report.tables)
    roots.insert(roots.end(), table.dimensions.begin(), table.dimensions.end());
  for (const lang::ReportMeasure& measure : report.measures) roots.push_back(measure.expr);
  return roots;
}

// No page shows the records that set two others, or a record and a period, beside each other.
bool has_page(const Program& program, const Target& target) {
  return target.kind != TargetKind::field || !print::at(program.records, target.of).generated();
}

void use(const Program& program, const std::vector<int>& bindings, ExprId root, std::set<Target>& out) {
  lang::for_each_expr(program, root, [&](ExprId, const Expr& expr) {
    for (const Target& target : named_by(program, bindings, expr)) {
      if (has_page(program, target)) out.insert(target);
    }
  });
}

// The enumerators that literals of examples and extracts mean.
void use_codes(lang::Type type, const lang::ExtractColumn& column, std::set<Target>& out) {
  if (type.kind != lang::Kind::enumeration) return;
  for (const lang::Code& code : column.codes) {
    if (code.means.state != lang::GivenValue::State::known) continue;
    out.insert({TargetKind::enumerator, type.of, static_cast<int>(code.means.value)});
  }
}

void use_path(const Program& program, int record, const lang::ExtractColumn& column, std::set<Target>& out) {
  lang::Type type;
  for (const int field : column.path) {
    out.insert({TargetKind::field, record, field});
    type = print::at(print::at(program.records, record).fields, field).type;
    if (type.kind == lang::Kind::list) record = type.of;
  }
  use_codes(type, column, out);
}

}  // namespace

std::set<Target> used_in(const Program& program, int definition, const lang::Version& version) {
  std::set<Target> out;
  const lang::Definition& of = print::at(program.definitions, definition);
  use(program, lang::binding_records(program, of.parameters, {version.body}), version.body, out);
  if (of.list_field >= 0) out.insert({TargetKind::field, of.parameters.front(), of.list_field});
  return out;
}

std::set<Target> used_in(const Program& program, const lang::Report& report) {
  std::set<Target> out;
  const std::vector<ExprId> roots = roots_of(report);
  const std::vector<int> bindings = lang::binding_records(program, {report.record}, roots);
  for (const ExprId root : roots) use(program, bindings, root, out);
  for (const int field : report.never) out.insert({TargetKind::field, report.record, field});
  return out;
}

std::set<Target> used_in(const lang::Register& published) {
  std::set<Target> out;
  const auto add = [&](int field) { out.insert({TargetKind::field, published.record, field}); };
  add(published.date_field);
  if (published.list_field >= 0) add(published.list_field);
  for (const int field : published.key) add(field);
  for (const int field : published.compares) add(field);
  return out;
}

Links::Links(const Program& program) : program_(program) {
  add_types();
  add_expressions();
  add_extracts();
  add_resolutions();
  add_registers();
  add_scenarios();
  add_coverage();
}

void Links::note(const std::vector<int>& bindings, ExprId root, std::set<Target>& placeless) {
  lang::for_each_expr(program_, root, [&](ExprId, const Expr& expr) {
    const bool no_place = expr.op == Op::quantifier || expr.op == Op::aggregate || expr.op == Op::one_of;
    for (const Target& target : named_by(program_, bindings, expr)) {
      if (!has_page(program_, target)) continue;
      if (no_place) {
        placeless.insert(target);
      } else {
        exact_.insert({{expr.place.file, {expr.place.line, expr.place.column}}, target});
      }
    }
  });
}

void Links::declare(const Place& place, const std::set<Target>& targets) {
  Names& names = declared_[{place.file, place.line}];
  for (const Target& target : targets) {
    names.insert({name_of(program_, target), target});
    if (target.kind != TargetKind::enumeration) continue;
    for (const lang::Attribute& attribute : print::at(program_.enumerations, target.of).attributes) {
      names.insert({attribute.name, target});
    }
  }
}

// Fields and enumerators where they are declared lead to the code book.
void Links::add_types() {
  for (int i = 0; i < count_of(program_.records); ++i) {
    const lang::Record& record = print::at(program_.records, i);
    for (int j = 0; j < count_of(record.fields); ++j) {
      const Place& place = print::at(record.fields, j).place;
      exact_.insert({{place.file, {place.line, place.column}}, {TargetKind::field, i, j}});
    }
  }
  for (int i = 0; i < count_of(program_.enumerations); ++i) {
    const lang::Enumeration& enumeration = print::at(program_.enumerations, i);
    std::set<Target> values;
    for (int j = 0; j < count_of(enumeration.values); ++j) values.insert({TargetKind::enumerator, i, j});
    declare(enumeration.place, values);
  }
}

void Links::add_expressions() {
  for (int i = 0; i < count_of(program_.definitions); ++i) {
    const lang::Definition& definition = print::at(program_.definitions, i);
    for (const lang::Version& version : definition.versions) {
      std::set<Target> placeless;
      note(lang::binding_records(program_, definition.parameters, {version.body}), version.body, placeless);
      if (definition.list_field >= 0) {
        placeless.insert({TargetKind::field, definition.parameters.front(), definition.list_field});
      }
      declare(version.place, placeless);
    }
  }
  for (const lang::Report& report : program_.reports) {
    const std::vector<ExprId> roots = roots_of(report);
    const std::vector<int> bindings = lang::binding_records(program_, {report.record}, roots);
    std::set<Target> placeless;
    for (const ExprId root : roots) note(bindings, root, placeless);
    for (const int field : report.never) placeless.insert({TargetKind::field, report.record, field});
    declare(report.place, placeless);
  }
}

void Links::add_extracts() {
  for (const lang::Extract& extract : program_.extracts) {
    std::set<Target> used;
    for (const lang::ExtractColumn& column : extract.columns) use_path(program_, extract.record, column, used);
    for (const lang::ExtractConstant& constant : extract.constants) {
      used.insert({TargetKind::field, extract.record, constant.field});
      const lang::Type type = print::at(print::at(program_.records, extract.record).fields, constant.field).type;
      if (type.kind != lang::Kind::enumeration || constant.value.state != lang::GivenValue::State::known) continue;
      used.insert({TargetKind::enumerator, type.of, static_cast<int>(constant.value.value)});
    }
    for (const int owner : extract.belongs_to) used.insert({TargetKind::extract, owner});
    if (extract.into_field >= 0) used.insert({TargetKind::field, extract.into_record, extract.into_field});
    declare(extract.place, used);
  }
}

void Links::add_resolutions() {
  for (const lang::Resolution& resolution : program_.resolutions) {
    std::set<Target> used;
    for (const int registry :
         {resolution.states, resolution.counties, resolution.places, resolution.agencies, resolution.facilities}) {
      if (registry >= 0) used.insert({TargetKind::registry, registry});
    }
    for (const int field :
         {resolution.facility_field, resolution.city_field, resolution.state_field, resolution.outcome_field,
          resolution.kind_field, resolution.jurisdiction_field, resolution.agency_field, resolution.county_field}) {
      if (field >= 0) used.insert({TargetKind::field, resolution.record, field});
    }
    const lang::Type kind =
        print::at(print::at(program_.records, resolution.record).fields, resolution.kind_field).type;
    for (const lang::ResolutionKind& one : resolution.kinds)
      used.insert({TargetKind::enumerator, kind.of, one.enumerator});
    declare(resolution.place, used);
  }
}

void Links::add_registers() {
  for (const lang::Register& published : program_.registers) declare(published.place, used_in(published));
}

void Links::add_scenarios() {
  for (const lang::Scenario& scenario : program_.scenarios) {
    std::set<Target> used;
    for (const lang::ScenarioRows& rows : scenario.rows) used.insert({TargetKind::extract, rows.extract});
    declare(scenario.place, used);
  }
}

// A coverage declaration has no place of its own in the program: its names are known by their lines.
void Links::add_coverage() {
  for (const lang::CoverageLine& line : program_.coverage) {
    std::set<Target> used;
    for (const std::string& name : line.by) {
      for (const Target& target : targets_named(program_, name)) used.insert(target);
    }
    declare(line.place, used);
  }
}

std::optional<Target> Links::type(std::string_view name) const {
  if (const int record = program_.find_record(name); record >= 0) return Target{TargetKind::record, record};
  const int enumeration = program_.find_enumeration(name);
  return enumeration >= 0 ? std::optional(Target{TargetKind::enumeration, enumeration}) : std::nullopt;
}

std::optional<Target> Links::exact(const Place& word, std::string_view text) const {
  const auto found = exact_.find({word.file, {word.line, word.column}});
  if (found == exact_.end()) return std::nullopt;
  const bool attribute = found->second.kind == TargetKind::enumeration;
  return attribute || name_of(program_, found->second) == text ? std::optional(found->second) : std::nullopt;
}

std::optional<Target> Links::at(const Place& declared, const Place& word, std::string_view text) const {
  if (const auto found = exact(word, text)) return found;
  for (const int line : {declared.line, word.line}) {
    const auto names = declared_.find({word.file, line});
    if (names == declared_.end()) continue;
    if (const auto found = names->second.find(text); found != names->second.end()) return found->second;
  }
  return type(text);
}

}  // namespace takecare::print
