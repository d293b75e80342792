#include "page_case.h"

#include <fstream>
#include <sstream>

namespace takecare::print::test {

namespace {

// The section that a '---' line opens: where its lines go.
std::string* open_section(PageCase& out, const std::string& line) {
  std::istringstream words(line.substr(3));
  std::string kind;
  std::string name;
  words >> kind >> name;
  static std::string nowhere;
  if (kind == "file") return &out.files.emplace_back(name, "").second;
  if (kind == "has" || kind == "lacks") {
    out.expected.push_back({.has = kind == "has", .page = name, .markup = {}});
    return &out.expected.back().markup;
  }
  if (kind == "print") {
    out.as_of = name;
  } else {
    out.error = "no such section: " + line;
  }
  return &nowhere;
}

}  // namespace

PageCase read_page_case(const std::filesystem::path& file) {
  PageCase out;
  std::ifstream in(file, std::ios::binary);
  std::string* section = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("---")) {
      section = open_section(out, line);
    } else if (section != nullptr) {
      *section += line + "\n";
    }
  }
  if (out.error.empty() && (out.files.empty() || out.expected.empty())) out.error = "a case needs files and pages";
  return out;
}

std::string squeezed(const std::string& markup) {
  std::string out;
  for (const char c : markup) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (space && (out.empty() || out.back() == ' ' || out.back() == '>')) continue;
    if (c == '<' && out.ends_with(' ')) out.pop_back();
    out += space ? ' ' : c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace takecare::print::test
