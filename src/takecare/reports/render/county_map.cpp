#include "takecare/reports/render/county_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "takecare/pages/html.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/map_classes.h"

namespace takecare::reports::render {

namespace {

constexpr std::int32_t margin_part = 25;   // of the width, around what is shown
constexpr std::int32_t least_width = 600;  // a single county is not drawn larger than the outlines allow
constexpr std::int32_t coarse = 15;        // tenths of a pixel between points, where the whole country is shown
constexpr std::int32_t coarse_inset = 40;
constexpr std::size_t most_names = 8;

struct Placed {
  const MapShape* shape;
  const MapValue* value;
};

struct Sheet {
  MapBox box;
  std::set<std::string> near;  // codes of the States that it is about; empty: the whole country

  bool whole() const { return near.empty(); }
};

// Points nearer to the one before than 'least' are left out; a ring that has no extent then is none.
void append_ring(std::string& path, const MapRing& ring, std::int32_t least) {
  std::string steps;
  MapPoint at = ring.front();
  std::size_t points = 1;
  for (const MapPoint& point : ring) {
    const std::int64_t x = point.x - at.x;
    const std::int64_t y = point.y - at.y;
    if (x * x + y * y < std::int64_t{least} * least || point == at) continue;
    steps += fmt::format("{}{},{}", points == 1 ? "l" : " ", x, y);
    at = point;
    ++points;
  }
  if (points > 2) path += fmt::format("M{},{}{}z", ring.front().x, ring.front().y, steps);
}

std::string path_of(const MapShape& shape, std::int32_t least) {
  std::string path;
  for (const MapRing& ring : shape.rings) append_ring(path, ring, least);
  return path;
}

// A margin around it, never higher than three quarters of its width, so that no map is longer than a screen.
MapBox framed(MapBox box) {
  const std::int32_t width = std::max({box.width(), box.height() * 4 / 3, least_width});
  const std::int32_t margin = width / margin_part;
  const std::int32_t left = box.left - (width - box.width()) / 2 - margin;
  const std::int32_t height = std::max(box.height(), width / 2);
  const std::int32_t top = box.top - (height - box.height()) / 2 - margin;
  return {.left = left, .top = top, .right = left + width + 2 * margin, .bottom = top + height + 2 * margin};
}

Sheet sheet_of(const MapShapes& shapes, const std::vector<Placed>& placed) {
  Sheet sheet{.box = shapes.box, .near = {}};
  std::optional<MapBox> box;
  for (const Placed& one : placed) {
    const std::string code = one.shape->code.substr(0, 2);
    sheet.near.insert(code);
    const MapBox& of_state = shapes.state(code)->box;
    box = box ? box->with(of_state) : of_state;
  }
  const bool small = 2 * box->width() < shapes.box.width() && 2 * box->height() < shapes.box.height();
  if (small) {
    sheet.box = framed(*box);
  } else {
    sheet.box = framed(shapes.box);
    sheet.near.clear();
  }
  return sheet;
}

std::string open_svg(const std::string& css, const MapBox& box, const std::string& naming) {
  return fmt::format("<svg class=\"{}\" viewBox=\"{} {} {} {}\" {} xmlns=\"http://www.w3.org/2000/svg\">\n", css,
                     box.left, box.top, box.width(), box.height(), naming);
}

// Hatching about as dense as that of other charts: lengths are those of the map, which has no pixels of its own.
std::string hatch(const std::string& id, std::int32_t width) {
  const std::int32_t step = std::max(width / 110, 2);
  return fmt::format(
      "<defs><pattern id=\"{0}-pattern\" width=\"{1}\" height=\"{1}\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"{1}\" height=\"{1}\"/>"
      "<rect class=\"hatch-line\" width=\"{2}\" height=\"{1}\"/></pattern></defs>\n",
      id, step, std::max(step * 2 / 5, 1));
}

void draw_ground(std::string& svg, const MapShapes& shapes, const Sheet& sheet) {
  std::string states;
  for (const MapShape& state : shapes.states) {
    if (state.box.touches(sheet.box)) states += path_of(state, sheet.whole() ? coarse : 0);
  }
  svg += fmt::format("<path class=\"land\" d=\"{}\"/>\n", states);
  if (sheet.whole()) return;
  std::string counties;
  for (const MapShape& county : shapes.counties) {
    if (sheet.near.contains(county.code.substr(0, 2))) counties += path_of(county, 0);
  }
  svg += fmt::format("<path class=\"border\" d=\"{}\"/>\n", counties);
}

std::string fill_of(const std::string& id, const std::vector<MapClass>& classes, const MapValue& value) {
  if (!value.value) return fmt::format("class=\"county\" fill=\"url(#{}-pattern)\"", id);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    // The darkest shade is that of the highest class, however many there are.
    if (classes[i].holds(*value.value)) {
      return fmt::format("class=\"county c{}\"", most_map_classes - classes.size() + i);
    }
  }
  return "class=\"county none\"";
}

void draw_counties(std::string& svg, const std::string& id, const std::vector<MapClass>& classes,
                   const std::vector<Placed>& placed) {
  for (const Placed& one : placed) {
    svg += fmt::format("<path {} d=\"{}\"><title>{}: {}</title></path>\n", fill_of(id, classes, *one.value),
                       path_of(*one.shape, 0), pages::escaped(one.value->label), pages::escaped(one.value->text));
  }
}

// Where in the country it is.
std::string inset(const std::string& id, const MapShapes& shapes, const Sheet& sheet) {
  std::string others;
  std::string these;
  for (const MapShape& state : shapes.states) {
    (sheet.near.contains(state.code) ? these : others) += path_of(state, coarse_inset);
  }
  return open_svg("inset", framed(shapes.box), fmt::format("role=\"img\" aria-labelledby=\"{}-inset\"", id)) +
         fmt::format(
             "<title id=\"{}-inset\">Where in the country this is</title>\n<path class=\"land\" d=\"{}\"/>\n"
             "<path class=\"here\" d=\"{}\"/>\n</svg>\n",
             id, others, these);
}

// 'width' is that of the map, so that the hatching of a swatch is that of the map.
void write_key_line(pages::Html& html, const std::string& swatch, std::int32_t width, const std::string& words,
                    std::int64_t counties) {
  const std::int32_t wide = std::max(width / 28, 3);
  pages::Html item;
  item.markup(
      fmt::format("<svg class=\"swatch\" viewBox=\"0 0 {0} {1}\" aria-hidden=\"true\"><rect {2} width=\"{0}\" "
                  "height=\"{1}\"/></svg>",
                  wide, wide * 2 / 3, swatch));
  item.text(fmt::format(" {} ", words));
  item.span("span", fmt::format("({} {})", pages::grouped(counties), counties == 1 ? "county" : "counties"),
            {{"class", "say"}});
  html.line_of("li", item);
}

void write_key(pages::Html& html, const std::string& id, std::int32_t width, const std::vector<MapClass>& classes,
               const std::vector<Placed>& placed) {
  const auto list = html.in("ul", {{"class", "map-key"}});
  const auto having = [&placed](const auto& fits) {
    return std::ranges::count_if(placed, [&fits](const Placed& one) { return fits(one.value->value); });
  };
  for (const MapClass& one : classes) {
    const MapValue sample{.fips = {}, .label = {}, .text = {}, .value = one.from};
    write_key_line(html, fill_of(id, classes, sample), width, map_class_words(one),
                   having([&one](const auto& value) { return value && one.holds(*value); }));
  }
  const auto zeros = having([](const auto& value) { return value == 0; });
  if (zeros > 0) write_key_line(html, "class=\"county none\"", width, "0", zeros);
  const auto hidden = having([](const auto& value) { return !value.has_value(); });
  if (hidden > 0) write_key_line(html, fill_of(id, classes, {}), width, "suppressed", hidden);
}

void write_unplaced(pages::Html& html, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i) text += (i == 0 ? "" : "; ") + names[i];
  if (names.size() > most_names) text += fmt::format("; and {} more", names.size() - most_names);
  html.line("p", fmt::format("Without an outline on this map, and in the table: {}.", text), {{"class", "note"}});
}

}  // namespace

