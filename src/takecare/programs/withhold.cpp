#include "takecare/programs/withhold.h"

#include <algorithm>

#include "takecare/programs/privacy.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Fields within the items of a list that is shown, protected by something that is not shown.
void add_parts(const lang::Program& program, int record, const View& view, std::set<std::string>& names) {
  for (const lang::Field& field : program.records[at(record)].fields) {
    if (!view.shows_part(field)) names.insert(field.name);
    if (field.type.kind == lang::Kind::list && !field.refers) add_parts(program, field.type.of, view, names);
  }
}

void add_all(const lang::Program& program, int record, std::set<std::string>& names) {
  for (const lang::Field& field : program.records[at(record)].fields) names.insert(field.name);
}

// What is withheld of the records that this one refers to.
Result<void> add_referred(const lang::Program& program, const Past& past, int record, const State& state,
                          std::string_view viewer, const When& now, std::set<std::string>& names) {
  for (const auto& [field, id] : state.references) {
    const int referred = program.program_of(program.records[at(record)].fields[at(field)].type.of);
    const auto other = state_of(program, past, referred, id, now);
    if (!other) return std::unexpected(other.error());
    auto below = withheld_names(program, past, referred, *other, viewer, now);
    if (!below) return std::unexpected(below.error());
    names.merge(*below);
  }
  return {};
}

// Whether an obstacle speaks of the record, rather than of the request, the actor or the law.
bool speaks_of_record(const Obstacle& obstacle) {
  switch (obstacle.kind) {
    case ObstacleKind::stage:
    case ObstacleKind::other_than:
    case ObstacleKind::bar:
    case ObstacleKind::need:
    case ObstacleKind::moves:
    case ObstacleKind::always: return true;
    case ObstacleKind::law:
    case ObstacleKind::day:
    case ObstacleKind::authority:
    case ObstacleKind::where:
    case ObstacleKind::fields:
    case ObstacleKind::evidence:
    case ObstacleKind::reasons: break;
  }
  return false;
}

// Who may not act on the record learns nothing of it: that a bar stands says what is in it.
void tell_outsider(std::vector<Obstacle>& obstacles) {
  const auto outside = std::ranges::find_if(obstacles, [](const Obstacle& one) {
    return one.kind == ObstacleKind::authority || one.kind == ObstacleKind::where;
  });
  if (outside == obstacles.end()) return;
  outside->wanted += outside->wanted.empty() ? "" : "\n  ";
  outside->wanted += "whether anything in the record stands in the way too is said only to who may do it";
  std::erase_if(obstacles, speaks_of_record);
}

}  // namespace

Result<std::set<std::string>> withheld_names(const lang::Program& program, const Past& past, int life_program,
                                             const State& state, std::string_view viewer, const When& now) {
  const int record = program.programs[at(life_program)].record;
  const auto view = view_of(program, past, record, state, viewer, now);
  if (!view) return std::unexpected(view.error());
  std::set<std::string> names;
  const auto& fields = program.records[at(record)].fields;
  for (const int field : view->withheld) {
    names.insert(fields[at(field)].name);
    if (fields[at(field)].type.kind == lang::Kind::list) add_all(program, fields[at(field)].type.of, names);
  }
  for (const lang::Field& field : fields) {
    if (field.type.kind == lang::Kind::list && !field.refers) add_parts(program, field.type.of, *view, names);
  }
  if (auto added = add_referred(program, past, record, state, viewer, now, names); !added) {
    return std::unexpected(added.error());
  }
  return names;
}

bool rests_on(const std::vector<std::string>& names, const std::set<std::string>& withheld) {
  return std::ranges::any_of(names, [&](const std::string& name) { return withheld.contains(name); });
}

Result<void> withhold(const lang::Program& program, const Past& past, const Request& request, Judgment& judgment) {
  if (judgment.allowed() || !judgment.before) return {};
  tell_outsider(judgment.obstacles);
  // An act must not open a record to its actor: the record before it counts, unless there is none.
  const State& before = *judgment.before;
  const State& after = judgment.after ? *judgment.after : before;
  const State& state = before.exists ? before : after;
  const When now{.as_of = parse_iso_date(request.time.substr(0, 10)).value_or(request.on), .known = request.time};
  auto withheld = withheld_names(program, past, request.program, state, request.actor, now);
  if (!withheld) return std::unexpected(withheld.error());
  for (const auto& [name, value] : request.fields) withheld->erase(name);
  const int record = program.programs[at(request.program)].record;
  if (auto added = add_referred(program, past, record, after, request.actor, now, *withheld); !added) return added;
  for (Obstacle& obstacle : judgment.obstacles) {
    if (obstacle.kind == ObstacleKind::authority || !rests_on(obstacle.names, *withheld)) continue;
    obstacle.proof.clear();
    obstacle.missing.clear();
    obstacle.names.clear();
    obstacle.wanted += obstacle.wanted.empty() ? "" : "\n  ";
    obstacle.wanted += "the facts that this rests on are not all shown to you";
  }
  return {};
}

}  // namespace takecare::programs
