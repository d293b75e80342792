#include <ostream>

#include "takecare/engine/value_words.h"
#include "takecare/engine/words.h"
#include "tests/support/random_program.h"

namespace takecare::test {

using engine::FactState;
using engine::Item;
using lang::Kind;

namespace {

std::string type_words(const lang::Program& program, lang::Type type) {
  constexpr const char* names[] = {"truth", "number", "money", "date", "duration", "text", "", "list of "};
  const auto of = static_cast<std::size_t>(type.of);
  const std::string name = names[static_cast<int>(type.kind)];
  if (type.kind == Kind::enumeration) return program.enumerations[of].name;
  return type.kind == Kind::list ? name + program.records[of].name : name;
}

void show_version(const lang::Program& program, const lang::Definition& definition, const lang::Version& version,
                  std::ostream& out) {
  constexpr const char* keywords[] = {"rule ", "value ", "list "};
  out << keywords[static_cast<int>(definition.kind)] << definition.name << " of";
  for (auto p = definition.parameters.rbegin(); p != definition.parameters.rend(); ++p) {
    out << (p == definition.parameters.rbegin() ? " " : " in ") << program.records[static_cast<std::size_t>(*p)].name;
  }
  if (definition.kind == lang::DefinitionKind::value) out << " gives " << type_words(program, definition.type);
  if (version.in_force.from) out << "\n  in force from " << format_iso_date(*version.in_force.from);
  if (version.in_force.until) out << "\n  in force until " << format_iso_date(*version.in_force.until);
  const auto scope = engine::Scope::of(program, definition, &version);
  out << "\n  " << engine::words(program, scope, version.body) << "\n";
}

void show_item(const lang::Program& program, const Item& item, std::string& out) {
  const auto& fields = program.records[static_cast<std::size_t>(item.record)].fields;
  const char* separator = "";
  for (std::size_t f = 0; f < fields.size(); ++f) {
    std::string value;
    if (fields[f].type.kind == Kind::list) {
      if (!item.lists[f].known) continue;
      for (const Item& inner : item.lists[f].items) {
        value += value.empty() ? "[ { " : ", { ";
        show_item(program, inner, value);
        value += " }";
      }
      value += value.empty() ? "[]" : " ]";
    } else {
      const engine::Fact& fact = item.facts[f];
      if (fact.state == FactState::unknown) continue;
      value = fact.state == FactState::not_applicable ? "not applicable"
              : fields[f].type.kind == Kind::text     ? engine::text_words(fact.text)
                                                      : engine::literal_words(program, fields[f].type, fact.value);
    }
    out += separator + fields[f].name + " " + value;
    separator = ", ";
  }
}

}  // namespace

void showValue(const RandomWorld& world, std::ostream& out) {
  const lang::Program& program = world.program;
  out << "\nas of " << format_iso_date(world.as_of) << "\n";
  for (const lang::Record& record : program.records) {
    out << "record " << record.name << ":";
    for (const lang::Field& field : record.fields) {
      out << " " << field.name << (field.optional ? " optional" : "") << ",";
    }
    out << "\n";
  }
  for (const std::int16_t shade : program.enumerations[0].attributes[0].values) out << "shade " << shade << " ";
  out << "\n";
  for (const lang::Definition& definition : program.definitions) {
    for (const lang::Version& version : definition.versions) show_version(program, definition, version, out);
  }
}

std::string show_case(const lang::Program& program, const engine::Case& the_case) {
  std::string out = "given ";
  show_item(program, the_case.subject, out);
  return out;
}

}  // namespace takecare::test
