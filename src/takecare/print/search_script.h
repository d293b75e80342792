// The one script of the printed book.
#pragma once

#include <string_view>

namespace takecare::print {

std::string_view search_script();

}  // namespace takecare::print
