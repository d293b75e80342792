#include "takecare/programs/effective.h"

#include <algorithm>

namespace takecare::programs {

namespace {

void correct(EffectiveAct& act, const Recorded& correction, Said said) {
  for (auto& [name, value] : said.fields) {
    const auto same = std::ranges::find(act.given, name, &GivenField::name);
    if (same == act.given.end()) {
      act.given.push_back({.name = name, .value = std::move(value), .by = &correction});
    } else {
      correct_value(same->value, value);
      same->by = &correction;
    }
  }
  if (!said.moves.empty()) act.said.moves = std::move(said.moves);
}

}  // namespace

void correct_value(ledger::Json& value, const ledger::Json& correction) {
  const auto* parts = correction.members();
  if (parts == nullptr || value.members() == nullptr) {
    value = correction;
    return;
  }
  auto merged = *value.members();
  for (const auto& [name, part] : *parts) {
    const auto same = std::ranges::find(merged, name, &ledger::Json::Members::value_type::first);
    if (same == merged.end()) {
      merged.emplace_back(name, part);
    } else {
      same->second = part;
    }
  }
  value = std::move(merged);
}

Result<std::vector<EffectiveAct>> effective_acts(std::span<const Recorded> events) {
  std::vector<EffectiveAct> acts;
  for (const Recorded& recorded : events) {
    if (const auto erased = ledger::erased_by(recorded.event)) {
      acts.push_back(
          {.act = &recorded, .index = erased->index, .erased = true, .correction = erased->kind == kind::correction});
      continue;
    }
    auto said = read_said(recorded.event);
    if (!said) return std::unexpected(said.error());
    if (recorded.event.kind == kind::correction) {
      const auto corrected = std::ranges::find_if(
          acts, [&](const EffectiveAct& act) { return said->corrects && act.index == *said->corrects; });
      if (corrected != acts.end()) correct(*corrected, recorded, std::move(*said));
      continue;
    }
    EffectiveAct act{.act = &recorded, .index = recorded.index};
    for (const auto& [name, value] : said->fields) act.given.push_back({.name = name, .value = value, .by = &recorded});
    act.said = std::move(*said);
    acts.push_back(std::move(act));
  }
  std::ranges::sort(acts, {}, &EffectiveAct::index);  // an erased act stands where it was done
  return acts;
}

}  // namespace takecare::programs
