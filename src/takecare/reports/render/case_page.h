// The page of a worked case.
#pragma once

#include <string>
#include <vector>

#include "takecare/reports/render/files.h"
#include "takecare/reports/render/site.h"

namespace takecare::reports::render {

std::string case_folder(const WorkedCase& worked);
std::vector<pages::OutFile> case_files(const WorkedCase& worked);

}  // namespace takecare::reports::render
