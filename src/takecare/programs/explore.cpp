#include "takecare/programs/explore.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "takecare/programs/alike.h"
#include "takecare/programs/ask.h"
#include "takecare/programs/choices.h"
#include "takecare/programs/fact_json.h"
#include "takecare/programs/judge.h"
#include "takecare/programs/life_request.h"
#include "takecare/programs/open_states.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::size_t most_holders = 8;

// The days on which the lives of the program begin, or, where the book has none, those on which law changes.
std::vector<Days> days_to_begin(const lang::Program& program, int life_program) {
  std::vector<Days> days;
  for (const lang::Life& life : program.lives) {
    if (life.program == life_program && !life.steps.empty()) days.push_back(life.steps.front().on);
  }
  std::ranges::sort(days);
  if (!days.empty()) return days;
  const std::set<Days> changes = lang::days_of_change(program);
  return {changes.begin(), changes.end()};
}

// The first of them on which the law of most acts is in force.
Days first_day(const lang::Program& program, int life_program) {
  const lang::LifeProgram& life = program.programs[at(life_program)];
  Days best = days_from_civil({.year = 2000, .month = 1, .day = 1});
  std::ptrdiff_t most = -1;
  for (const Days day : days_to_begin(program, life_program)) {
    const auto in_force = std::ranges::count_if(life.acts, [&](const lang::Act& act) {
      const auto& citations = act.citations.empty() ? life.citations : act.citations;
      return std::ranges::all_of(citations, [&](const lang::Citation& one) {
        return one.source < 0 || lang::law_status(program, one.source, one.pinpoint, day).in_force;
      });
    });
    if (in_force > most) best = day;
    most = std::max(most, in_force);
  }
  return best;
}

// What a life of the book has an act record, and who does it.
struct Hint {
  Request request;
  std::optional<engine::Item> holder;
  int authority = -1;
};

class Explorer {
 public:
  Explorer(const lang::Program& program, int life_program, const ExploreOptions& options)
      : program_(program),
        index_(life_program),
        life_(program.programs[at(life_program)]),
        options_(options),
        first_day_(first_day(program, life_program)),
        looks_ahead_(program, life_, options.everything_counts),
        conditions_(program),
        choices_(program, life_, looks_ahead_.opened(), first_day_, conditions_) {
    out_.program = life_.name;
    out_.depth = options.depth;
    out_.further = options.further;
    out_.invariants = life_.always.size();
  }

  Result<Explored> run();

 private:
  Result<void> begin_with_lives();
  Result<void> begin_with(const lang::Life& life, const std::string& prefix);
  void add_hint(const lang::LifeStep& step, const Request& request);
  Result<void> follow(const Node& node);
  Result<void> try_act(const Node& node, int act, const NextAct& next, Days day);
  Result<bool> never_mind_what(const MemoryPast& past, int act, Days day, const std::string& time) const;
  Result<void> try_hints(const Node& node, MemoryPast& past, int act, Days day);
  Result<bool> try_request(const Node& node, MemoryPast& past, const Request& request, const lang::ActBy& by);
  Result<void> try_all(const Node& node, MemoryPast& past, const Request& request, const std::vector<lang::ActBy>& by);
  void give_holder(MemoryPast& past, int authority, const std::string& actor, engine::Item item) const {
    const auto& holder = program_.authorities[at(authority)].holders.front();
    past.give_holder(authority, actor, held_by(holder, std::move(item), actor));
  }
  Result<bool> try_once(const Node& node, MemoryPast& past, const Request& request);
  std::vector<std::string> actors(const Node& node, int act) const;
  std::vector<std::string> keys_of(const State& state, Days day, int left);
  void arrive(const Node& node, const Request& request, Judgment judgment);
  bool check(const Node& node, const State& state);
  static std::vector<std::string> path(const Node& node);
  void bound(std::string sentence) {
    if (std::ranges::find(out_.bounds, sentence) == out_.bounds.end()) out_.bounds.push_back(std::move(sentence));
  }

