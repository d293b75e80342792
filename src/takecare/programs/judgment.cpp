#include "takecare/programs/judgment.h"

#include <fmt/format.h>

#include <algorithm>

namespace takecare::programs {

namespace {

void add_lines(std::string_view label, std::string_view lines, std::string& out) {
  if (lines.empty()) return;
  out += fmt::format("  {}\n", label);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    out += fmt::format("    {}\n", lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

std::string listed(const std::vector<std::string>& all, std::string_view between) {
  std::string words;
  for (const std::string& one : all) words += fmt::format("{}{}", words.empty() ? "" : between, one);
  return words;
}

}  // namespace

const char* kind_word(ObstacleKind kind) {
  switch (kind) {
    case ObstacleKind::law: return "law";
    case ObstacleKind::day: return "day";
    case ObstacleKind::stage: return "stage";
    case ObstacleKind::authority: return "authority";
    case ObstacleKind::where: return "where";
    case ObstacleKind::other_than: return "other_than";
    case ObstacleKind::fields: return "fields";
    case ObstacleKind::evidence: return "evidence";
    case ObstacleKind::reasons: return "reasons";
    case ObstacleKind::bar: return "barred";
    case ObstacleKind::need: return "needs";
    case ObstacleKind::moves: return "moves";
    case ObstacleKind::always: return "always";
  }
  return "";
}

bool is_named(const Obstacle& obstacle, std::string_view name) {
  const bool rests =
      obstacle.kind == ObstacleKind::bar || obstacle.kind == ObstacleKind::need || obstacle.kind == ObstacleKind::moves;
  return rests ? std::ranges::find(obstacle.names, name) != obstacle.names.end() : name == kind_word(obstacle.kind);
}

std::string short_name(const Obstacle& obstacle) {
  switch (obstacle.kind) {
    case ObstacleKind::bar: return "barred while " + obstacle.condition;
    case ObstacleKind::need: return "needs " + obstacle.condition;
    case ObstacleKind::always: return "always " + obstacle.condition;
    case ObstacleKind::fields: return "fields: " + listed(obstacle.names, ", ");
    default: return kind_word(obstacle.kind);
  }
}

std::string obstacle_text(const Obstacle& obstacle) {
  std::string out = fmt::format("{}: {}\n", kind_word(obstacle.kind), obstacle.says);
  if (!obstacle.citations.empty()) out += fmt::format("  cites {}\n", listed(obstacle.citations, "; "));
  add_lines("why", obstacle.proof, out);
  if (!obstacle.missing.empty()) {
    out += fmt::format("  would have to be known: {}\n", listed(obstacle.missing, "; or "));
  }
  if (!obstacle.wanted.empty()) out += fmt::format("  {}\n", obstacle.wanted);
  return out;
}

}  // namespace takecare::programs
