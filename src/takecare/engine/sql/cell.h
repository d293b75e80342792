// A translated program: cells, each some columns over one frame, in an order such that no cell reads a later one.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "takecare/engine/sql/frame.h"

namespace takecare::engine::sql {

// What a SELECT over a frame reads: the level up to which it needs each part of the frame (0: the fields alone).
using Joins = std::map<Part, int>;

struct Column {
  std::string name;
  std::string sql;
  std::vector<std::string> comment{};
};

// A list gone through: columns for each of its items, and columns of all items of a row.
struct Gather {
  FrameId over = 0;  // the frame of the row with the item as its last axis
  Joins joins{};     // of 'over'
  std::vector<Column> each{};
  std::vector<Column> all{};
};

// A cell of level n reads cells below n only, so that everything of one frame and level is one SELECT.
struct Cell {
  FrameId frame = 0;
  int level = 1;
  Joins joins{};
  std::vector<Gather> gathers{};
  std::vector<Column> columns{};
};

// Where a value is held, once it is a cell: the names of its columns. 'absent' is empty where it surely is there.
struct Held {
  int level = 0;
  std::string least;
  std::string greatest;
  std::string absent;
};

// What the items of a list come to, as it stands beside the rows that they belong to.
inline std::string gathered(const Frames& frames, FrameId over) { return "all " + frames[over].name; }

// Whether SQL reads what is gathered, which no other cell can.
inline bool reads_gathered(std::string_view sql) { return sql.find("\"all ") != std::string_view::npos; }

}  // namespace takecare::engine::sql
