// The picture: a layer a step from the beginning. Arrows to the next layer go straight, all others below, in lanes;
// what leads to one stage by the same acts shares a lane. Acts that stay at a stage stand in its box.
#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "takecare/base/markup.h"
#include "takecare/programs/diagram.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int letter = 8;  // a generous width
constexpr int box_height = 36;
constexpr int line_height = 16;  // of an act that stays
constexpr int between = 48;      // two boxes of a layer
constexpr int turn = 14;         // how far beside the boxes the arrows below go up and down
constexpr int margin = 24;
constexpr int lane_height = 26;  // of the arrows below

struct Box {
  int layer = -1;
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  int right = 0;                   // of the widest box of the layer
  bool ends = true;                // no act leads away
  std::vector<std::string> stays;  // acts
};

class Picture {
 public:
  Picture(const lang::Program& program, const lang::LifeProgram& life)
      : life_(life),
        stages_(program.enumerations[at(life.stages)].values),
        record_(program.records[at(life.record)].name),
        ways_(transitions(life)),
        boxes_(stages_.size()) {}

  std::string draw() {
    find_layers();
    place();
    std::string body;
    for (std::size_t s = 0; s < boxes_.size(); ++s) body += box(static_cast<int>(s));
    for (const Transition& way : ways_) body += arrow(way);
    body += labels_;
    const int height = bottom_ + static_cast<int>(lanes_.size()) * lane_height + margin;
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
               "role=\"img\" aria-labelledby=\"title desc\" font-family=\"sans-serif\" font-size=\"13\">\n"
               "<title id=\"title\">{2}: the life of a {3}</title>\n<desc id=\"desc\">{4}</desc>\n"
               "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" "
               "markerHeight=\"8\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"#333\"/></marker></defs>\n"
               "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
               width_, height, escaped(life_.name), escaped(record_), escaped(in_words())) +
           body + "</svg>\n";
  }

 private:
  void find_layers();
  void place();
  std::string box(int stage) const;
  std::string arrow(const Transition& way);
  std::string lane(const Transition& way, int x1, int y1);
  std::string labels(const Transition& way) const {
    std::string names;
    for (const int act : way.acts) names += (names.empty() ? "" : ", ") + life_.acts[at(act)].name;
    return names;
  }
  std::string in_words() const;
  // Texts stand above all lines.
  void add_label(int x, int y, const std::string& text) {
    labels_ += fmt::format(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"#111\" stroke=\"#fff\" stroke-width=\"4\" "
        "paint-order=\"stroke\">{}</text>\n",
        x, y, escaped(text));
  }
  static std::string path(const std::string& d) {
    return fmt::format(
        "<path d=\"{}\" fill=\"none\" stroke=\"#333\" stroke-linejoin=\"round\" marker-end=\"url(#arrow)\"/>\n", d);
  }

  const lang::LifeProgram& life_;
  const std::vector<lang::Enumerator>& stages_;
  const std::string& record_;
  std::vector<Transition> ways_;
  std::vector<Box> boxes_;
  int width_ = 0;
  int bottom_ = 0;
  std::string labels_;
  std::vector<std::pair<int, std::string>> lanes_;  // the stage that a lane leads to, and its acts
};

// The fewest acts that lead to a stage; what no act reaches stands last.
void Picture::find_layers() {
  std::deque<int> reached;
  const auto reach = [&](int stage, int layer) {
    if (stage < 0 || boxes_[at(stage)].layer >= 0) return;
    boxes_[at(stage)].layer = layer;
    reached.push_back(stage);
  };
  for (const Transition& way : ways_) {
    if (way.from < 0) reach(way.to, 0);
  }
  int last = 0;
  while (!reached.empty()) {
    const int stage = reached.front();
    reached.pop_front();
    last = std::max(last, boxes_[at(stage)].layer);
    for (const Transition& way : ways_) {
      if (way.from == stage) reach(way.to, boxes_[at(stage)].layer + 1);
    }
  }
  for (Box& box : boxes_) box.layer = box.layer < 0 ? last + 1 : box.layer;
  for (const Transition& way : ways_) {
    if (way.from < 0) continue;
    Box& box = boxes_[at(way.from)];
    if (way.from != way.to) box.ends = false;
    for (const int act : way.acts) {
      if (way.from == way.to) box.stays.push_back(life_.acts[at(act)].name);
    }
  }
}

