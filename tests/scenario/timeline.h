// The whole script: every act and every question of its files, in order of time.
#pragma once

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "act_line.h"
#include "question.h"
#include "takecare/lang/program.h"

namespace takecare::test {

struct Asked {
  Question question;
  std::string expected;
  std::string opening;  // of its fence: for whoever rewrites what is expected
};

struct Item {
  std::string time;
  std::filesystem::path file;
  int line = 0;
  std::variant<ActLine, Asked> what;
};

// Reads every Markdown file of a folder but its README. Items of one time stay in the order of the files. Fails at the
// first line that cannot be read.
Result<std::vector<Item>> read_timeline(const lang::Program& program, const std::filesystem::path& folder);

}  // namespace takecare::test
