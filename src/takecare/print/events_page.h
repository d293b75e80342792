// When law began, ended, was enjoined, limited, restored: a timeline.
#pragma once

#include <string>

#include "takecare/print/site.h"

namespace takecare::print {

std::string events_overview(const Site& site);

// What happened to one source; nothing when nothing did.
void write_events_on(Html& html, const Site& site, int source);

}  // namespace takecare::print
