// The prose of a chapter, from CommonMark (with tables) to HTML. Raw HTML in a chapter is shown as the text that it is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/pages/html.h"
#include "takecare/pages/page.h"

namespace takecare::print {

using pages::Html;

// What prose cannot know by itself.
struct ProseHooks {
  // Where a relative link leads in the printed book; empty where it leads nowhere, and its words stand without a link.
  std::function<std::string(std::string_view target)> link;
  // Where a word in code style leads: the name of a rule. Empty: nowhere.
  std::function<std::string(std::string_view word)> name;
  // Writes words that stand outside links and code: what they cite can become links.
  std::function<void(Html& html, std::string_view text)> text;
  // Writes the law block whose fence opens at this line of the chapter. 'level' is that of a heading in it; gives the
  // level of the last heading that was written.
  std::function<int(Html& html, int fence_line, int level)> law;
};

// Headings have ids; no level is skipped. The heading of the first level is left out: it is the title of the page.
// 'sections' become the headings of the second level.
void write_prose(Html& html, const std::string& markdown, const ProseHooks& hooks, std::vector<pages::Link>& sections);

// The words of the first heading; empty when there is none.
std::string first_heading(const std::string& markdown);

// All words of the prose, without law blocks: for searching.
std::string plain_words(const std::string& markdown);

}  // namespace takecare::print
