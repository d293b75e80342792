// One value as people write it in a case, read exactly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

// In the units of lang/program.h; a text as it stands.
struct ReadValue {
  std::int64_t value = 0;
  std::string text;
};

// The text of a value of a type that is no list and no truth: '10000.5', '$5,000', '5000.00', '2017-01-25', '1 year 6
// months', '180 days', an enumerator. The error says what was expected, the help how to write it.
Result<ReadValue> read_value(const lang::Program& program, lang::Type type, std::string_view text);

// '1 year 6 months', '2 weeks', '180 days', in twelfths of a day; nothing when the text is none.
std::optional<std::int64_t> read_duration(std::string_view text);

}  // namespace takecare::engine
