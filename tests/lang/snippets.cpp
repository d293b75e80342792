#include "snippets.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace takecare::lang::testing {

namespace {

std::vector<Snippet> read_file(const std::filesystem::path& file) {
  std::vector<Snippet> snippets;
  bool in_law = true;
  std::istringstream lines(read_all(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== ")) {
      snippets.push_back({.file = file.string(), .title = line.substr(3), .law = {}, .expected = {}});
      in_law = true;
    } else if (line == "--") {
      in_law = false;
    } else if (!snippets.empty()) {
      (in_law ? snippets.back().law : snippets.back().expected) += line + "\n";
    }
  }
  // The empty line before the next title belongs to neither.
  for (Snippet& snippet : snippets) {
    while (snippet.expected.ends_with("\n\n")) snippet.expected.pop_back();
    if (snippet.expected == "\n") snippet.expected.clear();
  }
  return snippets;
}

}  // namespace

std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Snippet> read_snippets(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".cases") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Snippet> all;
  for (const auto& file : files) std::ranges::move(read_file(file), std::back_inserter(all));
  return all;
}

void write_snippets(const std::filesystem::path& file, const std::vector<Snippet>& snippets) {
  std::ofstream out(file, std::ios::binary);
  for (const Snippet& snippet : snippets) {
    if (&snippet != &snippets.front()) out << "\n";
    out << "== " << snippet.title << "\n" << snippet.law << "--\n" << snippet.expected;
  }
}

std::string brief(const Diagnostic& diagnostic) {
  const Place& place = diagnostic.place;
  std::string out = std::to_string(place.line) + ":" + std::to_string(place.column) + " " + diagnostic.code + " " +
                    diagnostic.message + "\n";
  if (!diagnostic.help.empty()) out += "  help: " + diagnostic.help + "\n";
  for (const Diagnostic& note : diagnostic.notes) {
    const std::string file = std::filesystem::path(note.place.file).stem().string();
    out += "  " + file + ":" + std::to_string(note.place.line) + ": " + note.message + "\n";
  }
  return out;
}

bool updating() {
  const char* update = std::getenv("TAKECARE_UPDATE_EXPECTED");
  return update != nullptr && std::string(update) == "1";
}

}  // namespace takecare::lang::testing
