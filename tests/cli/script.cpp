#include "script.h"

#include <sstream>

namespace takecare::tests {
namespace {

// Takes what a '---' line says; 'open' becomes the text that the lines after it go to, if any.
bool take_header(const std::string& header, Script& script, std::string*& open) {
  open = nullptr;
  const auto space = header.find(' ');
  const std::string word = header.substr(0, space);
  const std::string rest = space == std::string::npos ? "" : header.substr(space + 1);
  if (word == "file") {
    open = &script.files.emplace_back(ScriptFile{rest, ""}).text;
    return !rest.empty();
  }
  if (word == "run") {
    script.steps.push_back({.command = rest, .exit = 0, .out = {}, .err = {}});
    return !rest.empty();
  }
  if (script.steps.empty()) return false;
  if (word == "exit") {
    script.steps.back().exit = std::stoi(rest);
    return true;
  }
  if (word == "stdout") open = &script.steps.back().out.emplace();
  if (word == "stderr") open = &script.steps.back().err.emplace();
  return open != nullptr;
}

}  // namespace

Script parse_script(const std::string& text) {
  Script script;
  std::string* open = nullptr;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("--- ")) {
      if (!take_header(line.substr(4), script, open)) script.error = "not understood: " + line;
    } else if (open != nullptr) {
      *open += line + "\n";
    }
  }
  if (script.steps.empty()) script.error = "no '--- run' line";
  return script;
}

}  // namespace takecare::tests
