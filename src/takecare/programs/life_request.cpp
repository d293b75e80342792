#include "takecare/programs/life_request.h"

#include <fmt/format.h>

#include "takecare/engine/examples.h"
#include "takecare/programs/fact_json.h"

namespace takecare::programs {

using ledger::Json;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Json given_json(const lang::Program& program, int record, const lang::GivenField& given, const std::string& id,
                MemoryPast& past) {
  const lang::Field& field = program.records[at(record)].fields[at(given.field)];
  if (field.type.kind != lang::Kind::list) {
    const engine::Item item = engine::item_of(program, record, {given});
    return fact_json(program, field, item.facts[at(given.field)]);
  }
  if (given.value.state == lang::GivenValue::State::unknown) return {};
  const auto& items = given.value.items;
  // An act adds one item, and a reference is to one record; of anything else the judgment says what is wrong.
  if (items.size() != 1) return Json::List(items.size());
  engine::Item item = engine::item_of(program, field.type.of, items.front());
  if (!field.refers) return item_json(program, item);
  past.give_record(field.type.of, id, std::move(item));
  return id;
}

}  // namespace

engine::Item held_by(const lang::AuthorityHolder& holder, engine::Item item, const std::string& actor) {
  if (holder.held_by >= 0) item.facts[at(holder.held_by)] = {.state = engine::FactState::known, .text = actor};
  return item;
}

engine::Item holder_of(const lang::Program& program, const lang::LifeStep& step, const std::string& actor) {
  const lang::AuthorityHolder& holder = program.authorities[at(step.authority)].holders.front();
  return held_by(holder, engine::item_of(program, holder.record, step.holder), actor);
}

Request request_of(const lang::Program& program, const lang::Life& life, const lang::LifeStep& step,
                   const std::string& prefix, MemoryPast& past) {
  const std::string actor = step.person.empty() ? authority_name(program, step.authority) : step.person;
  past.clear_holders();
  past.set_registrar(step.authority == registrar_authority ? actor : "");
  if (step.authority != registrar_authority) past.give_holder(step.authority, actor, holder_of(program, step, actor));
  Request request{.program = life.program,
                  .id = life_record,
                  .act = step.act,
                  .actor = actor,
                  .on = step.on,
                  .time = format_iso_date(step.on) + "T12:00:00Z",
                  .reasons = step.reasons};
  const int record = program.programs[at(life.program)].record;
  const auto& fields = program.records[at(record)].fields;
  for (const lang::GivenField& given : step.with) {
    const std::string& name = fields[at(given.field)].name;
    const std::string id = fmt::format("{}{} of line {}", prefix, name, step.place.line);
    request.fields.emplace_back(name, given_json(program, record, given, id, past));
  }
  for (const std::string& name : step.evidence) request.evidence.push_back({.name = name});
  return request;
}

}  // namespace takecare::programs