void Picture::place() {
  int layers = 0;
  for (const Box& box : boxes_) layers = std::max(layers, box.layer + 1);
  // Room on the left for the arrows that begin a record.
  int x = margin;
  for (int layer = 0; layer < layers; ++layer) {
    std::size_t longest = 0;
    for (const Transition& way : ways_) {
      const int to = way.to < 0 ? -1 : boxes_[at(way.to)].layer;
      const int from = way.from < 0 ? -1 : boxes_[at(way.from)].layer;
      if (to == layer && from == layer - 1) longest = std::max(longest, labels(way).size());
    }
    x += static_cast<int>(longest) * letter + 24 + 2 * turn;
    int right = x;
    int y = margin;
    for (std::size_t s = 0; s < boxes_.size(); ++s) {
      Box& box = boxes_[s];
      if (box.layer != layer) continue;
      std::size_t widest = stages_[s].name.size();
      for (const std::string& act : box.stays) widest = std::max(widest, act.size() + 1);
      box.x = x;
      box.y = y;
      box.width = static_cast<int>(widest) * letter + 24;
      box.height = box_height + line_height * static_cast<int>(box.stays.size());
      y += box.height + between;
      right = std::max(right, box.x + box.width);
      bottom_ = std::max(bottom_, box.y + box.height + 16);
    }
    for (Box& box : boxes_) box.right = box.layer == layer ? right : box.right;
    x = right;
  }
  width_ = x + margin;
}

std::string Picture::box(int stage) const {
  const Box& box = boxes_[at(stage)];
  const auto rectangle = [&](int inset, const char* fill) {
    return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"6\" fill=\"{}\" stroke=\"#333\"/>\n",
                       box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset, fill);
  };
  std::string out = rectangle(0, "#f2f2f2");
  if (box.ends) out += rectangle(3, "none");  // nothing leads away: a second border
  const int middle = box.x + box.width / 2;
  out += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"#111\">{}</text>\n",
                     middle, box.y + box_height / 2 + 5, escaped(stages_[at(stage)].name));
  for (std::size_t i = 0; i < box.stays.size(); ++i) {
    out += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"#111\">{}</text>\n", middle,
                       box.y + box_height + line_height * static_cast<int>(i) + 8, escaped(box.stays[i]));
  }
  return out;
}

std::string Picture::arrow(const Transition& way) {
  if (way.to < 0 || way.from == way.to) return "";
  const Box& to = boxes_[at(way.to)];
  const int into_y = to.y + box_height / 2;
  if (way.from < 0) {
    const int x = margin;
    add_label((x + to.x) / 2, into_y - 7, labels(way));
    return fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"#333\"/>\n", x, into_y) +
           path(fmt::format("M{},{} L{},{}", x + 5, into_y, to.x, into_y));
  }
  const Box& from = boxes_[at(way.from)];
  const int x1 = from.x + from.width;
  const int y1 = from.y + box_height / 2;
  if (to.layer == from.layer + 1) {
    const int middle = (x1 + to.x) / 2;
    add_label(middle, (y1 + into_y) / 2 - 7, labels(way));
    return path(fmt::format("M{},{} C{},{} {},{} {},{}", x1, y1, middle, y1, middle, into_y, to.x, into_y));
  }
  return lane(way, x1, y1 + 8);
}

// Out to the right, down beside the boxes, along the lane, and up on the left of the stage that it leads to.
std::string Picture::lane(const Transition& way, int x1, int y1) {
  const Box& from = boxes_[at(way.from)];
  const Box& to = boxes_[at(way.to)];
  const std::pair<int, std::string> mine{way.to, labels(way)};
  const auto found = std::ranges::find(lanes_, mine);
  const bool first = found == lanes_.end();
  const auto number = static_cast<int>(found - lanes_.begin());
  if (first) lanes_.push_back(mine);
  const int y = bottom_ + number * lane_height + lane_height / 2;
  const int down = from.right + turn;
  const int up = to.x - turn;
  if (first) add_label((down + up) / 2, y + 4, labels(way));
  return path(fmt::format("M{},{} H{} V{} H{} V{} H{}", x1, y1, down, y, up, to.y + box_height / 2 + 8, to.x));
}

std::string Picture::in_words() const {
  std::string words;
  for (const Transition& way : ways_) {
    if (way.to < 0) continue;
    const std::string from = way.from < 0 ? "a new record" : stages_[at(way.from)].name;
    const bool stays = way.from == way.to;
    words += fmt::format("{}{} by {}.", words.empty() ? "" : " ",
                         stays ? from + " stays" : fmt::format("From {} to {}", from, stages_[at(way.to)].name),
                         labels(way));
  }
  return words;
}

}  // namespace

std::string diagram_svg(const lang::Program& program, const lang::LifeProgram& life) {
  return Picture(program, life).draw();
}

}  // namespace takecare::programs
