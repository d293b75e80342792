// What is printed with a report: what was answered and decided, each beside the rows that it speaks of.
#pragma once

#include "takecare/pages/html.h"
#include "takecare/publication/site.h"

namespace takecare::publication {

void write_answers(pages::Html& html, const Shown& shown);

}  // namespace takecare::publication
