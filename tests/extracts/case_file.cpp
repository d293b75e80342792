#include "case_file.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace takecare::extracts {

std::string CaseFile::section(const std::string& name) const {
  const auto found = sections.find(name);
  return found == sections.end() ? std::string() : found->second;
}

std::string CaseFile::name_after(const std::string& beginning) const {
  for (const auto& [name, text] : sections) {
    if (name.starts_with(beginning)) return name.substr(beginning.size());
  }
  return {};
}

std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

CaseFile read_case(const std::filesystem::path& file) {
  CaseFile parsed;
  std::istringstream lines(read_text(file));
  std::string* into = &parsed.title;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("--- ")) {
      into = &parsed.sections[line.substr(4)];
    } else {
      *into += line + "\n";
    }
  }
  return parsed;
}

std::vector<std::filesystem::path> cases_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string unescape(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      bytes += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 'x') {
      bytes += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else if (kind == '*') {
      std::size_t digits = 0;
      const int times = std::stoi(text.substr(i + 1), &digits);
      const std::size_t begin = i + 1 + digits;
      const std::size_t end = text.find('*', begin);
      const std::string piece = unescape(text.substr(begin, end - begin));
      for (int n = 0; n < times; ++n) bytes += piece;
      i = end;
    } else if (kind == '\n') {
      // A line that goes on.
    } else {
      bytes += kind == 't' ? '\t' : kind == 'r' ? '\r' : kind == 'n' ? '\n' : kind;
    }
  }
  return bytes;
}

ScratchFolder::ScratchFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "takecare-XXXXXX").string();
  path_ = ::mkdtemp(name.data());
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace takecare::extracts
