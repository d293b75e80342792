// Outlines of States and counties, from a file whose form data/README.md describes: a line a shape, its code and its
// rings in whole tenths of a pixel.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::reports {

struct MapPoint {
  std::int32_t x = 0;
  std::int32_t y = 0;

  friend bool operator==(const MapPoint&, const MapPoint&) = default;
};
using MapRing = std::vector<MapPoint>;  // closed: the last point leads to the first

struct MapBox {
  std::int32_t left = 0;
  std::int32_t top = 0;
  std::int32_t right = 0;
  std::int32_t bottom = 0;

  std::int32_t width() const { return right - left; }
  std::int32_t height() const { return bottom - top; }
  bool touches(const MapBox& other) const;
  MapBox with(const MapBox& other) const;  // what holds both
};

struct MapShape {
  std::string code;            // FIPS: '42' a State, '42091' a county
  std::vector<MapRing> rings;  // at least one, of at least three points each
  MapBox box;
};

struct MapShapes {
  std::vector<MapShape> states;    // in order of code, at least one
  std::vector<MapShape> counties;  // in order of code, each in a State that is there
  MapBox box;                      // of all States

  const MapShape* county(std::string_view code) const;  // none: there is no outline of it
  const MapShape* state(std::string_view code) const;
};

// The error names the file and the line.
Result<MapShapes> read_map_shapes(const std::filesystem::path& path);
Result<MapShapes> parse_map_shapes(std::string_view text, const std::string& file);

}  // namespace takecare::reports
