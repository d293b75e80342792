#include "takecare/programs/duties.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "takecare/programs/after_acts.h"
#include "takecare/programs/ask.h"
#include "takecare/programs/hold.h"
#include "takecare/programs/period_case.h"
#include "takecare/programs/periods.h"
#include "takecare/programs/remembered_past.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// An act that may have done a duty, and the record as it left it.
struct Deed {
  Days on = 0;
  engine::Case the_case;
  std::optional<std::uint64_t> erased;  // the entry: nobody knows whether and when it did it
};

bool is_done_by(const lang::Duty& duty, const Done& step) {
  return std::ranges::find(duty.acts, step.act) != duty.acts.end();
}

class Duties {
 public:
  Duties(const lang::Program& program, const Past& past, const When& when)
      : program_(program), past_(past), when_(when) {}

  Result<void> add(const lang::Duty& duty);
  std::vector<DutyRow> take() { return std::move(rows_); }

 private:
  Result<void> add_periods(const lang::Duty& duty);
  Result<void> add_records(const lang::Duty& duty);
  Result<void> add_record(const lang::Duty& duty, const std::string& id);
  Result<std::vector<Deed>> deeds(const lang::Duty& duty) const;
  // 'erased': the entry of an act that is gone and may have done it.
  Result<void> add_row(const lang::Duty& duty, std::string about, std::optional<Days> due, std::optional<Days> done_on,
                       std::optional<std::uint64_t> erased = {});
  // The states of a record after each of its acts. Many duties are done by acts of one program: they are kept.
  Result<const std::vector<State>*> states(int life, const std::string& id) const;
  std::optional<Days> due_date(const lang::Duty& duty, const engine::Case& the_case, Days on) const;
  bool applies(const lang::Duty& duty, const engine::Case& the_case, Days on) const {
    return duty.applies < 0 || ask(program_, duty.applies, the_case, on, Reasons::none).truth().surely_true();
  }

  const lang::Program& program_;
  const Past& past_;
  const When& when_;
  std::vector<DutyRow> rows_;
  mutable std::map<std::pair<int, std::string>, std::vector<State>> states_;
};

Result<const std::vector<State>*> Duties::states(int life, const std::string& id) const {
  std::pair key{life, id};
  if (const auto known = states_.find(key); known != states_.end()) return &known->second;
  auto states = states_after_acts(program_, past_, life, id, when_);
  if (!states) return std::unexpected(states.error());
  return &states_.emplace(std::move(key), std::move(*states)).first->second;
}

Result<std::vector<Deed>> Duties::deeds(const lang::Duty& duty) const {
  std::vector<Deed> deeds;
  const std::string& record = program_.records[at(program_.programs[at(duty.program)].record)].name;
  const auto ids = past_.ids_of(record);
  if (!ids) return std::unexpected(ids.error());
  for (const std::string& id : *ids) {
    const auto after = states(duty.program, id);
    if (!after) return std::unexpected(after.error());
    for (const State& state : **after) {
      if (is_done_by(duty, state.steps.back())) {
        const Done& step = state.steps.back();
        deeds.push_back({.on = step.on,
                         .the_case = state.the_case,
                         .erased = step.erased ? std::optional(step.index) : std::nullopt});
      }
    }
  }
  std::ranges::stable_sort(deeds, {}, &Deed::on);
  return deeds;
}

Result<void> Duties::add_row(const lang::Duty& duty, std::string about, std::optional<Days> due,
                             std::optional<Days> done_on, std::optional<std::uint64_t> erased) {
  DutyRow row{.duty = duty.name, .about = std::move(about), .owed_by = duty.owed_by, .due = due, .done_on = done_on};
  for (const std::string& word : duty.to) row.to += (row.to.empty() ? "" : " ") + word;
  for (const lang::Citation& citation : duty.citations) row.citations.push_back(citation.text);
  const Days day = due ? std::min(*due, when_.as_of) : when_.as_of;
  for (const std::string& name : duty.owed_by) {
    const auto humans =
        holders_of(program_, past_, program_.find_authority(name), {.as_of = day, .known = when_.known});
    if (!humans) return std::unexpected(humans.error());
    for (const std::string& human : *humans) {
      if (!human.empty() && std::ranges::find(row.holders, human) == row.holders.end()) row.holders.push_back(human);
    }
  }
  if (done_on) {
    row.state = due && *done_on > *due ? DutyState::done_late : DutyState::done;
  } else if (erased) {
    row.state = DutyState::not_known;
    row.why = fmt::format("what may have done it, entry {}, was erased", *erased);
  } else if (due && *due < when_.as_of) {
    row.state = DutyState::overdue;
  }
  if (!due && row.why.empty()) row.why = "the record does not say yet when";
  for (const lang::Citation& citation : duty.citations) {
    if (done_on || !due || citation.source < 0) continue;
    const lang::LawStatus status = lang::law_status(program_, citation.source, citation.pinpoint, *due);
    if (status.in_force) continue;
    row.state = DutyState::not_owed;
    row.why = status.why;
  }
  rows_.push_back(std::move(row));
  return {};
}

