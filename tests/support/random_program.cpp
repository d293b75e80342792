#include "tests/support/random_program.h"

#include "takecare/engine/value.h"
#include "tests/support/choices.h"
#include "tests/support/random_expr.h"

namespace takecare::test {

using lang::DefinitionKind;
using lang::Kind;
using lang::Type;

namespace {

enum Records : int { person, offense, charge, admission };

std::vector<lang::Enumerator> enumerators(std::initializer_list<const char*> names) {
  std::vector<lang::Enumerator> all;
  for (const char* name : names) all.push_back({.name = name, .label = name});
  return all;
}

// Colors have a shade, which the code list does not give for each.
void add_enumerations(lang::Program& program, Choices& choices) {
  lang::Enumeration color{
      .name = "Color", .values = enumerators({"red", "green", "blue", "grey"}), .attributes = {}, .place = {}};
  lang::Attribute shade{.name = "shade", .enumeration = 1, .values = {}};
  for (int v = 0; v < 4; ++v)
    shade.values.push_back(static_cast<std::int16_t>(choices.below(3) - (choices.chance(30) ? 1 : 0)));
  for (std::int16_t& v : shade.values) v = v > 1 ? 1 : v;
  color.attributes.push_back(std::move(shade));
  program.enumerations = {std::move(color),
                          {.name = "Shade", .values = enumerators({"light", "dark"}), .attributes = {}, .place = {}},
                          {.name = "Only", .values = enumerators({"only"}), .attributes = {}, .place = {}}};
}

void add_field(lang::Record& record, std::string name, Type type, bool optional) {
  record.fields.push_back({.name = std::move(name),
                           .type = type,
                           .optional = optional,
                           .but_for = {},
                           .protected_by = {},
                           .comment = {},
                           .place = {}});
}

// Fields of most kinds, some twice, some optional.
void add_scalars(lang::Record& record, Choices& choices) {
  constexpr Type kinds[] = {{.kind = Kind::truth},
                            {.kind = Kind::date},
                            {.kind = Kind::number},
                            {.kind = Kind::duration},
                            {.kind = Kind::money},
                            {.kind = Kind::enumeration, .of = 0},
                            {.kind = Kind::text},
                            {.kind = Kind::enumeration, .of = 1},
                            {.kind = Kind::enumeration, .of = 2}};
  constexpr const char* names[] = {"truth", "date", "number", "duration", "money", "color", "text", "shade", "only"};
  for (std::size_t k = 0; k < std::size(kinds); ++k) {
    const int count = (k == 0 ? 1 : 0) + choices.one_of({0, 1, 1, 2}) - (k == 0 ? choices.below(2) : 0);
    for (int n = 0; n < count; ++n) {
      const bool optional = choices.chance(40);
      add_field(record, std::string(names[k]) + (n == 0 ? "" : std::to_string(n + 1)), kinds[k], optional);
    }
  }
  if (record.fields.empty()) add_field(record, "truth", {.kind = Kind::truth}, false);
}

void add_records(lang::Program& program, Choices& choices) {
  for (const char* name : {"Person", "Offense", "Charge", "Admission"})
    program.records.push_back({.name = name, .fields = {}, .place = {}});
  const auto list = [](int of) { return Type{.kind = Kind::list, .of = of}; };
  // Before or after the scalars: an index of a field is not its place among the scalars.
  const bool first = choices.chance(50);
  if (!first) add_scalars(program.records[person], choices);
  add_field(program.records[person], "offenses", list(offense), false);
  if (first) add_scalars(program.records[person], choices);
  add_field(program.records[person], "admissions", list(admission), false);
  add_field(program.records[offense], "charges", list(charge), false);
  for (const int record : {offense, charge, admission})
    add_scalars(program.records[static_cast<std::size_t>(record)], choices);
}

void add_law(lang::Program& program, Days as_of, Choices& choices) {
  lang::Source order{
      .name = "order", .title = "An order", .text_file = {}, .paragraphs = {}, .in_force = {}, .place = {}};
  if (choices.chance(50))
    order.in_force.push_back({.from = as_of - choices.between(-1, 2), .until = as_of + 10, .by = "a later order"});
  program.sources.push_back(std::move(order));
  lang::LawEvent event{
      .kind = lang::EventKind::enjoins, .source = 0, .pinpoint = "9", .in_force = {}, .reach = {}, .place = {}};
  event.in_force = {.from = as_of - choices.between(-1, 1), .until = std::nullopt, .by = "a court"};
  program.events.push_back(std::move(event));
}

// The spans of the versions: mostly one that always is in force; else two that meet near the as-of date, or one that is
// not in force yet.
std::vector<lang::InForce> spans(Days as_of, Choices& choices) {
  if (!choices.chance(25)) return {{}};
  const Days border = as_of + choices.between(-1, 1);
  if (choices.chance(50)) return {{.from = border, .until = std::nullopt, .by = {}}};
  return {{.from = std::nullopt, .until = border, .by = "a change of law"},
          {.from = border, .until = std::nullopt, .by = {}}};
}

void add_definition(RandomWorld& world, Choices& choices, const WorldOptions& options) {
  lang::Program& program = world.program;
  const int number = static_cast<int>(program.definitions.size());
  lang::Definition definition;
  using enum DefinitionKind;
  definition.kind = choices.one_of({rule, value, list, rule});
  definition.parameters = choices.one_of<std::vector<int>>(
      {{person}, {person, offense}, {person}, {person, offense, charge}, {person, admission}, {offense}});
  if (definition.kind == value) {
    const Kind kind = choices.one_of(
        {Kind::number, Kind::date, Kind::money, Kind::duration, Kind::enumeration, Kind::text, Kind::truth});
    definition.type = {.kind = kind, .of = kind == Kind::enumeration ? choices.below(3) : -1};
  } else if (definition.kind == list) {
    definition.parameters =
        choices.one_of<std::vector<int>>({{person, offense}, {person, admission}, {person, offense, charge}});
    const auto& fields =
        program.records[static_cast<std::size_t>(definition.parameters[definition.parameters.size() - 2])].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].type != Type{.kind = Kind::list, .of = definition.parameters.back()}) continue;
      definition.list_field = static_cast<int>(f);
      definition.type = fields[f].type;
    }
  }
  constexpr const char* names[] = {"rule_", "value_", "list_"};
  definition.name = names[static_cast<int>(definition.kind)] + std::to_string(number + 1);
  for (lang::InForce& span : options.versions ? spans(world.as_of, choices) : std::vector<lang::InForce>{{}}) {
    lang::Version version = ExprBuilder(program, choices, options.is_recorded)
                                .version(definition.parameters, engine::answer_type(definition));
    version.in_force = std::move(span);
    version.citations.push_back({.text = "order 9(b)", .source = 0, .pinpoint = "9(b)", .place = {}});
    definition.versions.push_back(std::move(version));
  }
  program.definitions.push_back(std::move(definition));
  world.definitions.push_back(number);
}

RandomWorld build(Tape tape, const WorldOptions& options) {
  Choices choices(std::move(tape));
  RandomWorld world;
  world.as_of = static_cast<Days>(edge_value(Kind::date, choices));
  const int definitions = choices.between(1, 6);
  add_enumerations(world.program, choices);
  add_records(world.program, choices);
  add_law(world.program, world.as_of, choices);
  for (int d = 0; d < definitions; ++d) add_definition(world, choices, options);
  return world;
}

}  // namespace

rc::Gen<RandomWorld> random_world(WorldOptions options) {
  return rc::gen::map(tapes(options.tape), [options](Tape tape) { return build(std::move(tape), options); });
}

}  // namespace takecare::test
