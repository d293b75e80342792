// SQL on one line, broken into lines that can be read.
#pragma once

#include <string>
#include <string_view>

namespace takecare::engine::sql {

// Breaks at AND, OR, WHEN, ELSE, commas and around parentheses where a line would be too long; each line after the
// first begins with 'indent' spaces at least. Quoted names and texts, and comments, stay whole.
std::string flow(std::string_view sql, std::size_t indent);

}  // namespace takecare::engine::sql