  const lang::Program& program_;
  int index_;
  const lang::LifeProgram& life_;
  const ExploreOptions& options_;
  Days first_day_;
  LooksAhead looks_ahead_;
  ItemConditions conditions_;
  Choices choices_;
  OpenStates open_;
  MemoryPast given_;                        // what the lives and the choices refer to
  std::map<int, std::vector<Hint>> hints_;  // by act
  std::set<int> stages_;
  std::set<int> acts_;
  std::set<int> broken_;
  Explored out_;
};

std::vector<std::string> Explorer::path(const Node& node) {
  std::vector<std::string> lines;
  for (const ledger::Event* event : events_of(node.trail)) {
    std::string line =
        fmt::format("{} {} by {} ({})", format_iso_date(event->on), event->act, event->authority, event->actor);
    if (const auto said = read_said(*event); said && !said->fields.empty()) {
      const auto fields = ledger::write_canonical(ledger::Json(said->fields));
      if (fields) line += " with " + *fields;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// Every invariant, whatever the judge thinks of the act. A state in which one is broken is not followed up.
bool Explorer::check(const Node& node, const State& state) {
  bool sound = true;
  for (int i = 0; i < std::ssize(life_.always); ++i) {
    const lang::Invariant& invariant = life_.always[at(i)];
    if (ask(program_, invariant.definition, state.the_case, node.day, Reasons::none).truth().surely_true()) continue;
    sound = false;
    if (!broken_.insert(i).second) continue;
    Asked asked = ask(program_, invariant.definition, state.the_case, node.day, Reasons::given);
    entitle(program_, invariant.definition, "always " + invariant.words, asked);
    out_.broken.push_back({.words = invariant.words,
                           .unknown = asked.truth().is_unknown(),
                           .path = path(node),
                           .proof = asked.proof,
                           .place = invariant.place});
  }
  return sound;
}

// With so many acts left and with fewer: the fewer follow, the less counts.
std::vector<std::string> Explorer::keys_of(const State& state, Days day, int left) {
  std::vector<std::string> keys;
  for (int acts = 0; acts <= left; ++acts) {
    const Ahead& ahead = looks_ahead_.from(state.stage, state.the_case.subject, acts);
    keys.push_back(key_of(program_, ahead, state, day, acts, conditions_));
  }
  return keys;
}

void Explorer::arrive(const Node& node, const Request& request, Judgment judgment) {
  acts_.insert(request.act);
  const State& after = *judgment.after;
  const int left = node.left - 1;
  const Ahead& ahead = looks_ahead_.from(after.stage, after.the_case.subject, left);
  const std::string key = key_of(program_, ahead, after, request.on, left, conditions_);
  if (open_.knows(key)) return;
  open_.reach(keys_of(after, request.on, left), left);
  ++out_.states;
  stages_.insert(after.stage);
  Node next{.stage = after.stage, .day = request.on, .left = left, .ahead = &ahead};
  next.who = who_counts(ahead, after);
  next.trail = std::make_shared<const Trail>(node.trail, std::move(judgment.event));
  if (!check(next, after) || left <= 0) return;
  if (out_.states > options_.most_states) {
    out_.to_the_end = false;
    bound(fmt::format("only {} states were followed up", options_.most_states));
  } else {
    open_.add(key, std::move(next));
  }
}

Result<bool> Explorer::try_once(const Node& node, MemoryPast& past, const Request& request) {
  if (++out_.tries > options_.most_tries) {
    out_.to_the_end = false;
    bound(fmt::format("only {} acts were tried", options_.most_tries));
    return true;
  }
  auto judgment =
      judge(program_, past, request, {.reasons = Reasons::none, .always = false, .refused_to_the_end = false});
  if (!judgment) return std::unexpected(judgment.error());
  if (!judgment->allowed()) return false;
  arrive(node, request, std::move(*judgment));
  return true;
}

// Whichever record makes the actor a holder: the first that will do.
Result<bool> Explorer::try_request(const Node& node, MemoryPast& past, const Request& request, const lang::ActBy& by) {
  std::vector<engine::Item> holders{{}};
  if (by.authority >= 0) holders = choices_.holders_of(by.authority, request.on, by.where.empty() ? 1 : most_holders);
  for (engine::Item& holder : holders) {
    past.clear_holders();
    past.set_registrar(by.authority < 0 ? request.actor : "");
    if (by.authority >= 0) give_holder(past, by.authority, request.actor, std::move(holder));
    const auto done = try_once(node, past, request);
    if (!done || *done) return done;
  }
  return false;
}

// Everybody who did something that counts for who he is, and somebody who did not.
std::vector<std::string> Explorer::actors(const Node& node, int act) const {
  std::vector<std::string> names;
  if (counts_who(life_, looks_ahead_.all(), act)) names = node.who;
  std::string other = "person 1";
  for (int number = 2; std::ranges::find(names, other) != names.end(); ++number)
    other = fmt::format("person {}", number);
  names.push_back(std::move(other));
  return names;
}

// As the lives of the book do it, on this day.
Result<void> Explorer::try_hints(const Node& node, MemoryPast& past, int act, Days day) {
  for (const Hint& hint : hints_[act]) {
    Request request = hint.request;
    request.on = day;
    request.time = format_iso_date(day) + "T12:00:00Z";
    for (const std::string& actor : actors(node, act)) {
      request.actor = actor;
      past.clear_holders();
      past.set_registrar(hint.authority < 0 ? actor : "");
      if (hint.holder) give_holder(past, hint.authority, actor, *hint.holder);
      if (const auto done = try_once(node, past, request); !done) return std::unexpected(done.error());
    }
  }
  return {};
}

// Whatever it records: a condition stands in the way that does not look at that.
Result<bool> Explorer::never_mind_what(const MemoryPast& past, int act, Days day, const std::string& time) const {
  const lang::Act& declared = life_.acts[at(act)];
  const std::vector<int> fixed = looks_ahead_.guards_beside_fields(act);
  if (declared.begins || fixed.empty()) return false;
  const auto state = state_of(program_, past, index_, life_record, {.as_of = day, .known = time});
  if (!state) return std::unexpected(state.error());
  return std::ranges::any_of(fixed, [&](int n) {
    const lang::Guard& guard = declared.guards[at(n)];
    const engine::Truth truth = ask(program_, guard.definition, state->the_case, day, Reasons::none).truth();
    return guard.bar ? !truth.surely_false() : !truth.surely_true();
  });
}

Result<void> Explorer::try_act(const Node& node, int act, const NextAct& next, Days day) {
  MemoryPast past = given_;
  for (const ledger::Event* event : events_of(node.trail)) past.append(*event);
  const auto refused = never_mind_what(past, act, day, format_iso_date(day) + "T12:00:00Z");
  if (!refused) return std::unexpected(refused.error());
  if (*refused) return {};
  if (auto tried = try_hints(node, past, act, day); !tried) return tried;
  const lang::Act& declared = life_.acts[at(act)];
  Ways ways = choices_.ways_of(declared, next.counts, day, options_.most_ways);
  for (std::string& sentence : ways.bounds) bound(std::move(sentence));
  Request request{.program = index_,
                  .id = life_record,
                  .act = act,
                  .on = day,
                  .time = format_iso_date(day) + "T12:00:00Z",
                  .reasons = "tried out"};
  for (const std::string& name : declared.evidence) request.evidence.push_back({.name = name});
  for (auto& fields : ways.fields) {
    request.fields = std::move(fields);
    for (const std::string& actor : actors(node, act)) {
      request.actor = actor;
      if (auto tried = try_all(node, past, request, declared.by); !tried) return tried;
      if (out_.tries > options_.most_tries) return {};
    }
  }
  return {};
}

// By whichever authority: what follows is the same.
Result<void> Explorer::try_all(const Node& node, MemoryPast& past, const Request& request,
                               const std::vector<lang::ActBy>& by) {
  for (const lang::ActBy& one : by) {
    const auto done = try_request(node, past, request, one);
    if (!done) return std::unexpected(done.error());
    if (*done) return {};
  }
  return {};
}

Result<void> Explorer::follow(const Node& node) {
  const bool begins = node.trail == nullptr;
  for (const auto& [act, next] : node.ahead->acts) {
    const std::vector<Days> waits = begins ? std::vector<Days>{0} : choices_.waits(life_.acts[at(act)], next);
    for (const Days wait : waits) {
      if (auto tried = try_act(node, act, next, node.day + wait); !tried) return tried;
    }
  }
  return {};
}

// Each once.
void Explorer::add_hint(const lang::LifeStep& step, const Request& request) {
  Hint hint{.request = request, .authority = step.authority};
  if (step.authority >= 0) hint.holder = holder_of(program_, step, request.actor);
  const auto holder = [&](const Hint& one) {
    return one.holder ? item_json(program_, *one.holder) : ledger::Json(ledger::Json::Members{});
  };
  const auto same = [&](const Hint& other) {
    return other.authority == hint.authority && other.request.fields == hint.request.fields &&
           holder(other) == holder(hint);
  };
  if (std::ranges::none_of(hints_[step.act], same)) hints_[step.act].push_back(std::move(hint));
}

// Every state of a life, refusals left out.
Result<void> Explorer::begin_with(const lang::Life& life, const std::string& prefix) {
  MemoryPast past = given_;
  Node node{.left = options_.further};
  for (const lang::LifeStep& step : life.steps) {
    const Request request = request_of(program_, life, step, prefix, past);
    add_hint(step, request);
    auto judgment = judge(program_, past, request, {.reasons = Reasons::none, .always = false});
    if (!judgment) return std::unexpected(judgment.error());
    if (step.refused || !judgment->allowed()) continue;
    node.left = options_.further + 1;  // the act of the life takes one
    past.append(judgment->event);
    const State after = *judgment->after;
    auto trail = std::make_shared<const Trail>(node.trail, judgment->event);
    arrive(node, request, std::move(*judgment));
    node.trail = std::move(trail);
    node.stage = after.stage;
    node.day = request.on;
  }
  given_.take_records(past);
  return {};
}

Result<void> Explorer::begin_with_lives() {
  for (std::size_t l = 0; l < program_.lives.size(); ++l) {
    const lang::Life& life = program_.lives[l];
    if (life.program != index_) continue;
    if (auto begun = begin_with(life, fmt::format("life {}: ", l + 1)); !begun) return begun;
  }
  return {};
}

Result<Explored> Explorer::run() {
  // References that acts set are to the same records wherever the acts stand.
  choices_.give_references(given_);
  if (auto begun = begin_with_lives(); !begun) return std::unexpected(begun.error());
  const Ahead& ahead = looks_ahead_.from_nothing(options_.depth);
  if (auto followed = follow({.day = first_day_, .left = options_.depth, .ahead = &ahead}); !followed) {
    return std::unexpected(followed.error());
  }
  while (out_.tries <= options_.most_tries) {
    const auto node = open_.take();
    if (!node) break;
    if (auto followed = follow(*node); !followed) return std::unexpected(followed.error());
  }
  const auto& stages = program_.enumerations[at(life_.stages)].values;
  for (int stage = 0; stage < std::ssize(stages); ++stage) {
    if (!stages_.contains(stage)) out_.stages_never_reached.push_back(stages[at(stage)].name);
  }
  for (int act = 0; act < std::ssize(life_.acts); ++act) {
    if (!acts_.contains(act)) out_.acts_never_possible.push_back(life_.acts[at(act)].name);
  }
  return std::move(out_);
}

}  // namespace

Result<Explored> explore(const lang::Program& program, int life_program, const ExploreOptions& options) {
  return Explorer(program, life_program, options).run();
}

}  // namespace takecare::programs
