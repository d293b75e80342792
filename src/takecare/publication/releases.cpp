#include "takecare/publication/releases.h"

#include <algorithm>
#include <map>
#include <ranges>

#include "takecare/engine/decide_evaluate.h"
#include "takecare/engine/value_words.h"
#include "takecare/lang/contains.h"
#include "takecare/pages/words.h"
#include "takecare/programs/after_acts.h"
#include "takecare/programs/period_case.h"

namespace takecare::publication {

namespace {

using programs::Done;
using programs::State;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool is_one_of(const lang::ReleaseLine& line, const Done& step) {
  return !step.erased && lang::contains(line.acts, step.act);
}

// The periods that a date of the record falls in: one of them is the one that the record speaks of.
std::vector<reports::Period> periods_of(const lang::Program& program, const lang::Report& report, const State& state) {
  const engine::Item& subject = state.the_case.subject;
  const auto& fields = program.records[at(subject.record)].fields;
  const reports::Rhythm rhythm{report.every, report.week_start};
  std::vector<reports::Period> periods;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const engine::Fact& fact = subject.facts[f];
    if (fields[f].type.kind != lang::Kind::date || fact.state != engine::FactState::known) continue;
    const reports::Period period = reports::period_of(rhythm, static_cast<Days>(fact.value));
    if (!lang::contains(periods, period)) periods.push_back(period);
  }
  std::ranges::sort(periods, {}, &reports::Period::start);
  return periods;
}

class Reader {
 public:
  Reader(const lang::Program& program, const programs::Past& past, const programs::When& when)
      : program_(program), past_(past), when_(when) {}

  Result<void> read(int release);
  std::vector<Publication> take();

 private:
  struct Slot {
    int report = -1;
    Days start = 0;
    friend auto operator<=>(const Slot&, const Slot&) = default;
  };

  Result<void> read_record(int release, const std::string& id);
  // The time at which an entry of the record was recorded, and the day that it is about.
  const ledger::Event* event_of(std::int64_t entry) const;
  void publish(int release, const std::string& id, const State& state, const lang::ReleaseLine& line, bool corrects);
  void withdraw(const std::string& id, const State& state, const lang::ReleaseLine& line);
  Version version_of(const std::string& id, const State& state, const lang::ReleaseLine& line) const;
  Deed deed_of(const State& state, const lang::ReleaseLine& line) const;
  void print(const lang::Release& release, const std::string& id, const State& state);
  std::string word_of(const lang::Field& field, const engine::Fact& fact) const;
  std::vector<std::string> words_of(const engine::Item& item) const;

  const lang::Program& program_;
  const programs::Past& past_;
  const programs::When& when_;
  std::vector<programs::Recorded> events_;  // of the record that is being read
  std::map<Slot, Publication> all_;
};

const ledger::Event* Reader::event_of(std::int64_t entry) const {
  const auto found = std::ranges::find(events_, static_cast<std::uint64_t>(entry), &programs::Recorded::index);
  return found == events_.end() ? nullptr : &found->event;
}

std::string text_of(const State& state, int field) {
  if (field < 0) return {};
  const engine::Fact& fact = state.the_case.subject.facts[at(field)];
  return fact.state == engine::FactState::known ? fact.text : std::string();
}

Deed Reader::deed_of(const State& state, const lang::ReleaseLine& line) const {
  const Done& step = state.steps.back();
  return {.entry = step.index,
          .act = step.name,
          .authority = step.authority,
          .on = step.on,
          .time = step.time,
          .says = text_of(state, line.saying)};
}

Version Reader::version_of(const std::string& id, const State& state, const lang::ReleaseLine& line) const {
  Version version{.record = id, .by = deed_of(state, line)};
  version.digest = text_of(state, line.digest);
  version.known = version.by.time;
  version.fixed_on = version.by.on;
  if (version.digest.empty()) return version;
  const int origin = state.the_case.subject.facts[at(line.digest)].origin;
  if (origin < 0) return version;
  if (const ledger::Event* event = event_of(state.the_case.origins[at(origin)].row)) {
    version.known = event->time;
    version.fixed_on = event->on;
  }
  return version;
}

void Reader::publish(int release, const std::string& id, const State& state, const lang::ReleaseLine& line,
                     bool corrects) {
  for (int i = 0; i < std::ssize(program_.reports); ++i) {
    const lang::Report& report = program_.reports[at(i)];
    if (report.release != release) continue;
    for (const reports::Period& period : periods_of(program_, report, state)) {
      if (report.released >= 0 && !programs::holds_for_period(program_, report.released, period.start, period.end,
                                                              state.the_case, state.steps.back().on)) {
        continue;
      }
      Publication& publication = all_[{i, period.start}];
      publication.report = i;
      publication.period = period;
      publication.versions.push_back(version_of(id, state, line));
      publication.versions.back().corrects = corrects;
    }
  }
}

void Reader::withdraw(const std::string& id, const State& state, const lang::ReleaseLine& line) {
  Deed deed = deed_of(state, line);
  const bool erased = state.steps.back().erased;
  if (erased) deed.says = "the act that may have withdrawn or corrected it was erased";
  for (auto& [slot, publication] : all_) {
    for (Version& version : publication.versions) {
      if (version.record != id || version.withdrawn) continue;
      version.withdrawn = deed;
      if (erased) version.withdrawn->time = version.by.time;  // its own is gone
    }
  }
}

// As people read it: a text without the quotes that it has in the book.
std::string Reader::word_of(const lang::Field& field, const engine::Fact& fact) const {
  if (field.type.kind == lang::Kind::text && fact.state == engine::FactState::known) return fact.text;
  return engine::value_words(program_, field.type, engine::value_of(program_, field, fact));
}

std::vector<std::string> Reader::words_of(const engine::Item& item) const {
  const auto& fields = program_.records[at(item.record)].fields;
  std::vector<std::string> words;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (fields[f].type.kind != lang::Kind::list) words.push_back(word_of(fields[f], item.facts[f]));
  }
  return words;
}

