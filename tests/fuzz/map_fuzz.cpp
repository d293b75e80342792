// Outlines for maps: any bytes. What is read has shapes that can be drawn, and what is not says on which line.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "takecare/reports/render/county_map.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace takecare::reports;
  using namespace takecare::reports::render;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto shapes = parse_map_shapes(text, "outlines");
  if (!shapes) {
    require(shapes.error().message.starts_with("outlines"));
    return 0;
  }
  std::vector<MapValue> values;
  for (const MapShape& county : shapes->counties) {
    for (const MapRing& ring : county.rings) require(ring.size() >= 3);
    require(shapes->county(county.code) == &county);
    values.push_back({.fips = county.code, .label = "<" + county.code, .text = "7", .value = 7});
  }
  const std::string map = county_map("map", "Counts", "In the table.", *shapes, values);
  require(map.empty() == values.empty());
  require(map.find("<<") == std::string::npos);
  return 0;
}
