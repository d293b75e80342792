// The sections of a report's page that stand below its tables.
#pragma once

#include "takecare/reports/render/html.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// Law that was not in force, said first; nothing when all of it was.
void write_law_alert(Html& html, const Report& report);

void write_unplaced(Html& html, const Report& report);
void write_reading(Html& html, const Report& report);
void write_published(Html& html, const Report& report);
void write_law(Html& html, const Report& report);
void write_notes(Html& html, const Report& report);
void write_files(Html& html, const Report& report);

}  // namespace takecare::reports::render
