// A test as text: the files of a small book, and what its printed pages must and must not hold.
//
//   What is shown.
//   --- file book.md
//   (the content, up to the next line that begins with ---)
//   --- print 2018-03-01          the date of the law; without one, that of the last change
//   --- has book.html
//   (markup that stands in the page; white space counts as one blank)
//   --- lacks book.html
//   (markup that must not)
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace takecare::print::test {

struct Expected {
  bool has = true;
  std::string page;
  std::string markup;
};

struct PageCase {
  std::vector<std::pair<std::string, std::string>> files;  // name, content
  std::string as_of;                                       // empty: none given
  std::vector<Expected> expected;
  std::string error;  // why the text is no case; empty when it is one
};

PageCase read_page_case(const std::filesystem::path& file);

// Runs of white space as one blank, none beside a tag's end or begin.
std::string squeezed(const std::string& markup);

}  // namespace takecare::print::test
