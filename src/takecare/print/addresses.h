// Where everything stands in the printed book: which page, and which anchor on it. All pages lie in one folder.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/book.h"
#include "takecare/print/target.h"

namespace takecare::print {

inline constexpr const char* index_page = "index.html";
inline constexpr const char* laws_page = "laws.html";
inline constexpr const char* terms_page = "terms.html";
inline constexpr const char* records_page = "records.html";
inline constexpr const char* events_page = "events.html";
inline constexpr const char* search_page = "search.html";

class Addresses {
 public:
  Addresses(const std::vector<lang::Chapter>& chapters, const lang::Program& program);

  // Of the chapter with this file, 'eo-priorities.html'; the README of the whole book is the index. Empty for a file
  // that is no chapter.
  std::string chapter(std::string_view file) const;
  // The file of a chapter as the book calls it, without the folders above the book: 'eo/priorities.md'.
  std::string name_in_book(std::string_view file) const;

  // 'records.html#Person.custody'. On 'from', the page that the link stands on, the anchor alone.
  std::string of(Target target, std::string_view from = {}) const;
  // The id of the element that 'of' leads to.
  std::string anchor(Target target) const;

  // Of a source, 'law-act.html', or of one of its sections, 'law-act-12.html'.
  std::string law(int source) const;
  std::string section(int source, std::string_view section) const;
  // Of a paragraph that the source has a text of; empty when it has none.
  std::string paragraph(int source, std::string_view pinpoint, std::string_view from = {}) const;
  // Of what a citation speaks of: its paragraph, else its source; empty for free text.
  std::string citation(const lang::Citation& citation, std::string_view from = {}) const;
  // The page of the text that a file of the book holds, 'text/12.csv'; empty when it holds none.
  std::string text_file(std::string_view path) const;

 private:
  std::string page_of(Target target) const;

  const lang::Program& program_;
  std::string root_;                                          // the folders above the book, with '/' at the end
  std::map<std::string, std::string, std::less<>> chapters_;  // file → page
  std::vector<std::string> laws_;                             // by source
};

// '12(a)(1)' is of section '12'.
std::string_view section_of(std::string_view pinpoint);
// The id of a paragraph: the pinpoint itself. A code can have two paragraphs with one designation; the second has a
// number after it.
std::string paragraph_anchor(const lang::Source& source, int paragraph);
// Whether the text of a source has a paragraph.
bool has_paragraph(const lang::Source& source, std::string_view pinpoint);

}  // namespace takecare::print
