#include "sample_map.h"

#include <string>
#include <vector>

#include "dice.h"
#include "sample_reports.h"
#include "takecare/pages/folder.h"
#include "takecare/pages/page.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/chart_words.h"
#include "takecare/reports/render/county_map.h"

namespace takecare::sample {

namespace {

using reports::MapShape;
using reports::MapShapes;
using reports::render::MapValue;

// One county in 'each' of those whose code begins so; small counts are suppressed, and some are zero.
std::vector<MapValue> counts(const MapShapes& shapes, const std::string& begin, std::int64_t each) {
  Dice dice;
  std::vector<MapValue> values;
  for (const MapShape& county : shapes.counties) {
    if (!county.code.starts_with(begin) || dice.below(each) != 0) continue;
    const std::int64_t count = dice.below(dice.below(dice.below(400) + 1) + 1);
    MapValue value{.fips = county.code, .label = "County " + county.code, .text = "suppressed", .value = {}};
    if (count == 0 || count > 3) {
      value.value = count;
      value.text = pages::grouped(count);
    }
    values.push_back(std::move(value));
  }
  return values;
}

void write_map(pages::Html& html, const MapShapes& shapes, const std::string& id, const std::string& title,
               const std::vector<MapValue>& values) {
  html.markup(
      reports::render::chart_figure(title, "", county_map(id, title, "The table has every figure.", shapes, values)));
}

}  // namespace

Result<void> write_maps(const std::filesystem::path& dir) {
  const auto shapes = reports::read_map_shapes(std::string(TAKECARE_ROOT) + "/data/maps/us-counties.txt");
  if (!shapes) return std::unexpected(shapes.error());
  pages::Html html;
  html.line("h1", "Maps");
  std::vector<MapValue> country = counts(*shapes, "", 12);
  country.push_back({.fips = "72001", .label = "Adjuntas Municipio, PR", .text = "12", .value = 12});
  write_map(html, *shapes, "map-country", "Findings by county", country);
  write_map(html, *shapes, "map-state", "Findings by county, in one State", counts(*shapes, "42", 2));
  write_map(html, *shapes, "map-small", "Findings by county, in a small State", counts(*shapes, "10", 1));
  write_map(html, *shapes, "map-cities", "Findings by county, where cities are counties", counts(*shapes, "51", 2));
  const std::string page = pages::page({.title = "Maps",
                                        .description = "Maps of invented counts",
                                        .home = "../index.html",
                                        .trail = {{.href = "../index.html", .text = "Reports"}},
                                        .warning = invented,
                                        .around = {}},
                                       html);
  return pages::replace_folder(dir / "maps", {{.path = "index.html", .content = page}});
}

}  // namespace takecare::sample
