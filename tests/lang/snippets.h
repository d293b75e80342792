// Broken chapters as text: many to a file, each with the diagnostics expected.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::lang::testing {

// '== title', the law, '--', the diagnostics.
struct Snippet {
  std::string file;
  std::string title;
  std::string law;
  std::string expected;
};

std::vector<Snippet> read_snippets(const std::filesystem::path& folder);

// Writes the snippets of one file with what was found in place of what was expected.
void write_snippets(const std::filesystem::path& file, const std::vector<Snippet>& snippets);

// '3:8 wrong-type message', then, indented, help and notes.
std::string brief(const Diagnostic& diagnostic);

std::string read_all(const std::filesystem::path& file);

// Whether expected output is to be written anew instead of compared: TAKECARE_UPDATE_EXPECTED=1. Read the difference
// before you keep it.
bool updating();

}  // namespace takecare::lang::testing
