// A test as text (README.md): its files and its commands with what each must print.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace takecare::tests {

struct ScriptFile {
  std::string name;
  std::string text;
};

struct Step {
  std::string command;
  int exit = 0;
  std::optional<std::string> out;
  std::optional<std::string> err;
};

struct Script {
  std::vector<ScriptFile> files;
  std::vector<Step> steps;
  std::string error;  // why the text is no script; empty when it is one
};

Script parse_script(const std::string& text);

}  // namespace takecare::tests
