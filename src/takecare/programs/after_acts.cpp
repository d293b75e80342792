#include "takecare/programs/after_acts.h"

#include <algorithm>
#include <iterator>

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The entries of the acts, of those that were erased, too.
std::vector<std::uint64_t> moments_of(const std::vector<Recorded>& events) {
  std::vector<std::uint64_t> moments;
  for (const Recorded& one : events) {
    const auto erased = ledger::erased_by(one.event);
    if (one.event.kind == kind::act) moments.push_back(one.index);
    if (erased && erased->kind == kind::act) moments.push_back(erased->index);
  }
  std::ranges::sort(moments);
  return moments;
}

// What a record was after the act of entry 'moment', as it is known now: with the acts up to it, and with every
// correction and every erasure, whenever it came.
bool counts_by(const Recorded& one, std::uint64_t moment) {
  const auto erased = ledger::erased_by(one.event);
  if (erased) return erased->kind == kind::correction || erased->index <= moment;
  return one.event.kind == kind::correction || one.index <= moment;
}

}  // namespace

Result<std::vector<State>> states_after_acts(const lang::Program& program, const Past& past, int life,
                                             std::string_view id, const When& when) {
  const std::string& record = program.records[at(program.programs[at(life)].record)].name;
  auto events = past.events_of(record, id);
  if (!events) return std::unexpected(events.error());
  const std::vector<Recorded> all = events_that_count(std::move(*events), when);
  std::vector<State> states;
  for (const std::uint64_t moment : moments_of(all)) {
    std::vector<Recorded> so_far;
    std::ranges::copy_if(all, std::back_inserter(so_far), [&](const Recorded& one) { return counts_by(one, moment); });
    const auto act = std::ranges::find(all, moment, &Recorded::index);
    // When an erased act was done is known no more: not before the act before it.
    const Days on = act != all.end() ? act->event.on : states.empty() ? when.as_of : states.back().steps.back().on;
    auto state = fold(program, past, life, so_far, {.as_of = on, .known = when.known});
    if (!state) return std::unexpected(state.error());
    if (!state->steps.empty()) states.push_back(std::move(*state));
  }
  return states;
}

}  // namespace takecare::programs
