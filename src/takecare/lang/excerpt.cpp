#include "takecare/lang/excerpt.h"

#include <sstream>

#include "takecare/base/text_file.h"

namespace takecare::lang {

Result<std::string> excerpt(const Place& place) {
  auto chapter = read_text_file(place.file);
  if (!chapter) return std::unexpected(chapter.error());
  std::istringstream lines(*chapter);
  std::string out;
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (number < place.line) continue;
    const bool at_margin = !line.empty() && line[0] != ' ' && line[0] != '\t';
    if (number > place.line && at_margin) break;
    out += line + "\n";
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace takecare::lang
