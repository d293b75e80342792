#include <fmt/format.h>

#include <algorithm>

#include "takecare/programs/explore.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string joined(const std::vector<std::string>& all) {
  std::string words;
  for (const std::string& one : all) words += (words.empty() ? "" : ", ") + one;
  return words;
}

std::string counted(std::size_t number, std::string_view one) {
  return fmt::format("{} {}{}", number, one, number == 1 ? "" : "s");
}

void add_broken(const BrokenInvariant& broken, std::string& out) {
  out +=
      fmt::format("  always {}: {} after\n", broken.words, broken.unknown ? "does not surely hold" : "does not hold");
  for (const std::string& line : broken.path) out += fmt::format("    {}\n", line);
  std::string_view rest = broken.proof;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    out += fmt::format("      {}\n", rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  out += "    an act on the way needs a condition that stops it\n";
}

}  // namespace

std::string explored_text(const Explored& explored) {
  std::string out = fmt::format("{}: {}, in {} or fewer from nothing and {} after those of the lives; {} tried\n",
                                explored.program, counted(explored.states, "state"), counted(at(explored.depth), "act"),
                                explored.further, counted(explored.tries, "act"));
  for (const BrokenInvariant& broken : explored.broken) add_broken(broken, out);
  if (explored.invariants > 0 && explored.broken.empty()) {
    out += fmt::format("  what must always hold ({}) holds in every one\n", counted(explored.invariants, "condition"));
  }
  if (!explored.stages_never_reached.empty()) {
    out += fmt::format("  stages never reached: {}\n", joined(explored.stages_never_reached));
  }
  if (!explored.acts_never_possible.empty()) {
    out += fmt::format("  acts never possible: {}\n", joined(explored.acts_never_possible));
  }
  for (const std::string& bound : explored.bounds) out += fmt::format("  cut short: {}\n", bound);
  return out;
}

}  // namespace takecare::programs
