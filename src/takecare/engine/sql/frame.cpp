#include "takecare/engine/sql/frame.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/sql/names.h"

namespace takecare::engine::sql {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// An axis with its owners, as a frame: a chain.
std::vector<Axis> with_owners(const std::vector<Axis>& axes, int axis) {
  std::vector<Axis> chain;
  for (; axis >= 0; axis = axes[at(axis)].parent) chain.push_back(axes[at(axis)]);
  std::ranges::reverse(chain);
  for (std::size_t i = 0; i < chain.size(); ++i) chain[i].parent = static_cast<int>(i) - 1;
  return chain;
}

}  // namespace

bool Frame::is_chain() const {
  for (std::size_t i = 1; i < axes.size(); ++i) {
    if (axes[i].parent != static_cast<int>(i) - 1) return false;
  }
  return true;
}

std::vector<int> Frame::leaves() const {
  std::vector<int> all;
  for (int position = 0; position < static_cast<int>(axes.size()); ++position) {
    const bool owns = std::ranges::any_of(axes, [&](const Axis& axis) { return axis.parent == position; });
    if (!owns) all.push_back(position);
  }
  return all;
}

Frames::Frames(const lang::Program& program, int record) : program_(&program) {
  keep({Axis{.parent = -1, .field = -1, .record = record}});
}

FrameId Frames::keep(std::vector<Axis> axes) {
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    if (frames_[i].axes == axes) return static_cast<FrameId>(i);
  }
  // What a frame is made of comes before it.
  if (axes.size() > 1) {
    keep(std::vector<Axis>(axes.begin(), axes.end() - 1));
    if (auto chain = with_owners(axes, static_cast<int>(axes.size()) - 1); chain != axes) keep(std::move(chain));
  }
  frames_.push_back({.axes = axes, .name = {}});
  frames_.back().name = name_of(axes);
  return static_cast<FrameId>(frames_.size()) - 1;
}

std::string Frames::list_name(FrameId frame, int axis) {
  const std::vector<Axis>& axes = frames_[at(frame)].axes;
  if (axis == 0) return table_name_of(program_->records[at(axes[0].record)].name);
  const Axis& one = axes[at(axis)];
  const std::string name = program_->records[at(axes[at(one.parent)].record)].fields[at(one.field)].name;
  return one.parent == 0 ? name : list_name(frame, one.parent) + "." + name;
}

// A list with the name of the subject's record, or a pairing named twice, gets a number.
std::string Frames::name_of(const std::vector<Axis>& axes) {
  const auto id = static_cast<FrameId>(std::ranges::find(frames_, axes, &Frame::axes) - frames_.begin());
  std::string name;
  for (const int leaf : frames_[at(id)].leaves()) name += (name.empty() ? "" : " with ") + list_name(id, leaf);
  const auto taken = [&](const std::string& wanted) {
    return std::ranges::any_of(frames_, [&](const Frame& frame) { return frame.name == wanted; });
  };
  std::string unique = name;
  for (int n = 2; taken(unique); ++n) unique = fmt::format("{} ({})", name, n);
  return unique;
}

FrameId Frames::with_item(FrameId frame, int owner, int field) {
  std::vector<Axis> axes = frames_[at(frame)].axes;
  const int record = program_->records[at(axes[at(owner)].record)].fields[at(field)].type.of;
  axes.push_back({.parent = owner, .field = field, .record = record});
  return keep(std::move(axes));
}

Part Frames::whole(FrameId frame) const {
  Part all(frames_[at(frame)].axes.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int>(i);
  return all;
}

Part Frames::chain_of(FrameId frame, int axis) const {
  Part chain;
  for (; axis >= 0; axis = frames_[at(frame)].axes[at(axis)].parent) chain.push_back(axis);
  std::ranges::reverse(chain);
  return chain;
}

Part Frames::join(const Part& a, const Part& b) const {
  Part all;
  std::ranges::set_union(a, b, std::back_inserter(all));
  return all;
}

FrameId Frames::part(FrameId frame, const Part& part) {
  std::vector<Axis> axes;
  for (const int position : part) {
    Axis axis = frames_[at(frame)].axes[at(position)];
    if (axis.parent >= 0) axis.parent = static_cast<int>(std::ranges::find(part, axis.parent) - part.begin());
    axes.push_back(axis);
  }
  return keep(std::move(axes));
}

// The same list may be gone through twice, one item beside the other.
std::string Frames::alias(FrameId frame, const Part& part) {
  const auto list_of = [&](int axis) { return this->part(frame, chain_of(frame, axis)); };
  std::string alias;
  for (const int leaf : part) {
    const auto& axes = frames_[at(frame)].axes;
    if (std::ranges::any_of(part, [&](int other) { return axes[at(other)].parent == leaf; })) continue;
    const FrameId list = list_of(leaf);
    int before = 0;
    for (int axis = 0; axis < leaf; ++axis) before += list_of(axis) == list ? 1 : 0;
    alias += (alias.empty() ? "" : " with ") + frames_[at(list)].name;
    if (before > 0) alias += fmt::format(" ({})", before + 1);
  }
  return alias;
}

std::string key_of_axis(int position) { return position == 0 ? "case" : fmt::format("item {}", position); }

}  // namespace takecare::engine::sql
