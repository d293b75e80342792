// JSON text as a tree that keeps what a case needs: the digits of numbers as they were written, and where every value
// and every name of a member stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::engine {

struct JsonMember;

struct JsonValue {
  enum class Kind { null, truth, number, text, array, object } kind = Kind::null;
  bool truth = false;
  std::string text;                 // text; of a number its digits
  std::vector<JsonValue> items;     // array
  std::vector<JsonMember> members;  // object, in order, repetitions too
  Place place;
};

struct JsonMember {
  std::string name;
  Place name_place;
  JsonValue value;
};

// Fails at the first place that is not JSON, naming line and column, and on nesting deeper than any case.
Result<JsonValue> parse_json(std::string_view json, const std::string& file);

}  // namespace takecare::engine
