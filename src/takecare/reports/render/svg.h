// What the charts share. Lengths are whole tenths of a pixel, so that no floating point decides a byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace takecare::reports::render {

// A chart that would be too wide for a phone is made twice, and the style sheet shows one: text keeps its size.
enum class Width : std::uint8_t { narrow, wide };

inline constexpr int narrow_pixels = 340;
inline constexpr int wide_pixels = 720;
inline int pixels(Width width) { return width == Width::narrow ? narrow_pixels : wide_pixels; }

std::string px(std::int64_t tenths);  // 125 -> '12.5', 120 -> '12'

// Breaks at spaces into lines of at most 'characters' (UTF-8 code points); a longer word stands alone. At most 'lines'
// lines, the last one cut with an ellipsis.
std::vector<std::string> wrapped(std::string_view text, std::size_t characters, std::size_t lines);

// Pieces of a path: 'M12 3.5', 'L12 3.5', 'l12 -3.5'.
std::string path_piece(char command, std::int64_t x, std::int64_t y);

class Svg {
 public:
  // 'id' is unique on the page, 'shape' is for the style sheet. The title and the description are what a screen reader
  // says. In pixels.
  Svg(const std::string& id, std::string_view shape, int width, int height, std::string_view title,
      std::string_view description);

  void rect(std::string_view css_class, std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height);
  void line(std::string_view css_class, std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2);
  void text(std::string_view css_class, std::int64_t x, std::int64_t y, std::string_view text);
  // Upright bars on one base line, drawn as one path.
  struct Bar {
    std::int64_t x, y, width, height;
  };
  void bars(std::string_view css_class, const std::vector<Bar>& bars);
  // A shape: 'data' is made of the pieces below.
  void path(std::string_view css_class, std::string_view data);
  // A rectangle with the hatching of what is unknown.
  void hatched(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height);

  std::string finish();

 private:
  std::string id_;
  std::string out_;
};

// The distance of grid lines: 1, 2 or 5 times a power of ten, at least one, at most 'most' of them up to 'largest'.
std::int64_t grid_step(std::int64_t largest, int most);

}  // namespace takecare::reports::render
