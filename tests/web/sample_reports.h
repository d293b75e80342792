// Reports that between them use every part of a page: cross tables with suppressed and unknown figures, hundreds of
// weeks over several years, quarters few and many, and a small one with labels that attack.
#pragma once

#include "takecare/base/error.h"
#include "takecare/reports/render/site.h"
#include "takecare/reports/report.h"

namespace takecare::sample {

inline constexpr const char* invented =
    "Every figure on this page is invented: it was made to test the page and says nothing about anyone.";

Result<reports::Report> custody();
Result<reports::Report> weekly();
Result<reports::Report> few_quarters();
Result<reports::Report> many_quarters();
Result<reports::Report> small();
reports::render::WorkedCase worked_case();

}  // namespace takecare::sample
