// Finds and compiles the book that a command works on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "takecare/cli/command.h"
#include "takecare/lang/book.h"

namespace takecare::cli {

// Adds --book PATH…; when left out, the book of this copy of takecare.
void add_book(CLI::App& command, std::vector<std::string>& paths);

struct OpenBook {
  std::vector<lang::Chapter> chapters;
  lang::Book book;
};

// Reads and compiles, errors in the book and all.
Result<OpenBook> open_book(const std::vector<std::string>& paths);

// The same for commands that need a book without errors: prints its errors to stderr and fails when there are any.
Result<OpenBook> open_sound_book(const std::vector<std::string>& paths);

// All diagnostics as the compiler prints them, to stderr.
void print_diagnostics(const OpenBook& open);

}  // namespace takecare::cli
