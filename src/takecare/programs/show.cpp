#include "takecare/programs/show.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/value_words.h"
#include "takecare/programs/act_fields.h"
#include "takecare/programs/next_acts.h"
#include "takecare/programs/said.h"

namespace takecare::programs {

using ledger::Json;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string joined(const std::vector<std::string>& all, std::string_view between) {
  std::string words;
  for (const std::string& one : all) words += fmt::format("{}{}", words.empty() ? "" : between, one);
  return words;
}

Json names_json(const lang::Record& record, const std::vector<int>& fields) {
  Json::List names;
  for (const int field : fields) names.emplace_back(record.fields[at(field)].name);
  return names;
}

When now_of(const ShowRequest& request) {
  return {.as_of = parse_iso_date(request.time.substr(0, 10)).value_or(0), .known = {}};
}

ledger::Event read_event(const lang::Record& record, const ShowRequest& request, Json::Members says) {
  auto fields = ledger::write_canonical(Json(std::move(says)));
  return {.kind = kind::read,
          .program = record.name,
          .id = request.id,
          .actor = request.viewer,
          .on = parse_iso_date(request.time.substr(0, 10)).value_or(0),
          .time = request.time,
          .fields = fields ? std::move(*fields) : "{}"};
}

class Showing {
 public:
  Showing(const lang::Program& program, const State& state, const View& view, const lang::LifeProgram& life)
      : program_(program), state_(state), view_(view), life_(life), record_(program.records[at(life.record)]) {}

  void fields(Shown& out) const;
  void steps(Shown& out) const;
  void notices(Shown& out) const;
  void grounds(Shown& out) const;

 private:
  std::string value(int field) const;
  std::string item_words(const engine::Item& item) const;
  std::string from(int origin) const;
  bool hides(int act) const;

  const lang::Program& program_;
  const State& state_;
  const View& view_;
  const lang::LifeProgram& life_;
  const lang::Record& record_;
};

std::string fact_words(const lang::Program& program, const lang::Field& field, const engine::Fact& fact) {
  return engine::value_words(program, field.type, engine::value_of(program, field, fact));
}

std::string Showing::item_words(const engine::Item& item) const {
  const auto& fields = program_.records[at(item.record)].fields;
  std::vector<std::string> parts;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const bool shown = view_.shows_part(fields[f]);
    // What is withheld is so whether it is known or not, since that would tell.
    const bool silent = shown && item.facts[f].state == engine::FactState::unknown;
    if (fields[f].type.kind == lang::Kind::list || silent) continue;
    parts.push_back(fields[f].name + " " + (shown ? fact_words(program_, fields[f], item.facts[f]) : "withheld"));
  }
  return parts.empty() ? "nothing known of it" : joined(parts, ", ");
}

std::string Showing::value(int index) const {
  const lang::Field& field = record_.fields[at(index)];
  if (field.type.kind != lang::Kind::list) {
    return fact_words(program_, field, state_.the_case.subject.facts[at(index)]);
  }
  if (field.refers) {
    const auto id = state_.references.find(index);
    return id == state_.references.end() ? "unknown"
                                         : fmt::format("{} {}", program_.records[at(field.type.of)].name, id->second);
  }
  const engine::ItemList& list = state_.the_case.subject.lists[at(index)];
  if (!list.known) return "unknown";
  std::vector<std::string> items;
  items.reserve(list.items.size());
  for (const engine::Item& item : list.items) items.push_back(item_words(item));
  return items.empty() ? "none" : joined(items, "\n");
}

// Who it was stands with the steps: it is shown to whom they are shown.
std::string Showing::from(int origin) const {
  if (origin < 0) return "";
  const engine::Origin& where = state_.the_case.origins[at(origin)];
  const auto index = static_cast<std::uint64_t>(where.row);
  const auto step = std::ranges::find(state_.steps, index, &Done::index);
  if (step == state_.steps.end()) return fmt::format("corrected, entry {}", where.row);
  std::string words =
      fmt::format("{} on {}, entry {}, as {}", step->name, format_iso_date(step->on), step->index, step->authority);
  if (view_.shows(life_.steps_field)) words += ", by " + step->actor;
  return words;
}

void Showing::fields(Shown& out) const {
  const engine::Item& subject = state_.the_case.subject;
  for (int f = 0; f < std::ssize(record_.fields); ++f) {
    if (f == life_.stage_field || f == life_.steps_field) continue;
    const lang::Field& field = record_.fields[at(f)];
    if (!view_.shows(f)) continue;
    const bool list = field.type.kind == lang::Kind::list;
    out.fields.push_back({.name = field.name,
                          .value = value(f),
                          .from = from(list ? subject.lists[at(f)].origin : subject.facts[at(f)].origin)});
  }
  for (const int f : view_.withheld) out.withheld.push_back(record_.fields[at(f)].name);
}

// An act that says nothing but what is withheld: its name would tell what it said.
bool Showing::hides(int act) const {
  if (act < 0) return false;
  const std::vector<int> fields = fields_of(life_.acts[at(act)]);
  return !fields.empty() && std::ranges::none_of(fields, [&](int field) { return view_.shows(field); });
}

