#include "takecare/programs/diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "takecare/programs/hold.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

using Cells = std::array<std::string, 4>;

std::string by_words(const lang::Program& program, const lang::LifeProgram& life, const lang::Act& act) {
  std::string words;
  for (const lang::ActBy& by : act.by) {
    words += fmt::format("{}{}", words.empty() ? "" : ", or ", authority_name(program, by.authority));
    if (!by.words.empty()) words += " where " + by.words;
    if (by.other_than >= 0) words += fmt::format(" other than who did {}", life.acts[at(by.other_than)].name);
  }
  return words;
}

}  // namespace

std::vector<Transition> transitions(const lang::LifeProgram& life) {
  std::vector<Transition> all;
  const auto add = [&](int from, int to, int act) {
    const auto same =
        std::ranges::find_if(all, [&](const Transition& one) { return one.from == from && one.to == to; });
    if (same == all.end()) {
      all.push_back({.from = from, .to = to, .acts = {act}});
    } else {
      same->acts.push_back(act);
    }
  };
  for (int a = 0; a < std::ssize(life.acts); ++a) {
    const lang::Act& act = life.acts[at(a)];
    if (act.begins) add(-1, act.to, a);
    for (const int from : act.from) add(from, act.to < 0 ? from : act.to, a);
  }
  return all;
}

std::string diagram_text(const lang::Program& program, const lang::LifeProgram& life) {
  const auto& stages = program.enumerations[at(life.stages)].values;
  std::vector<Cells> table;
  for (const lang::Act& act : life.acts) {
    std::string from = act.begins ? "(new)" : "";
    for (const int stage : act.from) from += (from.empty() ? "" : ", ") + stages[at(stage)].name;
    table.push_back({std::move(from), act.name, act.to < 0 ? "stays" : "→ " + stages[at(act.to)].name,
                     "by " + by_words(program, life, act)});
  }
  std::array<std::size_t, 3> widths{};
  for (const Cells& cells : table) {
    // The arrow is three bytes and one column.
    widths = {std::max(widths[0], cells[0].size()), std::max(widths[1], cells[1].size()),
              std::max(widths[2], cells[2].size() - (cells[2].starts_with("→") ? 2 : 0))};
  }
  std::string out = fmt::format("{} of {}\n", life.name, program.records[at(life.record)].name);
  for (const Cells& cells : table) {
    const std::size_t wide = widths[2] + (cells[2].starts_with("→") ? 2 : 0);
    out += fmt::format("  {}{}  {}{}  {}{}  {}\n", cells[0], std::string(widths[0] - cells[0].size(), ' '), cells[1],
                       std::string(widths[1] - cells[1].size(), ' '), cells[2],
                       std::string(wide - cells[2].size(), ' '), cells[3]);
  }
  for (const lang::Invariant& invariant : life.always) out += fmt::format("  always {}\n", invariant.words);
  return out;
}

}  // namespace takecare::programs
