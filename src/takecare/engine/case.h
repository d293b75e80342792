// One case: the facts about one subject, each known, unknown or not applicable, each with where it came from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::engine {

enum class FactState : std::uint8_t { unknown, known, not_applicable };

// Where a fact came from; all empty for a fact given by hand.
struct Origin {
  std::string file;
  std::int64_t row = 0;  // as the file counts: the first row after a header is 2
  std::string column;
};

struct Fact {
  FactState state = FactState::unknown;
  std::int64_t value = 0;  // in the units of lang/program.h
  std::string text;        // kind text
  int origin = -1;         // index in Case::origins
};

struct Item;

struct ItemList {
  bool known = false;  // an unknown list may hold anything
  std::vector<Item> items;
  int origin = -1;
};

// Facts and lists by field index of the record; a list field's fact and a scalar field's list are not used.
struct Item {
  int record = -1;
  std::vector<Fact> facts;
  std::vector<ItemList> lists;
};

struct Case {
  Item subject;
  std::vector<Origin> origins;
};

// An item of the record with every fact and list unknown.
Item blank_item(const lang::Program& program, int record);

}  // namespace takecare::engine