// Once, or in a series: whichever record was the first to count.
Result<void> Duties::add_periods(const lang::Duty& duty) {
  std::vector<DuePeriod> periods;
  for (const lang::DueAfter& once : duty.once) {
    const Days due = add_period(once.after, once.months, once.days, Rounding::last_day_kept);
    periods.push_back({.first = due, .last = due, .due = due});
  }
  if (duty.series) periods = periods_begun(*duty.series, when_.as_of);
  const auto all = deeds(duty);
  if (!all) return std::unexpected(all.error());
  for (const DuePeriod& period : periods) {
    const auto does = [&](const Deed& deed) {
      if (deed.erased) return false;
      return duty.done < 0 || holds_for_period(program_, duty.done, period.first, period.last, deed.the_case, deed.on);
    };
    const auto done = std::ranges::find_if(*all, does);
    const std::string about =
        duty.series ? fmt::format("{} to {}", format_iso_date(period.first), format_iso_date(period.last)) : "";
    const auto on = done == all->end() ? std::nullopt : std::optional(done->on);
    const auto may = std::ranges::find_if(*all, [](const Deed& deed) { return deed.erased.has_value(); });
    const auto erased = may == all->end() ? std::nullopt : may->erased;
    if (auto added = add_row(duty, about, period.due, on, erased); !added) return added;
  }
  return {};
}

std::optional<Days> Duties::due_date(const lang::Duty& duty, const engine::Case& the_case, Days on) const {
  const Asked asked = ask(program_, duty.due, the_case, on, Reasons::none);
  if (!asked.value.surely_value() || !engine::is_known(asked.value, lang::Kind::date)) return std::nullopt;
  return static_cast<Days>(asked.value.range.lo);
}

// The duty arises with the act after which it applies, is done by its act, and lapses when it no longer applies.
Result<void> Duties::add_record(const lang::Duty& duty, const std::string& id) {
  const auto after = states(duty.program, id);
  if (!after) return std::unexpected(after.error());
  const std::string about = fmt::format("{} {}", program_.records[at(duty.record)].name, id);
  bool owed = false;
  bool finished = false;  // what is owed of every record is done once
  std::optional<Days> due;
  const auto look = [&](const engine::Case& the_case, Days on) {
    owed = !finished && applies(duty, the_case, on);
    due = owed ? due_date(duty, the_case, on) : std::nullopt;
  };
  for (const State& state : **after) {
    const Done& step = state.steps.back();
    const bool may = owed && is_done_by(duty, step);
    const bool does =
        may && !step.erased &&
        (duty.done < 0 || ask(program_, duty.done, state.the_case, step.on, Reasons::none).truth().surely_true());
    if (may && step.erased) {
      if (auto added = add_row(duty, about, due, std::nullopt, step.index); !added) return added;
      finished = true;  // whether it arose anew nobody knows either
    }
    if (does) {
      if (auto added = add_row(duty, about, due, step.on); !added) return added;
      finished = duty.applies < 0;
    }
    look(state.the_case, step.on);
  }
  if ((*after)->empty()) return {};
  look((*after)->back().the_case, when_.as_of);
  return owed ? add_row(duty, about, due, std::nullopt) : Result<void>();
}

Result<void> Duties::add_records(const lang::Duty& duty) {
  const auto ids = past_.ids_of(program_.records[at(duty.record)].name);
  if (!ids) return std::unexpected(ids.error());
  const auto before = static_cast<std::ptrdiff_t>(rows_.size());
  for (const std::string& id : *ids) {
    if (auto added = add_record(duty, id); !added) return added;
  }
  std::stable_sort(rows_.begin() + before, rows_.end(),
                   [](const DutyRow& a, const DutyRow& b) { return a.due < b.due; });
  return {};
}

Result<void> Duties::add(const lang::Duty& duty) { return duty.record >= 0 ? add_records(duty) : add_periods(duty); }

}  // namespace

const char* state_words(DutyState state) {
  switch (state) {
    case DutyState::done: return "done";
    case DutyState::done_late: return "done late";
    case DutyState::due: return "due";
    case DutyState::overdue: return "overdue";
    case DutyState::not_owed: return "not owed";
    case DutyState::not_known: return "not known";
  }
  return "";
}

Result<std::vector<DutyRow>> duties(const lang::Program& program, const Past& past, const When& when) {
  const RememberedPast read(past);  // the holders of a day are looked up for every row
  Duties all(program, read, when);
  for (const lang::Duty& duty : program.duties) {
    if (auto added = all.add(duty); !added) return std::unexpected(added.error());
  }
  return all.take();
}

}  // namespace takecare::programs
