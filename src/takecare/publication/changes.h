// What a reader of a publication wants to compare: the version before, the period before, the same period a year ago.
#pragma once

#include "takecare/pages/html.h"
#include "takecare/publication/site.h"

namespace takecare::publication {

// Of every version that came after another: the figures that are not what they were.
void write_changes(pages::Html& html, const Shown& shown);

// The version that stands beside that of the period before and that of a year before, where these were let out.
void write_comparisons(pages::Html& html, const SiteContent& content, const Shown& shown);

}  // namespace takecare::publication
