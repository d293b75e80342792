#include "takecare/lang/dump.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <ranges>
#include <utility>

namespace takecare::lang {

namespace {

template <class T>
const T& at(const std::vector<T>& all, int index) {
  return all[static_cast<std::size_t>(index)];
}

class Dump {
 public:
  explicit Dump(const Program& program) : program_(program) {}

  std::string write() {
    for (const Enumeration& one : program_.enumerations) enumeration(one);
    for (const Record& one : program_.records) record(one);
    for (const Source& one : program_.sources) source(one);
    for (const LawEvent& one : program_.events) event(one);
    for (const Definition& one : program_.definitions) definition(one);
    for (const Example& one : program_.examples) example(one);
    for (const Extract& one : program_.extracts) extract(one);
    for (const Registry& one : program_.registries) registry(one);
    for (const Resolution& one : program_.resolutions) resolution(one);
    for (const Register& one : program_.registers) published_register(one);
    for (const Scenario& one : program_.scenarios) scenario(one);
    for (const Report& one : program_.reports) report(one);
    for (const CoverageLine& one : program_.coverage) coverage(one);
    return std::move(out_) + dump_programs(program_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_ += fmt::format(format, std::forward<Args>(args)...) + "\n";
  }

  std::string in_force(const InForce& span) const {
    std::string out;
    if (span.from) out += " from " + format_iso_date(*span.from);
    if (span.until) out += " until " + format_iso_date(*span.until);
    if (!span.by.empty()) out += " by \"" + span.by + "\"";
    return out;
  }

  // ' cites [INA] 237(a); Matter of X'
  std::string cites(const std::vector<Citation>& citations) const {
    std::string out;
    for (const Citation& one : citations) {
      out += out.empty() ? " cites " : "; ";
      out += one.source < 0 ? one.text : fmt::format("[{}] {}", at(program_.sources, one.source).name, one.pinpoint);
    }
    return out;
  }

  // 'Offense in Person'
  std::string subject(const std::vector<int>& parameters) const {
    std::vector<std::string> names;
    names.reserve(parameters.size());
    for (const int parameter : std::views::reverse(parameters)) names.push_back(at(program_.records, parameter).name);
    return fmt::format("{}", fmt::join(names, " in "));
  }

  void enumeration(const Enumeration& one) {
    line("enumeration {}", one.name);
    for (const Enumerator& value : one.values) line("  {} \"{}\"", value.name, value.label);
    for (const Attribute& attribute : one.attributes) {
      const Enumeration& target = at(program_.enumerations, attribute.enumeration);
      std::string values;
      for (const std::int16_t value : attribute.values)
        values += value < 0 ? " -" : " " + at(target.values, value).name;
      line("  attribute {} {}:{}", attribute.name, target.name, values);
    }
  }

  void record(const Record& one) {
    line("record {}", one.name);
    for (const Field& field : one.fields) {
      std::string limits = field.refers ? " refers" : "";
      if (field.identifies) limits += " identifies";
      if (field.tabulate_only) limits += " tabulate only";
      if (!field.but_for.empty()) limits += " but for" + cites(field.but_for);
      if (field.protected_by) limits += " protected by" + cites({*field.protected_by});
      line("  {} {}{}{}", field.name, field.optional ? "optional " : "", dump_type(program_, field.type), limits);
    }
  }

  void source(const Source& one) {
    line("source {} \"{}\"", one.name, one.title);
    for (const InForce& span : one.in_force) line("  in force{}", in_force(span));
    for (const Paragraph& paragraph : one.paragraphs) line("  {} {:.40}", paragraph.pinpoint, paragraph.text);
  }

  void event(const LawEvent& one) {
    constexpr std::array<std::string_view, 4> kinds{"enjoins", "revokes", "limits", "restores"};
    line("event {} {} {}{} reach \"{}\"", kinds[static_cast<std::size_t>(one.kind)],
         at(program_.sources, one.source).name, one.pinpoint, in_force(one.in_force), one.reach);
  }

  void definition(const Definition& one) {
    constexpr std::array<std::string_view, 3> kinds{"rule", "value", "list"};
    line("{} {} of {} gives {}", kinds[static_cast<std::size_t>(one.kind)], one.name, subject(one.parameters),
         dump_type(program_, one.type));
    for (const Version& version : one.versions) {
      line("  version{}{} bindings {}", in_force(version.in_force), cites(version.citations), version.bindings);
      for (const ExceptionInfo& exception : version.exceptions)
        line("    exception {}{}", exception.name, cites(exception.citations));
      line("    {}", dump_expr(program_, one.parameters, &version, version.body));
    }
  }

  void given(const std::vector<GivenField>& fields, int record) {
    for (const GivenField& one : fields) {
      const Field& field = at(at(program_.records, record).fields, one.field);
      line("  given {} {}", field.name, dump_given(program_, one.value, field.type));
    }
  }

  void example(const Example& one) {
    line("example \"{}\" of {}{} as of {}", one.title, at(program_.records, one.record).name,
         one.item.empty() ? "" : " at " + one.item, format_iso_date(one.as_of));
    given(one.given, one.record);
    for (const Expectation& expectation : one.expectations) {
      const Definition& definition = at(program_.definitions, expectation.definition);
      std::string why;
      for (const std::string& name : expectation.because) why += " because " + name;
      for (const std::vector<std::string>& paths : expectation.until)
        why += fmt::format(" until {}", fmt::join(paths, " with "));
      line("  expect {} is {}{}", definition.name, dump_given(program_, expectation.value, definition.type), why);
    }
  }

  std::string path(const std::vector<int>& fields, int record) const {
    std::string out;
    for (const int index : fields) {
      const Field& field = at(at(program_.records, record).fields, index);
      out += (out.empty() ? "" : ".") + field.name;
      record = field.type.of;
    }
    return out;
  }

  const Field& field_at(const std::vector<int>& fields, int record) const {
    const Field* field = nullptr;
    for (const int index : fields) {
      field = &at(at(program_.records, record).fields, index);
      record = field->type.of;
    }
    return *field;
  }

  void extract(const Extract& one) {
    std::string into;
    if (one.into_record >= 0) {
      const Record& owner = at(program_.records, one.into_record);
      into = fmt::format(" into {} of {}", at(owner.fields, one.into_field).name, owner.name);
    }
    line("extract {} of {}{}{} key {} files{}{}{}", one.name, at(program_.records, one.record).name, into,
         cites(one.citations), fmt::join(one.key, ", "), one.csv ? " csv" : "", one.ndjson ? " ndjson" : "",
         one.parquet ? " parquet" : "");
    for (const int owner : one.belongs_to) line("  belongs to {}", at(program_.extracts, owner).name);
    for (const ExtractConstant& constant : one.constants) {
      const Field& field = at(at(program_.records, one.record).fields, constant.field);
      line("  set {} to {}", field.name, dump_given(program_, constant.value, field.type));
    }
    for (const ExtractColumn& column : one.columns) extract_column(column, one.record);
  }

  void extract_column(const ExtractColumn& column, int record) {
    constexpr std::array<std::string_view, 7> formats{"text", "number", "money", "truth", "date", "duration", "codes"};
    constexpr std::array<std::string_view, 3> blanks{"unknown", "not applicable", "refused"};
    line("  column {} to {} {}{}{} blank {}", column.name, path(column.path, record),
         formats[static_cast<std::size_t>(column.format)], column.pattern.empty() ? "" : " " + column.pattern,
         column.unit == 0 ? "" : " unit " + std::to_string(column.unit),
         blanks[static_cast<std::size_t>(column.blank)]);
    const Type type = field_at(column.path, record).type;
    for (const Code& code : column.codes)
      line("    \"{}\" means {}", code.code, dump_given(program_, code.means, type));
  }

  void registry(const Registry& one) {
    line("registry {} {}{} columns {}", one.name, one.file, cites(one.citations),
         fmt::join(std::array{one.code_column, one.name_column, one.state_column, one.county_column, one.city_column,
                              one.kind_column},
                   ", "));
    if (!one.outlines.empty()) line("  outlines {}", one.outlines);
  }

  void resolution(const Resolution& one) {
    const std::vector<Field>& fields = at(program_.records, one.record).fields;
    const auto field = [&fields](int index) { return index < 0 ? std::string("-") : at(fields, index).name; };
    line("resolution {} of {}{} overrides {}", one.name, at(program_.records, one.record).name, cites(one.citations),
         one.overrides_file);
    line("  from {}, {}, {}", field(one.facility_field), field(one.city_field), field(one.state_field));
    std::string by;
    for (const int index : {one.states, one.counties, one.places, one.agencies, one.facilities}) {
      by += " " + (index < 0 ? std::string("-") : at(program_.registries, index).name);
    }
    line("  by{}", by);
    for (const auto& [from, to] : one.write) line(R"(  write "{}" as "{}")", from, to);
    constexpr std::array<std::string_view, 4> levels{"county", "city", "state", "federal"};
    for (const ResolutionKind& kind : one.kinds) {
      const Enumeration& kinds = at(program_.enumerations, at(fields, one.kind_field).type.of);
      line("  kind {} at {} through {} says {}", at(kinds.values, kind.enumerator).name,
           levels[static_cast<std::size_t>(kind.level)], fmt::join(kind.through, ", "), fmt::join(kind.says, ", "));
    }
    line("  gives outcome {} kind {} jurisdiction {} agency {} county {}", field(one.outcome_field),
         field(one.kind_field), field(one.jurisdiction_field), field(one.agency_field), field(one.county_field));
  }

  void published_register(const Register& one) {
    const std::vector<Field>& fields = at(program_.records, one.record).fields;
    line("register {} of {} \"{}\"{}", one.name, at(program_.records, one.record).name, one.title,
         cites(one.citations));
    line("  dated {} lists by {}", at(fields, one.date_field).name,
         one.list_field < 0 ? "-" : at(fields, one.list_field).name);
    for (const int field : one.key) line("  key {}", at(fields, field).name);
    for (const int field : one.compares) line("  compares {}", at(fields, field).name);
    for (const auto& [from, to] : one.write) line(R"(  write "{}" as "{}")", from, to);
  }

  void scenario(const Scenario& one) {
    line("scenario {}{}", one.name, cites(one.citations));
    for (const ScenarioRows& rows : one.rows) {
      line("  rows of {} owner {} from {} to {}", at(program_.extracts, rows.extract).name, rows.owner, rows.at_least,
           rows.at_most);
      for (const ScenarioGroup& group : rows.groups) {
        line("    group \"{}\" weight {}", group.title, group.weight);
        for (const Draw& draw : group.draws) scenario_draw(draw);
      }
    }
  }

  void scenario_draw(const Draw& draw) {
    std::string what;
    switch (draw.kind) {
      case Draw::Kind::constant: what = draw.text; break;
      case Draw::Kind::choice:
        for (const auto& [value, weight] : draw.choices)
          what += fmt::format("{}{} {}", what.empty() ? "" : ", ", value, weight);
        break;
      case Draw::Kind::date_range:
        what = fmt::format("{} to {}", format_iso_date(static_cast<Days>(draw.from)),
                           format_iso_date(static_cast<Days>(draw.to)));
        break;
      case Draw::Kind::number_range: what = fmt::format("{} to {}", draw.from, draw.to); break;
      case Draw::Kind::blank: what = "blank"; break;
    }
    line("      {} is {} blank {} percent", draw.column, what, draw.blank_percent);
  }

  void report(const Report& one) {
    constexpr std::array<std::string_view, 7> periods{"once",           "week", "month",      "quarter",
                                                      "fiscal quarter", "year", "fiscal year"};
    line("report {} \"{}\"{} every {} week from {} bindings {}", one.name, one.title, cites(one.citations),
         periods[static_cast<std::size_t>(one.every)], one.week_start, one.bindings);
    line("  about {}{} where {}", at(program_.records, one.record).name, one.imported ? " as imported" : "",
         report_expr(one, one.about));
    for (const ReportTable& table : one.tables) {
      std::string by;
      for (std::size_t i = 0; i < table.names.size(); ++i) {
        by += fmt::format(" [{}{}: {}]", table.names[i], table.within[i] >= 0 ? " within" : "",
                          report_expr(one, table.dimensions[i]));
      }
      line("  table by{}", by);
    }
    for (const ReportMeasure& measure : one.measures)
      line("  show {} {}", measure.name, report_expr(one, measure.expr));
    for (const int field : one.never) line("  never {}", at(at(program_.records, one.record).fields, field).name);
    line("  unknown apart {}, protect under {}, sums by {}, {} notes, beside {}", one.unknown_apart,
         one.protection.counts_under, one.protection.sums.percent, one.notes.size(), one.published_file);
    const Protection& protection = one.protection;
    if (protection.sums.over_percent > 0)
      line("  sums where {} largest exceed {}", protection.sums.largest, protection.sums.over_percent);
    if (protection.round_to > 0) line("  round to {}", protection.round_to);
    if (protection.keys.at_most > 0) {
      line("  perturb at most {} variance {} none under {}", protection.keys.at_most, protection.keys.variance,
           protection.keys.none_under);
    }
    for (const ReportMap& map : one.maps)
      line("  map {} by {}", map.dimension, at(program_.registries, map.registry).name);
    if (one.release >= 0) {
      line("  released as {} when {}", at(program_.releases, one.release).name,
           one.released < 0 ? "-" : at(program_.definitions, one.released).name);
    }
  }

  std::string report_expr(const Report& report, ExprId id) const {
    return dump_expr(program_, {report.record}, nullptr, id);
  }

  void coverage(const CoverageLine& one) {
    constexpr std::array<std::string_view, 4> kinds{"carried out by", "no effect", "not encoded", "not yet"};
    line("coverage {} {}{} {} {} \"{}\"", at(program_.sources, one.source).name, one.pinpoint,
         one.itself ? " itself" : "", kinds[static_cast<std::size_t>(one.kind)], fmt::join(one.by, ", "), one.why);
  }

  const Program& program_;
  std::string out_;
};

}  // namespace

std::string dump(const Program& program) { return Dump(program).write(); }

}  // namespace takecare::lang
