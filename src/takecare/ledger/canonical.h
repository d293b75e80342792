// Canonical JSON: RFC 8785 (JSON Canonicalization Scheme) of objects, arrays, strings, booleans, null and whole numbers
// of magnitude below 2^53. A value has exactly one text: no white space, the names of an object ascending by UTF-16
// code units, strings in UTF-8 with no escape that is not needed, numbers without leading zeros.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::ledger {

inline constexpr std::int64_t largest_number = (std::int64_t{1} << 53) - 1;
inline constexpr int deepest_nesting = 64;  // lists and objects within each other

struct Json {
  using List = std::vector<Json>;
  using Members = std::vector<std::pair<std::string, Json>>;  // in any order when written; ascending when read

  std::variant<std::nullptr_t, bool, std::int64_t, std::string, List, Members> value = nullptr;

  Json() = default;
  // From a value as it is: Json(true), Json(7), Json("text"), Json(Json::List{…}), Json(Json::Members{{"a", 1}}).
  Json(bool truth) : value(truth) {}
  Json(std::int64_t number) : value(number) {}
  Json(int number) : value(std::int64_t{number}) {}
  Json(std::string text) : value(std::move(text)) {}
  Json(std::string_view text) : value(std::string(text)) {}
  Json(const char* text) : value(std::string(text)) {}
  Json(List items) : value(std::move(items)) {}
  Json(Members members) : value(std::move(members)) {}

  // What it is, or nullptr when it is something else.
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const std::int64_t* number() const { return std::get_if<std::int64_t>(&value); }
  const bool* truth() const { return std::get_if<bool>(&value); }
  const List* list() const { return std::get_if<List>(&value); }
  const Members* members() const { return std::get_if<Members>(&value); }
  // The member of that name of an object, or nullptr.
  const Json* member(std::string_view name) const;

  friend bool operator==(const Json&, const Json&) = default;
};

// The one text of a value. Refused: a name twice in an object, text that is not UTF-8, a number out of range, nesting
// beyond deepest_nesting.
Result<std::string> write_canonical(const Json& value);

// Refuses every text that write_canonical would not have written; the error names the byte (from 1, as a column) and
// what is wrong there. 'depth' says within how many lists and objects the text is to stand.
Result<Json> read_canonical(std::string_view text, int depth = 0);

// A text as a JSON string with its quotes; the text must be UTF-8.
void append_string(std::string& out, std::string_view text);

// Whether 'a' stands before 'b' by UTF-16 code units; both UTF-8.
bool stands_before(std::string_view a, std::string_view b);

}  // namespace takecare::ledger
