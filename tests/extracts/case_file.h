// Cases as text: sections that begin with '--- NAME'. See tests/extracts/README.md.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace takecare::extracts {

struct CaseFile {
  std::string title;                            // what stands before the first section
  std::map<std::string, std::string> sections;  // by the words after '---'

  std::string section(const std::string& name) const;
  // The first section whose name begins so, without that beginning; empty when there is none.
  std::string name_after(const std::string& beginning) const;
};

CaseFile read_case(const std::filesystem::path& file);
std::vector<std::filesystem::path> cases_in(const std::filesystem::path& folder);

// '\xNN', '\t', '\r', '\n', '\\', and '\*N…*' is N times what stands between: for bytes that a text file cannot hold.
std::string unescape(const std::string& text);

std::string read_text(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);

// A folder of its own for a test, removed at its end.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace takecare::extracts
