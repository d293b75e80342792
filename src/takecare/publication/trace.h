// From a figure to what it rests on: the report in the book, the rules and values that put records into its tables, the
// law that these cite, and how many records were counted.
#pragma once

#include "takecare/pages/html.h"
#include "takecare/publication/site.h"

namespace takecare::publication {

void write_trace(pages::Html& html, const SiteContent& content, const Shown& shown);

}  // namespace takecare::publication
