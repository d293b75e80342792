#include "takecare/programs/fold.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "takecare/engine/read_value.h"
#include "takecare/programs/act_fields.h"
#include "takecare/programs/effective.h"
#include "takecare/programs/fact_json.h"
#include "takecare/programs/splice.h"

namespace takecare::programs {

using engine::Fact;
using engine::FactState;
using engine::Item;
using engine::ItemList;
using lang::StepField;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

Fact enumerator(int value, int origin) {
  return {.state = value < 0 ? FactState::unknown : FactState::known, .value = std::max(value, 0), .origin = origin};
}

class Folder {
 public:
  Folder(const lang::Program& program, const Past& past, int life_program, const When& when, State& out)
      : program_(program),
        past_(past),
        life_(program.programs[at(life_program)]),
        record_(program.records[at(life_.record)]),
        when_(when),
        out_(out) {}

  void begin();
  Result<void> apply(const EffectiveAct& act);

 private:
  Result<void> give(const GivenField& given);
  Result<void> refer(int field, const GivenField& given, int origin);
  void add_item(int field, const GivenField& given, int origin);
  void move(const Moved& moved, int origin);
  void step(const EffectiveAct& act, int origin);
  void forget(const EffectiveAct& erased);
  void forget_field(int field);
  int origin_of(const Recorded& recorded);
  Item& subject() { return out_.the_case.subject; }
  void unread(std::string sentence) { out_.unread.push_back(std::move(sentence)); }
  int field_named(const std::string& name) const {
    const auto found = std::ranges::find(record_.fields, name, &lang::Field::name);
    return found == record_.fields.end() ? -1 : static_cast<int>(found - record_.fields.begin());
  }

