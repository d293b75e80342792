// Small questions about text that came from outside.
#pragma once

#include <string>
#include <string_view>

namespace takecare::extracts {

// Without spaces, tabs and no-break spaces (U+00A0) at both ends: spreadsheets leave them there.
std::string_view trim(std::string_view text);

// The start of a text, for messages: at most 'most' bytes, cut between letters, with '…' when cut; controls are shown
// as '\n', '\x00'.
std::string excerpt(std::string_view text, std::size_t most = 60);

std::string lower_case(std::string_view text);  // ASCII letters only

}  // namespace takecare::extracts
