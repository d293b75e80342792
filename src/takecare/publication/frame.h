// The frame of the pages of a site, and the panel that says how to check them.
#pragma once

#include <string>
#include <vector>

#include "takecare/pages/page.h"
#include "takecare/publication/site.h"

namespace takecare::publication {

struct PagePlace {
  std::string title;
  std::string description;
  int depth = 0;                   // how many folders below the front page
  std::string self;                // its address from the front page, when it is one of the main pages
  std::vector<pages::Link> trail;  // below the front page, by their addresses from there
  std::string warning;             // of what the page shows, besides that of the site
};

// '../' for each folder.
std::string up(int depth);
// The main pages, from a page so deep.
std::vector<pages::Link> main_pages(const SiteRequest& request, int depth);
std::string site_page(const SiteContent& content, const PagePlace& place, const pages::Html& body);

// How to check the site; with the digest of a version when there is one.
void write_verify(pages::Html& html, int depth, const std::string& digest);

// A table with a heading a column, cells of text. The first cell of a row is its heading.
using Rows = std::vector<std::vector<std::string>>;
void write_text_table(pages::Html& html, const std::string& caption, const std::vector<std::string>& columns,
                      const Rows& rows);

}  // namespace takecare::publication