  const lang::Program& program_;
  const Past& past_;
  const lang::LifeProgram& life_;
  const lang::Record& record_;
  const When& when_;
  State& out_;
  std::set<int> forgotten_;  // lists of which an item was erased: nobody knows what they hold
};

// A list that acts add to holds what they added and nothing else; accounts begin with nothing in them.
void Folder::begin() {
  subject() = engine::blank_item(program_, life_.record);
  subject().lists[at(life_.steps_field)].known = true;
  for (const lang::Act& act : life_.acts) {
    for (const int list : act.adds) subject().lists[at(list)].known = true;
  }
  for (const int account : life_.accounts) subject().facts[at(account)] = {.state = FactState::known};
}

int Folder::origin_of(const Recorded& recorded) {
  auto& origins = out_.the_case.origins;
  const bool recorded_yet = recorded.index != not_yet_recorded;
  const engine::Origin origin{.file = recorded_yet ? "ledger" : "this act",
                              .row = recorded_yet ? static_cast<std::int64_t>(recorded.index) : 0,
                              .column = recorded_yet ? recorded.event.act : ""};
  const auto same = std::ranges::find_if(
      origins, [&](const engine::Origin& one) { return one.file == origin.file && one.row == origin.row; });
  if (same != origins.end()) return static_cast<int>(same - origins.begin());
  origins.push_back(origin);
  return static_cast<int>(origins.size()) - 1;
}

Result<void> Folder::refer(int field, const GivenField& given, int origin) {
  ItemList& list = subject().lists[at(field)];
  list = {.origin = origin};
  out_.references.erase(field);
  const std::string* id = given.value.text();
  if (id == nullptr) return {};
  out_.references[field] = *id;
  const int record = record_.fields[at(field)].type.of;
  if (const Item* known = past_.given_record(record, *id)) {
    list.items.push_back(*known);
    list.known = true;
    return {};
  }
  auto state = state_of(program_, past_, program_.program_of(record), *id, when_);
  if (!state) return std::unexpected(state.error());
  if (!state->exists) return {};
  Item item = splice(out_.the_case, std::move(state->the_case));
  subject().lists[at(field)].items.push_back(std::move(item));
  subject().lists[at(field)].known = true;
  return {};
}

void Folder::add_item(int field, const GivenField& given, int origin) {
  auto item = read_item(program_, record_.fields[at(field)].type.of, given.value, origin);
  ItemList& list = subject().lists[at(field)];
  list.known = !forgotten_.contains(field);
  list.origin = origin;
  if (item) {
    list.items.push_back(std::move(*item));
  } else {
    // It is there, whatever it says.
    list.items.push_back(engine::blank_item(program_, record_.fields[at(field)].type.of));
    unread(fmt::format("an item of {}: {}", given.name, item.error().message));
  }
}

Result<void> Folder::give(const GivenField& given) {
  const int field = field_named(given.name);
  if (field < 0) {
    unread(fmt::format("{} has no field '{}' any more", record_.name, given.name));
    return {};
  }
  const lang::Field& declared = record_.fields[at(field)];
  const int origin = origin_of(*given.by);
  if (declared.refers) return refer(field, given, origin);
  if (declared.type.kind == lang::Kind::list) {
    add_item(field, given, origin);
    return {};
  }
  auto fact = read_fact(program_, declared, given.value);
  if (!fact) {
    unread(fmt::format("{}: {}", given.name, fact.error().message));
    fact = Fact{};
  }
  fact->origin = origin;
  subject().facts[at(field)] = std::move(*fact);
  return {};
}

void Folder::move(const Moved& moved, int origin) {
  const auto amount = engine::read_value(program_, {.kind = lang::Kind::money}, moved.amount);
  for (const auto& [name, sign] : {std::pair{moved.from, -1}, std::pair{moved.to, 1}}) {
    const int field = field_named(name);
    if (!amount || field < 0) {
      unread(fmt::format("{} moved from {} to {}", moved.amount, moved.from, moved.to));
      return;
    }
    Fact& account = subject().facts[at(field)];
    account.value += sign * amount->value;
    account.origin = origin;
  }
}

void Folder::step(const EffectiveAct& act, int origin) {
  const ledger::Event& event = act.act->event;
  const auto& acts = life_.acts;
  const auto named = std::ranges::find(acts, event.act, &lang::Act::name);
  const int index = named == acts.end() ? -1 : static_cast<int>(named - acts.begin());
  const auto& stages = program_.enumerations[at(life_.stages)].values;
  const auto stage = std::ranges::find(stages, act.said.stage, &lang::Enumerator::name);
  out_.stage = stage == stages.end() ? -1 : static_cast<int>(stage - stages.begin());
  if (index < 0) unread(fmt::format("{} has no act '{}' any more", life_.name, event.act));
  if (out_.stage < 0) unread(fmt::format("{} has no stage '{}' any more", life_.name, act.said.stage));

  subject().facts[at(life_.stage_field)] = enumerator(out_.stage, origin);
  Item item = engine::blank_item(program_, life_.step_record);
  const auto fact = [&](StepField field) -> Fact& { return item.facts[static_cast<std::size_t>(field)]; };
  fact(StepField::act) = enumerator(index, origin);
  fact(StepField::stage) = enumerator(out_.stage, origin);
  fact(StepField::acted_on) = {.state = FactState::known, .value = event.on, .origin = origin};
  fact(StepField::acted_by) = {.state = FactState::known, .text = event.actor, .origin = origin};
  subject().lists[at(life_.steps_field)].items.push_back(std::move(item));
  out_.steps.push_back({.index = act.act->index,
                        .act = index,
                        .name = event.act,
                        .on = event.on,
                        .time = event.time,
                        .actor = event.actor,
                        .authority = event.authority});
}

// Whatever it may have recorded, and the stage that it led to where that hangs on what was before, is unknown.
void Folder::forget(const EffectiveAct& erased) {
  const ledger::Event& event = erased.act->event;
  unread(fmt::format("what '{}' said (entry {}) was erased at entry {}", event.act, erased.index, erased.act->index));
  const auto named = std::ranges::find(life_.acts, event.act, &lang::Act::name);
  if (named == life_.acts.end()) return;
  for (const int field : fields_of(*named)) forget_field(field);
  if (erased.correction) return;
  if (named->to >= 0) out_.stage = named->to;
  subject().facts[at(life_.stage_field)] = enumerator(out_.stage, origin_of(*erased.act));
  subject().lists[at(life_.steps_field)].known = false;
  out_.steps.push_back({.index = erased.index,
                        .act = static_cast<int>(named - life_.acts.begin()),
                        .name = event.act,
                        .on = out_.steps.empty() ? event.on : out_.steps.back().on,
                        .erased = true});
}

void Folder::forget_field(int field) {
  out_.references.erase(field);
  if (record_.fields[at(field)].type.kind != lang::Kind::list) {
    subject().facts[at(field)] = {};
    return;
  }
  subject().lists[at(field)] = {};
  if (!record_.fields[at(field)].refers) forgotten_.insert(field);
}

Result<void> Folder::apply(const EffectiveAct& act) {
  if (act.erased) {
    forget(act);
    return {};
  }
  for (const GivenField& given : act.given) {
    if (auto done = give(given); !done) return done;
  }
  const int origin = origin_of(*act.act);
  for (const Moved& moved : act.said.moves) move(moved, origin);
  step(act, origin);
  for (const Sent& notice : act.said.notices) {
    out_.notices.push_back({.index = act.act->index, .on = act.act->event.on, .notice = notice});
  }
  return {};
}

}  // namespace

std::vector<Recorded> events_that_count(std::vector<Recorded> events, const When& when) {
  std::erase_if(events, [&](const Recorded& recorded) {
    const ledger::Event& event = recorded.event;
    // What was erased is known to nobody, on whatever day the question is put.
    if (event.kind == ledger::erasure_kind) return false;
    const bool tells = event.kind == kind::act || event.kind == kind::correction;
    return !tells || event.on > when.as_of || (!when.known.empty() && event.time > when.known);
  });
  return events;
}

Result<State> fold(const lang::Program& program, const Past& past, int life_program, std::span<const Recorded> events,
                   const When& when) {
  State state;
  Folder folder(program, past, life_program, when, state);
  folder.begin();
  const auto acts = effective_acts(events);
  if (!acts) return std::unexpected(acts.error());
  for (const EffectiveAct& act : *acts) {
    if (auto done = folder.apply(act); !done) return std::unexpected(done.error());
  }
  state.exists = !acts->empty();
  return state;
}

Result<State> state_of(const lang::Program& program, const Past& past, int life_program, std::string_view id,
                       const When& when) {
  const auto& life = program.programs[at(life_program)];
  auto events = past.events_of(program.records[at(life.record)].name, id);
  if (!events) return std::unexpected(events.error());
  return fold(program, past, life_program, events_that_count(std::move(*events), when), when);
}

}  // namespace takecare::programs
