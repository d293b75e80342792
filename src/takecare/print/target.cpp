#include "takecare/print/target.h"

#include <ranges>

namespace takecare::print {

namespace {

using lang::Program;

std::string_view definition_word(lang::DefinitionKind kind) {
  switch (kind) {
    case lang::DefinitionKind::rule: return "rule";
    case lang::DefinitionKind::value: return "value";
    case lang::DefinitionKind::list: return "list";
  }
  return "";
}

// 'of Offense in Person'; a list is about its owner.
std::string subject_words(const Program& program, const lang::Definition& definition) {
  std::vector<int> records = definition.parameters;
  if (definition.kind == lang::DefinitionKind::list && records.size() > 1) records.pop_back();
  std::string words;
  for (const int record : std::views::reverse(records)) {
    words += (words.empty() ? "of " : " in ") + at(program.records, record).name;
  }
  return words;
}

std::string joined(const std::vector<lang::Citation>& citations) {
  std::string all;
  for (const lang::Citation& citation : citations) all += (all.empty() ? "" : "; ") + citation.text;
  return all;
}

std::string about_field(const Program& program, const lang::Field& field) {
  const std::string type = (field.optional ? "optional " : "") + type_words(program, field.type);
  return field.comment.empty() ? type : type + "; " + field.comment;
}

template <class T>
void add_all(std::vector<Target>& out, TargetKind kind, const std::vector<T>& all) {
  for (int i = 0; i < count_of(all); ++i) out.push_back({kind, i});
}

template <class T>
void add_named(std::vector<Target>& out, TargetKind kind, const std::vector<T>& all, std::string_view name) {
  for (int i = 0; i < count_of(all); ++i) {
    if (at(all, i).name == name) out.push_back({kind, i});
  }
}

}  // namespace

std::string type_words(const Program& program, lang::Type type) {
  switch (type.kind) {
    case lang::Kind::truth: return "truth";
    case lang::Kind::number: return "number";
    case lang::Kind::money: return "money";
    case lang::Kind::date: return "date";
    case lang::Kind::duration: return "duration";
    case lang::Kind::text: return "text";
    case lang::Kind::enumeration: return at(program.enumerations, type.of).name;
    case lang::Kind::list: return "list of " + at(program.records, type.of).name;
  }
  return "";
}

std::string name_of(const Program& program, Target target) {
  switch (target.kind) {
    case TargetKind::definition: return at(program.definitions, target.of).name;
    case TargetKind::record: return at(program.records, target.of).name;
    case TargetKind::field: return at(at(program.records, target.of).fields, target.part).name;
    case TargetKind::enumeration: return at(program.enumerations, target.of).name;
    case TargetKind::enumerator: return at(at(program.enumerations, target.of).values, target.part).name;
    case TargetKind::extract: return at(program.extracts, target.of).name;
    case TargetKind::registry: return at(program.registries, target.of).name;
    case TargetKind::resolution: return at(program.resolutions, target.of).name;
    case TargetKind::published_register: return at(program.registers, target.of).name;
    case TargetKind::scenario: return at(program.scenarios, target.of).name;
    case TargetKind::report: return at(program.reports, target.of).name;
    case TargetKind::life_program: return at(program.programs, target.of).name;
    case TargetKind::notice: return at(program.notices, target.of).name;
    case TargetKind::duty: return at(program.duties, target.of).name;
    case TargetKind::privacy: return at(program.privacies, target.of).name;
    case TargetKind::release: return at(program.releases, target.of).name;
    case TargetKind::source: return at(program.sources, target.of).name;
  }
  return "";
}

std::string kind_of(const Program& program, Target target) {
  switch (target.kind) {
    case TargetKind::definition: {
      const lang::Definition& definition = at(program.definitions, target.of);
      return std::string(definition_word(definition.kind)) + " " + subject_words(program, definition);
    }
    case TargetKind::record: return "record";
    case TargetKind::field: return "field of " + at(program.records, target.of).name;
    case TargetKind::enumeration: return "enumeration";
    case TargetKind::enumerator: return "one of " + at(program.enumerations, target.of).name;
    case TargetKind::extract: return "extract of " + at(program.records, at(program.extracts, target.of).record).name;
    case TargetKind::registry: return "registry";
    case TargetKind::resolution:
      return "resolution of " + at(program.records, at(program.resolutions, target.of).record).name;
    case TargetKind::published_register:
      return "register of " + at(program.records, at(program.registers, target.of).record).name;
    case TargetKind::scenario: return "scenario";
    case TargetKind::report: return "report";
    case TargetKind::life_program:
      return "program of " + at(program.records, at(program.programs, target.of).record).name;
    case TargetKind::notice: return "notice of " + at(program.records, at(program.notices, target.of).record).name;
    case TargetKind::duty: return "duty";
    case TargetKind::privacy: return "privacy of " + at(program.records, at(program.privacies, target.of).record).name;
    case TargetKind::release: return "release of " + at(program.records, at(program.releases, target.of).record).name;
    case TargetKind::source: return "source of law";
  }
  return "";
}

std::string about(const Program& program, Target target) {
  switch (target.kind) {
    case TargetKind::definition: return joined(at(program.definitions, target.of).versions.front().citations);
    case TargetKind::record: return std::to_string(at(program.records, target.of).fields.size()) + " fields";
    case TargetKind::field: return about_field(program, at(at(program.records, target.of).fields, target.part));
    case TargetKind::enumeration: return std::to_string(at(program.enumerations, target.of).values.size()) + " values";
    case TargetKind::enumerator: return at(at(program.enumerations, target.of).values, target.part).label;
    case TargetKind::extract: return at(program.extracts, target.of).grain;
    case TargetKind::registry: return joined(at(program.registries, target.of).citations);
    case TargetKind::resolution: return joined(at(program.resolutions, target.of).citations);
    case TargetKind::published_register: return at(program.registers, target.of).title;
    case TargetKind::scenario: return joined(at(program.scenarios, target.of).citations);
    case TargetKind::report: return at(program.reports, target.of).title;
    case TargetKind::life_program: return joined(at(program.programs, target.of).citations);
    case TargetKind::notice: return joined(at(program.notices, target.of).citations);
    case TargetKind::duty: return joined(at(program.duties, target.of).citations);
    case TargetKind::privacy: return joined(at(program.privacies, target.of).citations);
    case TargetKind::release: return joined(at(program.releases, target.of).citations);
    case TargetKind::source: return at(program.sources, target.of).title;
  }
  return "";
}

std::vector<Target> all_targets(const Program& program) {
  std::vector<Target> all;
  for (int i = 0; i < count_of(program.definitions); ++i) {
    if (!at(program.definitions, i).generated) all.push_back({TargetKind::definition, i});
  }
  for (int i = 0; i < count_of(program.records); ++i) {
    if (at(program.records, i).generated()) continue;
    all.push_back({TargetKind::record, i});
    for (int j = 0; j < count_of(at(program.records, i).fields); ++j) all.push_back({TargetKind::field, i, j});
  }
  for (int i = 0; i < count_of(program.enumerations); ++i) {
    all.push_back({TargetKind::enumeration, i});
    for (int j = 0; j < count_of(at(program.enumerations, i).values); ++j)
      all.push_back({TargetKind::enumerator, i, j});
  }
  add_all(all, TargetKind::extract, program.extracts);
  add_all(all, TargetKind::registry, program.registries);
  add_all(all, TargetKind::resolution, program.resolutions);
  add_all(all, TargetKind::published_register, program.registers);
  add_all(all, TargetKind::scenario, program.scenarios);
  add_all(all, TargetKind::report, program.reports);
  add_all(all, TargetKind::life_program, program.programs);
  add_all(all, TargetKind::notice, program.notices);
  add_all(all, TargetKind::duty, program.duties);
  add_all(all, TargetKind::privacy, program.privacies);
  add_all(all, TargetKind::release, program.releases);
  add_all(all, TargetKind::source, program.sources);
  return all;
}

std::vector<Target> targets_named(const Program& program, std::string_view name) {
  std::vector<Target> found;
  add_named(found, TargetKind::definition, program.definitions, name);
  add_named(found, TargetKind::extract, program.extracts, name);
  add_named(found, TargetKind::resolution, program.resolutions, name);
  add_named(found, TargetKind::published_register, program.registers, name);
  add_named(found, TargetKind::report, program.reports, name);
  add_named(found, TargetKind::life_program, program.programs, name);
  add_named(found, TargetKind::notice, program.notices, name);
  add_named(found, TargetKind::duty, program.duties, name);
  add_named(found, TargetKind::privacy, program.privacies, name);
  add_named(found, TargetKind::release, program.releases, name);
  return found;
}

}  // namespace takecare::print
