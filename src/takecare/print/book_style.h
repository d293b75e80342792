// What the pages of the printed book add to the shared style sheet.
#pragma once

#include <string_view>

namespace takecare::print {

std::string_view book_style();

}  // namespace takecare::print
