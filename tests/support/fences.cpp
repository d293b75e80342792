#include "tests/support/fences.h"

#include <fstream>
#include <sstream>

namespace takecare::test {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

std::vector<Fence> fences_of(const std::string& markdown) {
  std::vector<Fence> fences;
  std::istringstream lines(markdown);
  bool inside = false;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.starts_with("```")) {
      if (!inside) fences.push_back({.info = line.substr(3), .body = {}, .line = number});
      inside = !inside;
    } else if (inside) {
      fences.back().body += line + "\n";
    }
  }
  return fences;
}

}  // namespace takecare::test
