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
    if (line.empty() || line.starts_with("```")) break;
    out += line + "\n";
  }
  return out;
}

}  // namespace takecare::lang
