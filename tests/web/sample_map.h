// A page with maps of invented counts: all over the country, and in one State.
#pragma once

#include <filesystem>

#include "takecare/base/error.h"

namespace takecare::sample {

// Writes DIR/maps/index.html.
Result<void> write_maps(const std::filesystem::path& dir);

}  // namespace takecare::sample