void Reader::print(const lang::Release& release, const std::string& id, const State& state) {
  const engine::Item& subject = state.the_case.subject;
  const lang::Record& record = program_.records[at(release.record)];
  std::vector<Printed> printed;
  for (const int index : release.prints) {
    const lang::Field& field = record.fields[at(index)];
    Printed one{.record = id, .label = pages::capitalized(pages::plain(field.name)), .columns = {}, .rows = {}};
    if (field.type.kind != lang::Kind::list) {
      one.rows.push_back({word_of(field, subject.facts[at(index)])});
    } else {
      for (const lang::Field& column : program_.records[at(field.type.of)].fields) {
        if (column.type.kind != lang::Kind::list) one.columns.push_back(pages::capitalized(pages::plain(column.name)));
      }
      for (const engine::Item& item : subject.lists[at(index)].items) one.rows.push_back(words_of(item));
      if (one.rows.empty()) continue;
    }
    printed.push_back(std::move(one));
  }
  for (auto& [slot, publication] : all_) {
    if (lang::contains(publication.versions, id, &Version::record)) {
      publication.printed.insert(publication.printed.end(), printed.begin(), printed.end());
    }
  }
}

Result<void> Reader::read_record(int index, const std::string& id) {
  const lang::Release& release = program_.releases[at(index)];
  auto events = past_.events_of(program_.records[at(release.record)].name, id);
  if (!events) return std::unexpected(events.error());
  events_ = std::move(*events);
  const auto states = programs::states_after_acts(program_, past_, release.program, id, when_);
  if (!states) return std::unexpected(states.error());
  for (const State& state : *states) {
    const Done& step = state.steps.back();
    if (is_one_of(release.publishes, step)) publish(index, id, state, release.publishes, false);
    if (is_one_of(release.corrects, step)) publish(index, id, state, release.corrects, true);
    // Nobody knows any more whether one that was erased took it back or replaced it: what may be withdrawn does not
    // stand.
    if (lang::contains(release.withdraws.acts, step.act)) withdraw(id, state, release.withdraws);
    if (step.erased && lang::contains(release.corrects.acts, step.act)) withdraw(id, state, release.corrects);
  }
  if (!states->empty()) print(release, id, states->back());
  return {};
}

Result<void> Reader::read(int index) {
  const auto ids = past_.ids_of(program_.records[at(program_.releases[at(index)].record)].name);
  if (!ids) return std::unexpected(ids.error());
  for (const std::string& id : *ids) {
    if (auto done = read_record(index, id); !done) return done;
  }
  return {};
}

std::vector<Publication> Reader::take() {
  std::vector<Publication> out;
  for (auto& [slot, publication] : all_) {
    std::ranges::stable_sort(publication.versions, {}, [](const Version& one) { return one.by.entry; });
    for (std::size_t i = 0; i < publication.versions.size(); ++i) {
      publication.versions[i].number = static_cast<int>(i) + 1;
    }
    out.push_back(std::move(publication));
  }
  return out;
}

}  // namespace

const Version* standing(const Publication& publication) {
  for (const Version& version : publication.versions | std::views::reverse) {
    if (!version.withdrawn) return &version;
  }
  return nullptr;
}

Result<std::vector<Publication>> publications(const lang::Program& program, const programs::Past& past,
                                              const programs::When& when) {
  Reader reader(program, past, when);
  for (int i = 0; i < std::ssize(program.releases); ++i) {
    if (auto done = reader.read(i); !done) return std::unexpected(done.error());
  }
  return reader.take();
}

}  // namespace takecare::publication