void Showing::steps(Shown& out) const {
  if (!view_.shows(life_.steps_field)) return;
  out.steps.emplace();
  for (const Done& done : state_.steps) {
    if (hides(done.act)) continue;
    if (done.erased) {
      out.steps->push_back(
          fmt::format("erased      {}, entry {}: nobody knows any more what it said", done.name, done.index));
      continue;
    }
    out.steps->push_back(fmt::format("{}  {}  by {} as {}, entry {}, recorded {}", format_iso_date(done.on), done.name,
                                     done.actor, done.authority, done.index, done.time));
  }
}

// The words of a notice may say anything of the record: they are shown to whoever is shown all of it.
void Showing::notices(Shown& out) const {
  const bool all = view_.withheld.empty();
  for (const SentNotice& sent : state_.notices) {
    std::string line = fmt::format("{}  {}, entry {}", format_iso_date(sent.on), sent.notice.notice, sent.index);
    line +=
        all ? fmt::format(", to {}: {}", sent.notice.to, joined(sent.notice.says, " ")) : "; its words are withheld";
    out.notices.push_back(std::move(line));
  }
}

void Showing::grounds(Shown& out) const {
  for (const Ground& ground : view_.grounds) {
    std::string line = fmt::format("{}: {}", ground.authority, ground.ground);
    if (!ground.citations.empty()) line += fmt::format(" ({})", joined(ground.citations, "; "));
    if (!ground.provision.empty()) line += fmt::format(", for what {} protects", ground.provision);
    std::vector<std::string> names;
    names.reserve(ground.fields.size());
    for (const int field : ground.fields) names.push_back(record_.fields[at(field)].name);
    const bool all = names.size() == record_.fields.size();
    line += all ? ": all of it" : fmt::format(": {}", names.empty() ? "items of its lists" : joined(names, ", "));
    if (std::ranges::find(out.grounds, line) == out.grounds.end()) out.grounds.push_back(std::move(line));
  }
}

Json grounds_json(const View& view) {
  Json::List grounds;
  for (const Ground& ground : view.grounds) {
    const Json text(ground.ground);
    if (std::ranges::find(grounds, text) == grounds.end()) grounds.push_back(text);
  }
  return grounds;
}

}  // namespace

Result<Shown> show(const lang::Program& program, const Past& past, const ShowRequest& request) {
  const lang::LifeProgram& life = program.programs[at(request.program)];
  const lang::Record& record = program.records[at(life.record)];
  const auto state = state_of(program, past, request.program, request.id, request.when);
  if (!state) return std::unexpected(state.error());
  if (!state->exists) {
    return fail(fmt::format("there is no {} {} on {}", record.name, request.id, format_iso_date(request.when.as_of)),
                "'takecare show' without an identifier lists those that there are");
  }
  const auto view = view_of(program, past, life.record, *state, request.viewer, now_of(request));
  if (!view) return std::unexpected(view.error());
  Shown shown{.title = fmt::format("{} {}", record.name, request.id)};
  if (view->shows(life.stage_field) && state->stage >= 0) {
    shown.stage = program.enumerations[at(life.stages)].values[at(state->stage)].name;
  }
  const Showing showing(program, *state, *view, life);
  showing.fields(shown);
  showing.steps(shown);
  showing.notices(shown);
  showing.grounds(shown);
  if (view->withheld.empty()) shown.unread = state->unread;
  // Of a day that is over nothing can be done next.
  const bool current = request.when.as_of == now_of(request).as_of && request.when.known.empty();
  if (current && !shown.stage.empty()) {
    auto next = next_acts(program, past, request, *state);
    if (!next) return std::unexpected(next.error());
    shown.next = std::move(*next);
  }
  shown.read = read_event(record, request,
                          {{"grounds", grounds_json(*view)},
                           {"shown", names_json(record, view->shown)},
                           {"withheld", names_json(record, view->withheld)}});
  return shown;
}

Result<ShownList> show_all(const lang::Program& program, const Past& past, const ShowRequest& request) {
  const lang::LifeProgram& life = program.programs[at(request.program)];
  const lang::Record& record = program.records[at(life.record)];
  const auto ids = past.ids_of(record.name);
  if (!ids) return std::unexpected(ids.error());
  ShownList list;
  Json::List seen;
  for (const std::string& id : *ids) {
    const auto state = state_of(program, past, request.program, id, request.when);
    if (!state) return std::unexpected(state.error());
    if (!state->exists) continue;
    const auto view = view_of(program, past, life.record, *state, request.viewer, now_of(request));
    if (!view) return std::unexpected(view.error());
    if (!view->shows(life.stage_field) || state->stage < 0) continue;
    list.rows.emplace_back(id, program.enumerations[at(life.stages)].values[at(state->stage)].name);
    seen.emplace_back(id);
  }
  list.read = read_event(record, request, {{"records", seen}, {"shown", Json::List{"stage"}}});
  return list;
}

}  // namespace takecare::programs
