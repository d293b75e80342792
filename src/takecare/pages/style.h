// The one style sheet; it stands in every page, so that a page that is saved or sent alone still looks right.
#pragma once

#include <string_view>

namespace takecare::pages {

std::string_view style();

}  // namespace takecare::pages
