#include "takecare/engine/sql/table_words.h"

#include <fmt/format.h>

#include <cctype>

namespace takecare::engine::sql {

namespace {

// The position after a name that begins at 'at'; 'at' itself when none does.
std::size_t after_name(const std::string& words, std::size_t at) {
  if (at < words.size() && words[at] == '"') {
    const std::size_t end = words.find('"', at + 1);
    return end == std::string::npos || end == at + 1 ? at : end + 1;
  }
  std::size_t end = at;
  const auto is = [&](int (*kind)(int)) { return kind(static_cast<unsigned char>(words[end])) != 0; };
  while (end < words.size() && (words[end] == '_' || is(std::isalpha) || (end > at && is(std::isdigit)))) ++end;
  return end;
}

}  // namespace

Result<std::string> table_words(const std::string& words, const std::string& help) {
  for (std::size_t at = 0;;) {
    const std::size_t end = after_name(words, at);
    if (end == at) break;
    if (end == words.size()) return words;
    if (words[end] != '.') break;
    at = end + 1;
  }
  return fail(fmt::format("'{}' is no table", words), help);
}

}  // namespace takecare::engine::sql
