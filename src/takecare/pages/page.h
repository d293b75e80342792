// The frame of every page: head, banner, the way around, main, footer. Nothing is fetched from anywhere, and no script
// runs but the one that the page itself names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/pages/html.h"

namespace takecare::pages {

struct Link {
  std::string href;  // relative to the page
  std::string text;
};

struct PageHead {
  std::string title;
  std::string description;
  std::string home;         // 'index.html', '../index.html'
  std::vector<Link> trail;  // from the front page down, without this page
  std::string warning;      // shown first; may be empty

  std::string slogan = "A book of law, run as software";
  std::vector<Link> around;  // the main pages of the site; the one whose 'href' is 'self' is marked
  std::string self;
  std::string search;      // the page that a search field asks with '?q='; empty: no field
  std::string footer;      // empty: what is said of reports
  std::string_view style;  // after the shared style sheet
  std::string script;      // runs at the end of the page; the policy lets nothing else run. Empty: none
};

std::string page(const PageHead& head, const Html& body);

}  // namespace takecare::pages
