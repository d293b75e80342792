#include "takecare/reports/map_shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "takecare/base/text_file.h"

namespace takecare::reports {

namespace {

constexpr std::int32_t farthest = 1'000'000;  // so that no sum of two coordinates overflows
constexpr std::size_t state_digits = 2;
constexpr std::size_t county_digits = 5;
constexpr const char* help = "make it anew with scripts/make-county-map";

// What is left of a line, taken from its start.
class Cursor {
 public:
  explicit Cursor(std::string_view rest) : rest_(rest) {}

  bool done() const { return rest_.empty(); }
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // 'x,y', each not farther than 'farthest' from zero.
  std::optional<MapPoint> pair() {
    const auto x = number();
    if (!x || !take(',')) return std::nullopt;
    const auto y = number();
    if (!y) return std::nullopt;
    return MapPoint{.x = *x, .y = *y};
  }

 private:
  std::optional<std::int32_t> number() {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc() || value < -farthest || value > farthest) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  std::string_view rest_;
};

std::optional<MapRing> read_ring(Cursor& cursor) {
  if (!cursor.take('M')) return std::nullopt;
  const auto first = cursor.pair();
  if (!first || !cursor.take('l')) return std::nullopt;
  MapRing ring = {*first};
  do {
    const auto step = cursor.pair();
    if (!step) return std::nullopt;
    const MapPoint next{.x = ring.back().x + step->x, .y = ring.back().y + step->y};
    if (std::abs(next.x) > farthest || std::abs(next.y) > farthest) return std::nullopt;
    ring.push_back(next);
  } while (cursor.take(' '));
  if (!cursor.take('z') || ring.size() < 3) return std::nullopt;
  return ring;
}

MapBox box_of(const std::vector<MapRing>& rings) {
  const MapPoint& start = rings.front().front();
  MapBox box{.left = start.x, .top = start.y, .right = start.x, .bottom = start.y};
  for (const MapRing& ring : rings) {
    for (const MapPoint& point : ring) {
      box = box.with({.left = point.x, .top = point.y, .right = point.x, .bottom = point.y});
    }
  }
  return box;
}

bool is_code(std::string_view code) {
  return (code.size() == state_digits || code.size() == county_digits) &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

// The line as a shape, or what is wrong with it.
std::expected<MapShape, std::string> read_shape(std::string_view line) {
  const std::string_view code = line.substr(0, line.find(' '));
  if (!is_code(code)) return std::unexpected("does not begin with the code of a State or a county and a blank");
  MapShape shape{.code = std::string(code), .rings = {}, .box = {}};
  Cursor cursor(line.substr(std::min(code.size() + 1, line.size())));
  do {
    auto ring = read_ring(cursor);
    if (!ring) {
      return std::unexpected(
          fmt::format("ring {} of {} is not of the form M1,2l3,4 5,6z with three points or more, none beyond {}",
                      shape.rings.size() + 1, code, farthest));
    }
    shape.rings.push_back(std::move(*ring));
  } while (!cursor.done());
  shape.box = box_of(shape.rings);
  return shape;
}

const MapShape* find(const std::vector<MapShape>& shapes, std::string_view code) {
  const auto at =
      std::ranges::lower_bound(shapes, code, {}, [](const MapShape& s) { return std::string_view(s.code); });
  return at != shapes.end() && at->code == code ? &*at : nullptr;
}

// Puts a shape after those before it, or says why it may not stand there.
std::string put(MapShapes& shapes, MapShape shape) {
  const bool is_state = shape.code.size() == state_digits;
  std::vector<MapShape>& among = is_state ? shapes.states : shapes.counties;
  if (!among.empty() && among.back().code >= shape.code) return fmt::format("{} is out of order", shape.code);
  if (!is_state && shapes.state(shape.code.substr(0, state_digits)) == nullptr) {
    return fmt::format("the State of {} is not above it", shape.code);
  }
  if (is_state) shapes.box = among.empty() ? shape.box : shapes.box.with(shape.box);
  among.push_back(std::move(shape));
  return {};
}

}  // namespace

bool MapBox::touches(const MapBox& other) const {
  return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
}

MapBox MapBox::with(const MapBox& other) const {
  return {.left = std::min(left, other.left),
          .top = std::min(top, other.top),
          .right = std::max(right, other.right),
          .bottom = std::max(bottom, other.bottom)};
}

const MapShape* MapShapes::county(std::string_view code) const { return find(counties, code); }
const MapShape* MapShapes::state(std::string_view code) const { return find(states, code); }

Result<MapShapes> parse_map_shapes(std::string_view text, const std::string& file) {
  MapShapes shapes;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    auto shape = read_shape(line);
    const std::string wrong = shape ? put(shapes, std::move(*shape)) : shape.error();
    if (!wrong.empty()) {
      return fail(fmt::format("{}:{}: {}", file, number, wrong), help, {.file = file, .line = number});
    }
  }
  if (shapes.states.empty()) return fail(fmt::format("{} has no outline of a State", file), help, {.file = file});
  return shapes;
}

Result<MapShapes> read_map_shapes(const std::filesystem::path& path) {
  auto text = read_text_file(path);
  if (!text) return std::unexpected(std::move(text.error()));
  return parse_map_shapes(*text, path.string());
}

}  // namespace takecare::reports
