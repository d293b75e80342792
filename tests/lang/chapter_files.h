// The chapters that the tests of lang read.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "takecare/lang/book.h"

namespace takecare::lang::test {

inline std::filesystem::path folder(const std::string& name) {
  return std::filesystem::path(TAKECARE_ROOT) / "tests" / "lang" / name;
}

inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The *.md below a folder, in order of name.
inline std::vector<std::filesystem::path> chapters_below(const std::filesystem::path& path) {
  std::vector<std::filesystem::path> found;
  if (!std::filesystem::exists(path)) return found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

// 'bad/syntax/quotes.md' as 'bad_syntax_quotes', for the names of tests.
inline std::string test_name(const std::filesystem::path& path) {
  std::string name = std::filesystem::relative(path, folder("")).replace_extension().string();
  std::ranges::replace_if(name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

inline std::string render_all(const std::vector<Diagnostic>& diagnostics, const std::vector<Chapter>& chapters) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += (out.empty() ? "" : "\n") + render(diagnostic, chapters);
  return out;
}

}  // namespace takecare::lang::test
