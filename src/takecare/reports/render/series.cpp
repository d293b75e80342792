#include "takecare/reports/render/series.h"

#include <fmt/format.h>

#include <string>

namespace takecare::reports::render {

namespace {

constexpr std::size_t first_apart = most_lines;  // the styles before are those of values
constexpr std::int64_t radius = 42;

std::string polygon(Spot first, const std::vector<Spot>& steps) {
  std::string data = path_piece('M', first.x, first.y);
  for (const Spot& step : steps) data += path_piece('l', step.x, step.y);
  return data + "z";
}

std::string circle(Spot at, std::int64_t r) {
  const auto half = [r](std::int64_t across) { return fmt::format("a{0} {0} 0 1 0 {1} 0", px(r), px(across)); };
  return path_piece('M', at.x - r, at.y) + half(2 * r) + half(-2 * r) + "z";
}

std::string upright(Spot at, std::int64_t half_width, std::int64_t half_height) {
  return polygon({at.x - half_width, at.y - half_height},
                 {{2 * half_width, 0}, {0, 2 * half_height}, {-2 * half_width, 0}});
}

std::string shape(std::size_t style, Spot at) {
  constexpr std::int64_t r = radius;
  switch (style % first_apart) {
    case 0: return circle(at, r);
    case 1: return upright(at, r - 4, r - 4);
    case 2: return polygon({at.x - r - 4, at.y + r - 6}, {{r + 4, -2 * r + 2}, {r + 4, 2 * r - 2}});
    case 3: return polygon({at.x, at.y - r - 8}, {{r + 8, r + 8}, {-r - 8, r + 8}, {-r - 8, -r - 8}});
    case 4: return polygon({at.x - r - 4, at.y - r + 6}, {{r + 4, 2 * r - 2}, {r + 4, -2 * r + 2}});
    default: return upright(at, r / 2, r + 8);
  }
}

std::string named(const char* what, std::size_t style) {
  return fmt::format("{} s{}{}", what, style, style < first_apart ? "" : " apart");
}

}  // namespace

std::vector<std::size_t> styles_of(const std::vector<ChartSeries>& series) {
  std::vector<std::size_t> styles;
  std::size_t value = 0;
  std::size_t apart = first_apart;
  for (const ChartSeries& one : series) styles.push_back(one.apart ? apart++ : value++ % first_apart);
  return styles;
}

void draw_series(Svg& svg, std::size_t style, const std::vector<std::optional<Spot>>& spots, std::size_t every) {
  std::string line;
  std::string markers;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (!spots[i]) continue;
    const bool begins = i == 0 || !spots[i - 1];
    const bool ends = i + 1 == spots.size() || !spots[i + 1];
    line += path_piece(begins ? 'M' : 'L', spots[i]->x, spots[i]->y);
    if (begins || ends || i % every == 0) markers += shape(style, *spots[i]);
  }
  if (line.empty()) return;
  svg.path(named("line", style), line);
  svg.path(named("mark", style), markers);
}

void draw_gap(Svg& svg, std::size_t style, Spot at) { svg.path(named("gap", style), shape(style, at)); }

void draw_sample(Svg& svg, std::size_t style, Spot at) {
  svg.path(named("line", style), path_piece('M', at.x, at.y) + path_piece('l', sample_width, 0));
  svg.path(named("mark", style), shape(style, {at.x + sample_width / 2, at.y}));
}

}  // namespace takecare::reports::render
