#include "takecare/programs/explore.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <ranges>
#include <set>

#include "takecare/engine/case_json.h"
#include "takecare/programs/ask.h"
#include "takecare/programs/choices.h"
#include "takecare/programs/judge.h"
#include "takecare/programs/life_request.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::array<const char*, 2> persons = {"person 1", "person 2"};
constexpr std::size_t most_holders = 8;

// The first day on which the law of most acts is in force.
Days first_day(const lang::Program& program, const lang::LifeProgram& life) {
  Days best = days_from_civil({.year = 2000, .month = 1, .day = 1});
  std::ptrdiff_t most = -1;
  for (const Days day : lang::days_of_change(program)) {
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

struct Node {
  std::vector<ledger::Event> events;
  int stage = -1;
  Days day = 0;
  int left = 0;  // acts that may follow
};

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
        first_day_(first_day(program, life_)),
        choices_(program, life_, first_day_) {
    out_.program = life_.name;
    out_.depth = options.depth;
    out_.further = options.further;
    out_.invariants = life_.always.size();
    others_ = std::ranges::any_of(life_.acts, [](const lang::Act& act) {
      return std::ranges::any_of(act.by, [](const lang::ActBy& by) { return by.other_than >= 0; });
    });
  }

  Result<Explored> run();

 private:
  Result<void> begin_with_lives();
  Result<void> begin_with(const lang::Life& life, const std::string& prefix);
  Result<void> follow(const Node& node);
  Result<void> try_act(const Node& node, int act, Days day);
  Result<void> try_hints(const Node& node, MemoryPast& past, int act, Days day);
  Result<void> try_request(const Node& node, MemoryPast& past, const Request& request, const lang::ActBy& by);
  void give_holder(MemoryPast& past, int authority, const std::string& actor, engine::Item item) const {
    const auto& holder = program_.authorities[at(authority)].holders.front();
    past.give_holder(authority, actor, held_by(holder, std::move(item), actor));
  }
  Result<bool> try_once(const Node& node, MemoryPast& past, const Request& request);
  Node take();
  void arrive(const Node& node, const Request& request, Judgment judgment);
  bool check(const Node& node, const State& state);
  std::string key(const State& state, Days day) const;
  std::vector<std::string> path(const Node& node) const;
  void bound(std::string sentence) {
    if (std::ranges::find(out_.bounds, sentence) == out_.bounds.end()) out_.bounds.push_back(std::move(sentence));
  }

  const lang::Program& program_;
  int index_;
  const lang::LifeProgram& life_;
  const ExploreOptions& options_;
  Days first_day_;
  Choices choices_;
  bool others_ = false;                   // it matters who did what
  std::map<int, std::deque<Node>> open_;  // by stage, which take turns
  std::map<int, std::size_t> taken_;
  MemoryPast given_;                        // what the lives and the choices refer to
  std::map<int, std::vector<Hint>> hints_;  // by act
  std::set<std::string> seen_;
  std::set<int> stages_;
  std::set<int> acts_;
  std::set<int> broken_;
  Explored out_;
};

// What tells states apart: the stage and the facts that a condition looks at. Two states that differ in nothing else
// can do the same acts, and so can what follows from them. Who did what counts where an 'other than' looks at it.
std::string Explorer::key(const State& state, Days day) const {
  engine::Case facts = state.the_case;
  const lang::Record& record = program_.records[at(life_.record)];
  for (int f = 0; f < std::ssize(record.fields); ++f) {
    if (f == life_.stage_field || choices_.looked().has(life_.record, f)) continue;
    facts.subject.facts[at(f)] = {};
    facts.subject.lists[at(f)] = {};
  }
  std::string key = engine::write_case_json(program_, facts);
  if (choices_.looked().as_of_date) key += fmt::format("day {}\n", day);
  for (int a = 0; others_ && a < std::ssize(life_.acts); ++a) {
    const auto latest_first = std::views::reverse(state.steps);
    const auto last = std::ranges::find(latest_first, a, &Done::act);
    if (last != latest_first.end()) key += fmt::format("{} by {}\n", last->name, last->actor);
  }
  return key;
}

std::vector<std::string> Explorer::path(const Node& node) const {
  std::vector<std::string> lines;
  for (const ledger::Event& event : node.events) {
    std::string line =
        fmt::format("{} {} by {} ({})", format_iso_date(event.on), event.act, event.authority, event.actor);
    if (const auto said = read_said(event); said && !said->fields.empty()) {
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

void Explorer::arrive(const Node& node, const Request& request, Judgment judgment) {
  acts_.insert(request.act);
  const State& after = *judgment.after;
  if (!seen_.insert(key(after, request.on)).second) return;
  ++out_.states;
  stages_.insert(after.stage);
  Node next{.events = node.events, .stage = after.stage, .day = request.on, .left = node.left - 1};
  next.events.push_back(std::move(judgment.event));
  if (!check(next, after)) return;
  if (seen_.size() > options_.most_states) {
    bound(fmt::format("only {} states were followed up", options_.most_states));
  } else {
    open_[next.stage].push_back(std::move(next));
  }
}

// The stage that had the fewest turns is next: a stage with many states must not keep the others from theirs.
Node Explorer::take() {
  auto next = open_.end();
  for (auto stage = open_.begin(); stage != open_.end(); ++stage) {
    if (stage->second.empty()) continue;
    if (next == open_.end() || taken_[stage->first] < taken_[next->first]) next = stage;
  }
  ++taken_[next->first];
  Node node = std::move(next->second.front());
  next->second.pop_front();
  return node;
}

Result<bool> Explorer::try_once(const Node& node, MemoryPast& past, const Request& request) {
  if (++out_.tries > options_.most_tries) {
    bound(fmt::format("only {} acts were tried", options_.most_tries));
    return true;
  }
  auto judgment = judge(program_, past, request, {.reasons = Reasons::none, .always = false});
  if (!judgment) return std::unexpected(judgment.error());
  if (!judgment->allowed()) return false;
  arrive(node, request, std::move(*judgment));
  return true;
}

// Whichever record makes the actor a holder: the first that will do.
Result<void> Explorer::try_request(const Node& node, MemoryPast& past, const Request& request, const lang::ActBy& by) {
  std::vector<engine::Item> holders{{}};
  if (by.authority >= 0) holders = choices_.holders_of(by.authority, request.on, by.where.empty() ? 1 : most_holders);
  for (engine::Item& holder : holders) {
    past.clear_holders();
    past.set_registrar(by.authority < 0 ? request.actor : "");
    if (by.authority >= 0) give_holder(past, by.authority, request.actor, std::move(holder));
    const auto done = try_once(node, past, request);
    if (!done) return std::unexpected(done.error());
    if (*done) return {};
  }
  return {};
}

// As the lives of the book do it, on this day, each by the person of the life and by the two of the exploration.
Result<void> Explorer::try_hints(const Node& node, MemoryPast& past, int act, Days day) {
  for (const Hint& hint : hints_[act]) {
    Request request = hint.request;
    request.on = day;
    request.time = format_iso_date(day) + "T12:00:00Z";
    for (const std::string& actor : {hint.request.actor, std::string(persons[0])}) {
      request.actor = actor;
      past.clear_holders();
      past.set_registrar(hint.authority < 0 ? actor : "");
      if (hint.holder) give_holder(past, hint.authority, actor, *hint.holder);
      if (const auto done = try_once(node, past, request); !done) return std::unexpected(done.error());
    }
  }
  return {};
}

Result<void> Explorer::try_act(const Node& node, int act, Days day) {
  MemoryPast past = given_;
  for (const ledger::Event& event : node.events) past.append(event);
  if (auto tried = try_hints(node, past, act, day); !tried) return tried;
  std::size_t all = 0;
  const lang::Act& declared = life_.acts[at(act)];
  auto ways = choices_.fields_of(declared, day, options_.most_ways, past, all);
  if (all > ways.size()) {
    bound(fmt::format("'{}' was tried with {} of its {} combinations of fields", declared.name, ways.size(), all));
  }
  Request request{.program = index_,
                  .id = life_record,
                  .act = act,
                  .on = day,
                  .time = format_iso_date(day) + "T12:00:00Z",
                  .reasons = "tried out"};
  for (const std::string& name : declared.evidence) request.evidence.push_back({.name = name});
  for (auto& fields : ways) {
    request.fields = std::move(fields);
    for (const lang::ActBy& by : declared.by) {
      for (std::size_t person = 0; person < (others_ ? persons.size() : 1); ++person) {
        request.actor = persons[person];
        if (auto tried = try_request(node, past, request, by); !tried) return tried;
        if (out_.tries > options_.most_tries) return {};
      }
    }
  }
  return {};
}

Result<void> Explorer::follow(const Node& node) {
  for (int act = 0; act < std::ssize(life_.acts); ++act) {
    const lang::Act& declared = life_.acts[at(act)];
    const bool here = declared.begins
                          ? node.events.empty()
                          : !node.events.empty() && std::ranges::find(declared.from, node.stage) != declared.from.end();
    if (!here) continue;
    for (const Days wait : node.events.empty() ? std::vector<Days>{0} : choices_.waits()) {
      if (auto tried = try_act(node, act, node.day + wait); !tried) return tried;
    }
  }
  return {};
}

// Every state of a life, refusals left out.
Result<void> Explorer::begin_with(const lang::Life& life, const std::string& prefix) {
  MemoryPast past = given_;
  Node node{.left = options_.further};
  for (const lang::LifeStep& step : life.steps) {
    const Request request = request_of(program_, life, step, prefix, past);
    Hint hint{.request = request, .authority = step.authority};
    if (step.authority >= 0) hint.holder = holder_of(program_, step, request.actor);
    hints_[step.act].push_back(std::move(hint));
    auto judgment = judge(program_, past, request, {.reasons = Reasons::none, .always = false});
    if (!judgment) return std::unexpected(judgment.error());
    if (step.refused || !judgment->allowed()) continue;
    node.left = options_.further + 1;  // the act of the life takes one
    past.append(judgment->event);
    const State after = *judgment->after;
    ledger::Event event = judgment->event;
    arrive(node, request, std::move(*judgment));
    node.events.push_back(std::move(event));
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
  for (const lang::Act& act : life_.acts) {
    std::size_t ignored = 0;
    choices_.fields_of(act, first_day_, options_.most_ways, given_, ignored);
  }
  if (auto begun = begin_with_lives(); !begun) return std::unexpected(begun.error());
  open_[-1].push_back({.day = first_day_, .left = options_.depth});
  const auto any_open = [&] { return std::ranges::any_of(open_, [](const auto& one) { return !one.second.empty(); }); };
  while (any_open() && out_.tries <= options_.most_tries) {
    const Node node = take();
    if (node.left <= 0) continue;
    if (auto followed = follow(node); !followed) return std::unexpected(followed.error());
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
