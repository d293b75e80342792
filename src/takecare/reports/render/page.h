// The frame of every page: head, banner, trail, main, footer. No script, and nothing is fetched from anywhere.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/render/html.h"

namespace takecare::reports::render {

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
};

std::string page(const PageHead& head, const Html& body);

}  // namespace takecare::reports::render
