// Pinpoints: where in a source. '9(b)', '237(a)(2)(A)(i)', '287.7(d)', '1182f'.
#pragma once

#include <string_view>

namespace takecare::lang {

// A section number, then designators in parentheses.
bool is_pinpoint(std::string_view text);

// '9' reaches '9(a)', '9(a)' reaches '9(a)(1)'; '1' does not reach '10'. The empty pinpoint, the whole source, reaches
// all.
bool reaches(std::string_view wider, std::string_view pinpoint);

// '9(a)(1)' is below '9(a)', that is below '9', that is below nothing.
std::string_view one_up(std::string_view pinpoint);

}  // namespace takecare::lang
