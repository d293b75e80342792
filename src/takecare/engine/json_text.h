// JSON written by hand: enough for what the engine writes, exact for numbers that a double would not hold.
#pragma once

#include <string>
#include <string_view>

namespace takecare::engine {

// A text as a JSON string. Control characters are escaped; bytes that are not UTF-8 become U+FFFD.
std::string json_text(std::string_view text);

}  // namespace takecare::engine
