// Acts that are done for several records, or again and again.
#pragma once

#include <string>
#include <vector>

#include "takecare/base/error.h"

namespace takecare::test {

// The body of a fence of acts, once for each time that its info says:
//
//   acts                                                  once
//   acts for O-1 deportation_officer, S-1 …               {1} and {2} are the words of each
//   acts every 7 days from DATE to DATE but for DATE, …   {+3} is the date three days after each
Result<std::vector<std::string>> repeated(const std::string& info, const std::string& body);

}  // namespace takecare::test
