// Expected text with holes: '[...]' in a line stands for any text of that line, alone for any number of lines.
#pragma once

#include <string>

namespace takecare::tests {

bool matches(const std::string& expected, const std::string& found);

}  // namespace takecare::tests
