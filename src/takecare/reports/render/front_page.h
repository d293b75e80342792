// The front page over reports and worked cases.
#pragma once

#include <string>
#include <vector>

namespace takecare::reports::render {

struct Card {
  std::string folder;
  std::string title;
  std::string text;       // what it says
  std::string warning;    // may be empty
  bool compared = false;  // it has published figures beside its own
};

// 'books' are the folders of printed books.
std::string front_page(const std::vector<Card>& reports, const std::vector<Card>& cases,
                       const std::vector<std::string>& books);

}  // namespace takecare::reports::render