std::string county_map(const std::string& id, const std::string& title, const std::string& description,
                       const MapShapes& shapes, const std::vector<MapValue>& values) {
  std::vector<Placed> placed;
  std::vector<std::string> unplaced;
  std::int64_t largest = 0;
  for (const MapValue& value : values) {
    const MapShape* shape = shapes.county(value.fips);
    largest = std::max(largest, value.value.value_or(0));
    shape != nullptr ? placed.push_back({.shape = shape, .value = &value}) : unplaced.push_back(value.label);
  }
  if (placed.empty()) return {};
  std::ranges::stable_sort(placed, {}, [](const Placed& one) { return one.shape->code; });
  const std::vector<MapClass> classes = map_classes(largest);
  const Sheet sheet = sheet_of(shapes, placed);
  std::string svg = open_svg("map", sheet.box, fmt::format("role=\"img\" aria-labelledby=\"{0}-title {0}-desc\"", id));
  svg += fmt::format("<title id=\"{0}-title\">{1}</title>\n<desc id=\"{0}-desc\">{2}</desc>\n", id,
                     pages::escaped(title), pages::escaped(description));
  svg += hatch(id, sheet.box.width());
  draw_ground(svg, shapes, sheet);
  draw_counties(svg, id, classes, placed);
  svg += "</svg>\n";
  pages::Html html;
  {
    const auto around = html.in("div", {{"class", sheet.whole() ? "" : "mapped"}});
    html.markup(svg);
    const auto beside = html.in("div");
    if (!sheet.whole()) html.markup(inset(id, shapes, sheet));
    write_key(html, id, sheet.box.width(), classes, placed);
  }
  write_unplaced(html, unplaced);
  return html.str();
}

}  // namespace takecare::reports::render
