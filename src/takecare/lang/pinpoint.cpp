#include "takecare/lang/pinpoint.h"

#include <algorithm>
#include <cctype>

namespace takecare::lang {

namespace {

bool is_alphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// '287.7', '274a', '1182-1': a digit first, no point or hyphen at the end.
bool is_section(std::string_view text) {
  if (text.empty() || !is_digit(text.front()) || !is_alphanumeric(text.back())) return false;
  return std::ranges::all_of(text, [](char c) { return is_alphanumeric(c) || c == '.' || c == '-'; });
}

}  // namespace

bool is_pinpoint(std::string_view text) {
  const std::size_t open = std::min(text.find('('), text.size());
  if (!is_section(text.substr(0, open))) return false;
  std::string_view rest = text.substr(open);
  while (!rest.empty()) {
    const std::size_t close = rest.find(')');
    if (rest.front() != '(' || close == std::string_view::npos || close < 2) return false;
    if (!std::ranges::all_of(rest.substr(1, close - 1), is_alphanumeric)) return false;
    rest.remove_prefix(close + 1);
  }
  return true;
}

bool reaches(std::string_view wider, std::string_view pinpoint) {
  if (!pinpoint.starts_with(wider)) return false;
  return wider.empty() || pinpoint.size() == wider.size() || pinpoint[wider.size()] == '(';
}

std::string_view one_up(std::string_view pinpoint) {
  const std::size_t open = pinpoint.rfind('(');
  return open == std::string_view::npos ? std::string_view() : pinpoint.substr(0, open);
}

}  // namespace takecare::lang
