// The sections of a report's page that stand below its tables.
#pragma once

#include "takecare/pages/html.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// Law that was not in force, said first; nothing when all of it was.
void write_law_alert(pages::Html& html, const Report& report);

void write_unplaced(pages::Html& html, const Report& report);
void write_reading(pages::Html& html, const Report& report);
void write_published(pages::Html& html, const Report& report);
void write_law(pages::Html& html, const Report& report);
void write_notes(pages::Html& html, const Report& report);
void write_files(pages::Html& html, const Report& report);

}  // namespace takecare::reports::render
