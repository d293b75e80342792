#include "takecare/programs/alike.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Who did an act last; null when nobody did.
const Done* last_done(const State& state, int act) {
  const auto latest_first = std::views::reverse(state.steps);
  const auto last = std::ranges::find(latest_first, act, &Done::act);
  return last == latest_first.end() ? nullptr : &*last;
}

// Writes facts as far as they are looked at.
class KeyWriter {
 public:
  // Dates are written from 'day' on.
  KeyWriter(const lang::Program& program, const LookedAt& looked, Days day, ItemConditions& conditions)
      : program_(program), looked_(looked), day_(day), conditions_(conditions) {}

  void add_item(const engine::Item& item, std::string& out) const {
    const auto& fields = program_.records[at(item.record)].fields;
    for (int f = 0; f < std::ssize(fields); ++f) {
      if (!looked_.has(item.record, f)) continue;
      out += fmt::format("{}", f);
      if (fields[at(f)].type.kind == lang::Kind::list) {
        add_list(item.lists[at(f)], {item.record, f}, out);
      } else {
        add_fact(item.facts[at(f)], {item.record, f}, fields[at(f)].type.kind, out);
      }
      out += ',';
    }
  }

  void add_item_of(LookedAt::Field list, const engine::Item& item, std::string& out) const {
    add_item(item, out);
    const auto asked = looked_.of_items.find(list);
    if (asked != looked_.of_items.end()) out += conditions_.met(asked->second, item, any_day);
  }

 private:
  void add_list(const engine::ItemList& list, LookedAt::Field field, std::string& out) const {
    if (!list.known) return;
    std::vector<std::string> items;
    for (const engine::Item& item : list.items) add_item_of(field, item, items.emplace_back());
    std::ranges::sort(items);
    if (!looked_.counted.contains(field)) items.erase(std::ranges::unique(items).begin(), items.end());
    out += '[';
    for (const std::string& item : items) out += item + ";";
    const auto counted_to = looked_.counted_to.find(field);
    if (counted_to != looked_.counted_to.end()) {
      out += fmt::format("#{}", std::min(counted_to->second, static_cast<std::int64_t>(list.items.size())));
    }
    out += ']';
  }

  void add_fact(const engine::Fact& fact, LookedAt::Field field, lang::Kind kind, std::string& out) const {
    if (fact.state == engine::FactState::not_applicable) out += '-';
    if (fact.state != engine::FactState::known) return;
    if (kind == lang::Kind::date) return add_date(static_cast<Days>(fact.value), field, out);
    if (kind == lang::Kind::text) {
      const std::string_view text = looked_.each.contains(field) ? std::string_view(fact.text) : "";
      out += fmt::format("={}\"{}\"", text.size(), text);
    } else {
      out += fmt::format("={}", looked_.alike(field, fact.value));
    }
  }

  void add_date(Days date, LookedAt::Field field, std::string& out) const {
    out += '=';
    if (looked_.each.contains(field)) out += fmt::format("{}", date - day_);
    const auto shifts = looked_.shifted.find(field);
    if (shifts != looked_.shifted.end()) {
      for (const Shift& shift : shifts->second) {
        out += fmt::format("+{}", add_period(date, shift.months, shift.days, shift.rounding) - day_);
      }
    }
    if (looked_.named_days.contains(field)) out += fmt::format(":{}", looked_.named_until(field, date));
  }

  static constexpr Days any_day = 0;  // conditions of 'of_items' hold on every day or on none

  const lang::Program& program_;
  const LookedAt& looked_;
  Days day_;
  ItemConditions& conditions_;
};

}  // namespace

std::string key_of(const lang::Program& program, const Ahead& ahead, const State& state, Days day, int acts,
                   ItemConditions& conditions) {
  const LookedAt& looked = ahead.looked;
  const Days longest_wait = looked.periods.empty() ? 1 : *looked.periods.rbegin() + 1;
  const bool in_days = looked.calendar || ahead.changes_within(day, longest_wait * acts);
  std::string key = fmt::format("{}|{}|{}|", acts, state.stage, ahead.changes_until(day));
  if (in_days && looked.as_of_date) key += fmt::format("{}|", day);
  KeyWriter(program, looked, in_days ? 0 : day, conditions).add_item(state.the_case.subject, key);
  std::vector<std::string> names;
  for (const int act : ahead.who) {
    const Done* last = last_done(state, act);
    if (last == nullptr) continue;
    auto name = std::ranges::find(names, last->actor);
    if (name == names.end()) name = names.insert(names.end(), last->actor);
    key += fmt::format("|{} {}", act, name - names.begin());
  }
  return key;
}

std::string key_of_item(const lang::Program& program, const LookedAt& looked, LookedAt::Field list,
                        const engine::Item& item, ItemConditions& conditions) {
  std::string key;
  KeyWriter(program, looked, 0, conditions).add_item_of(list, item, key);
  return key;
}

std::vector<std::string> who_counts(const Ahead& ahead, const State& state) {
  std::vector<std::string> names;
  for (const int act : ahead.who) {
    const Done* last = last_done(state, act);
    if (last != nullptr && std::ranges::find(names, last->actor) == names.end()) names.push_back(last->actor);
  }
  return names;
}

bool counts_who(const lang::LifeProgram& life, const LookedAt& looked, int act) {
  if (looked.has(life.step_record, static_cast<int>(lang::StepField::acted_by))) return true;
  const auto asks = [&](const lang::ActBy& by) { return by.other_than >= 0; };
  const auto is_asked = [&](const lang::Act& other) {
    return std::ranges::any_of(other.by, [&](const lang::ActBy& by) { return by.other_than == act; });
  };
  return std::ranges::any_of(life.acts[at(act)].by, asks) || std::ranges::any_of(life.acts, is_asked);
}

}  // namespace takecare::programs
