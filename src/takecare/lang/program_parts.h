// What several parts of the typed program are made of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::lang {

// 'INA 237(a)(2)(A)(i)': source is the index in Program::sources or -1 (free text), pinpoint the rest
// ('237(a)(2)(A)(i)').
struct Citation {
  std::string text;
  int source = -1;
  std::string pinpoint;
  Place place;
};

// A literal in an example: unknown, not applicable, a scalar, or items.
struct GivenValue {
  enum class State : std::uint8_t { unknown, not_applicable, known, items } state = State::unknown;
  std::int64_t value = 0;
  std::string text;
  std::vector<std::vector<struct GivenField>> items;
  Place place;
};

struct GivenField {
  int field = -1;
  GivenValue value;
};

struct Expectation {
  int definition = -1;
  GivenValue value;                             // truth: known 0/1 or unknown; else the value
  std::vector<std::string> because;             // names
  std::vector<std::vector<std::string>> until;  // each a set of paths, 'offenses[1].sentence_possible'
  Place place;
};

enum class Every : std::uint8_t { once, week, month, quarter, fiscal_quarter, year, fiscal_year };

}  // namespace takecare::lang
