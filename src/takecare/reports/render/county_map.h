// A map of counts by county. It shows what the table beside it has, and puts no county before another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/reports/map_shapes.h"

namespace takecare::reports::render {

struct MapValue {
  std::string fips;                   // of the county: '42091'; one value a county
  std::string label;                  // 'Montgomery County, PA'
  std::string text;                   // '34,834', 'suppressed'
  std::optional<std::int64_t> value;  // none: suppressed
};

// The country with its States; counties that have a value are filled by its class (map_classes.h), suppressed ones are
// hatched, and each says its label and figure. Where the States of these counties take up less than half of the country
// in both directions, the map is of them alone, with their other counties as outlines and a small map of where they
// are. Below stands a key with the number of counties in each class, and the names of those that have no outline, which
// the table alone has. 'id' is unique on the page, also with '-pattern' or '-inset' after it. Empty where no county has
// an outline.
std::string county_map(const std::string& id, const std::string& title, const std::string& description,
                       const MapShapes& shapes, const std::vector<MapValue>& values);

}  // namespace takecare::reports::render
