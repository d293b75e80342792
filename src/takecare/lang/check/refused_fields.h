// Field names that no record may have: what the safeguards keep out of every record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace takecare::lang::check {

// What a field's name is refused for ('race', 'a person's name', …), matched by the words between its underscores, or
// nothing.
std::optional<std::string> refused_for(std::string_view field);

}  // namespace takecare::lang::check
