// From the chapters of a book to one typed program.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::lang {

// A chapter's file name (as diagnostics print it) and its Markdown.
struct Chapter {
  std::string file;
  std::string text;
};

struct Book {
  Program program;                      // usable when 'errors' is 0
  std::vector<Diagnostic> diagnostics;  // in order of file, line, column
  int errors = 0;
};

// Compiles chapters that are already in memory. Code lists, official texts and published figures that chapters name are
// read relative to their chapter. Never fails as a whole: what is wrong is in the diagnostics, and what is right is
// checked all the same.
Book compile(const std::vector<Chapter>& chapters);

// Reads every *.md below the paths (folders or single files), in order of name, and compiles them.
Result<std::vector<Chapter>> read_chapters(const std::vector<std::filesystem::path>& paths);

// The diagnostic with its source line, a caret below, help and notes; as compilers print it. 'color' uses ANSI.
std::string render(const Diagnostic& diagnostic, const std::vector<Chapter>& chapters, bool color = false);

// One chapter with all its law blocks in the one layout; prose is left as it is. Fails on a chapter that does not
// parse.
Result<std::string> format_chapter(const Chapter& chapter);

}  // namespace takecare::lang
