// Text within HTML, XML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace takecare {

// For element content and for attribute values in double or single quotes. A control character, which these cannot
// have, becomes U+FFFD.
std::string escaped(std::string_view text);

}  // namespace takecare
