#include "takecare/lang/source_lines.h"

namespace takecare::lang {

std::vector<SourceLine> split_lines(std::string_view text) {
  std::vector<SourceLine> lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find_first_of("\r\n"), text.size());
    const std::size_t ending = length == text.size() ? 0 : text.substr(length).starts_with("\r\n") ? 2 : 1;
    lines.push_back({.text = text.substr(0, length), .ending = text.substr(length, ending)});
    text.remove_prefix(length + ending);
  }
  return lines;
}

}  // namespace takecare::lang
