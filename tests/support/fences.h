// Test files as Markdown: prose, and fenced blocks with a word that says what they are.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace takecare::test {

struct Fence {
  std::string info;  // 'case exceptional as of 2018-03-01'
  std::string body;  // every line ends in '\n'
  int line = 0;      // of the opening fence
};

std::string read_file(const std::filesystem::path& path);
std::vector<Fence> fences_of(const std::string& markdown);

}  // namespace takecare::test
