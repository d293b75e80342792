// Writing CSV (RFC 4180, LF).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace takecare {

// Appends a row; fields with commas, quotes or line breaks are quoted.
void append_csv_row(std::string& text, std::span<const std::string_view> fields);
void append_csv_field(std::string& text, std::string_view field);

}  // namespace takecare
