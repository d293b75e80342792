// JSON text as a tree that keeps what a case needs: the digits of numbers as they were written, and the line of every
// value.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::engine {

struct JsonValue {
  enum class Kind { null, truth, number, text, array, object } kind = Kind::null;
  bool truth = false;
  std::string text;                                        // text; of a number its digits
  std::vector<JsonValue> items;                            // array
  std::vector<std::pair<std::string, JsonValue>> members;  // object, in order, repetitions too
  int line = 0;
};

// Fails at the first place that is not JSON, naming its line, and on nesting deeper than any case.
Result<JsonValue> parse_json(std::string_view json, const std::string& file);

}  // namespace takecare::engine
