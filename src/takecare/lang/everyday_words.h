// Words that people write who draft law, and what the book says instead.
#pragma once

#include <string>
#include <string_view>

namespace takecare::lang {

// What to write for 'any', 'unless', 'exceeds', 'January', 'two' …; empty for every other word.
std::string instead_of(std::string_view word);

}  // namespace takecare::lang
