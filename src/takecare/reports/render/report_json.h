// A report as JSON. docs/ of the folder's README says what each member means.
#pragma once

#include <string>

#include "takecare/reports/report.h"

namespace takecare::reports::render {

std::string report_json(const Report& report);

}  // namespace takecare::reports::render
