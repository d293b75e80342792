// The lines of a text file.
#pragma once

#include <string_view>
#include <vector>

namespace takecare::lang {

struct SourceLine {
  std::string_view text;
  std::string_view ending;  // "\n", "\r\n", "\r", or empty at the end of the file
};

// The views point into 'text'. Line n of a Place is element n - 1. Joining all texts and endings gives 'text' again.
std::vector<SourceLine> split_lines(std::string_view text);

}  // namespace takecare::lang
