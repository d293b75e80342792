#include "takecare/reports/render/svg.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/html.h"

namespace takecare::reports::render {

namespace {

// Code points, counted by the bytes that begin one.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string cut(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && count++ == characters) break;
  }
  return std::string(text.substr(0, at));
}

}  // namespace

std::string px(std::int64_t tenths) {
  if (tenths < 0) return "-" + px(-tenths);
  const std::string whole = std::to_string(tenths / 10);
  return tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10);
}

std::string path_piece(char command, std::int64_t x, std::int64_t y) { return command + px(x) + " " + px(y); }

std::vector<std::string> wrapped(std::string_view text, std::size_t characters, std::size_t lines) {
  std::vector<std::string> out;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (line.empty()) {
      line = word;
    } else if (length(line) + 1 + length(word) <= characters) {
      line += ' ';
      line += word;
    } else {
      out.push_back(std::move(line));
      line = word;
    }
  }
  out.push_back(std::move(line));
  const bool too_many = out.size() > lines;
  out.resize(std::min(out.size(), lines));
  for (std::string& one : out) {
    const bool last_of_more = too_many && &one == &out.back();
    if (length(one) > characters || last_of_more) one = cut(one, characters - 1) + "\u2026";
  }
  return out;
}

Svg::Svg(const std::string& id, std::string_view shape, int width, int height, std::string_view title,
         std::string_view description)
    : id_(id) {
  out_ = fmt::format(
      "<svg class=\"{0}\" viewBox=\"0 0 {1} {2}\" role=\"img\" aria-labelledby=\"{3}-title {3}-desc\" "
      "xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"{3}-title\">{4}</title>\n<desc id=\"{3}-desc\">{5}</desc>\n",
      shape, width, height, id_, pages::escaped(title), pages::escaped(description));
  out_ += fmt::format(
      "<defs><pattern id=\"{}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>"
      "<rect class=\"hatch-line\" width=\"2.5\" height=\"6\"/></pattern></defs>\n",
      id_);
}

void Svg::rect(std::string_view css_class, std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height) {
  out_ += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", css_class, px(x), px(y),
                      px(width), px(height));
}

void Svg::hatched(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height) {
  out_ +=
      fmt::format("<rect class=\"hatched\" fill=\"url(#{}-hatch)\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n",
                  id_, px(x), px(y), px(width), px(height));
}

void Svg::line(std::string_view css_class, std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2) {
  out_ += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>\n", css_class, px(x1), px(y1),
                      px(x2), px(y2));
}

void Svg::text(std::string_view css_class, std::int64_t x, std::int64_t y, std::string_view text) {
  out_ +=
      fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>\n", css_class, px(x), px(y), pages::escaped(text));
}

void Svg::bars(std::string_view css_class, const std::vector<Bar>& bars) {
  if (bars.empty()) return;
  out_ += fmt::format("<path class=\"{}\" d=\"", css_class);
  for (const Bar& bar : bars) {
    out_ += fmt::format("M{} {}h{}v{}h-{}z", px(bar.x), px(bar.y), px(bar.width), px(bar.height), px(bar.width));
  }
  out_ += "\"/>\n";
}

void Svg::path(std::string_view css_class, std::string_view data) {
  out_ += fmt::format("<path class=\"{}\" d=\"{}\"/>\n", css_class, data);
}

std::string Svg::finish() { return out_ + "</svg>\n"; }

std::int64_t grid_step(std::int64_t largest, int most) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t step : {power, 2 * power, 5 * power}) {
      if (largest / step <= most) return step;
    }
  }
}

}  // namespace takecare::reports::render
