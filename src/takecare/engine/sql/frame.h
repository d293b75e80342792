// Over which rows SQL is said: a frame is the subject alone, or the subject with one item of each of one or more lists.
//
// An axis is the subject (axis 0) or an item of a list of an earlier axis. A frame whose axes each belong to the one
// before is a chain: its rows are the items of one list. Any other frame pairs the items of several lists.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::engine::sql {

struct Axis {
  int parent = -1;  // position in the frame
  int field = -1;   // the list, a field of the parent's record
  int record = -1;
  friend bool operator==(const Axis&, const Axis&) = default;
};

using FrameId = int;
inline constexpr FrameId subject_frame = 0;

struct Frame {
  std::vector<Axis> axes;
  std::string name;        // 'person', 'offenses', 'offenses with entries'
  std::set<int> fields{};  // of a chain: what is read of its last axis
  std::set<int> lists{};   // likewise: the lists that something asks about

  int record() const { return axes.back().record; }
  bool is_chain() const;
  // The axes that no other belongs to. Their keys tell the rows of the frame apart.
  std::vector<int> leaves() const;
};

// Some axes of a frame, by their positions, the owners of each among them.
using Part = std::vector<int>;

class Frames {
 public:
  Frames(const lang::Program& program, int record);

  std::size_t size() const { return frames_.size(); }
  const Frame& operator[](FrameId id) const { return frames_[static_cast<std::size_t>(id)]; }
  Frame& operator[](FrameId id) { return frames_[static_cast<std::size_t>(id)]; }

  // The frame with one axis more.
  FrameId with_item(FrameId frame, int owner, int field);
  // All of a frame.
  Part whole(FrameId frame) const;
  // The axis with its owners.
  Part chain_of(FrameId frame, int axis) const;
  Part join(const Part& a, const Part& b) const;
  // The part as a frame of its own.
  FrameId part(FrameId frame, const Part& part);
  // What the rows of a part are called beside the other parts of the frame.
  std::string alias(FrameId frame, const Part& part);

  const lang::Program& program() const { return *program_; }

 private:
  FrameId keep(std::vector<Axis> axes);
  std::string name_of(const std::vector<Axis>& axes);
  std::string list_name(FrameId frame, int axis);

  const lang::Program* program_;
  std::deque<Frame> frames_;
};

// The column with the key of an axis of a frame; of the subject it is the number of its row.
std::string key_of_axis(int position);
inline constexpr const char* place_in_list = "place in list";

}  // namespace takecare::engine::sql
