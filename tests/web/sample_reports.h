// Three reports that between them use every part of a page: cross tables with suppressed and unknown figures, hundreds
// of weeks over several years, and a small one with labels that attack.
#pragma once

#include "takecare/base/error.h"
#include "takecare/reports/render/site.h"
#include "takecare/reports/report.h"

namespace takecare::sample {

Result<reports::Report> custody();
Result<reports::Report> weekly();
Result<reports::Report> small();
reports::render::WorkedCase worked_case();

}  // namespace takecare::sample
