// What is enclosed with a notice: the rows of a draft that speak of one of those whom the report speaks of, as one page
// that needs nothing else and can be opened anywhere. Its SHA-256 is the evidence of the act that sends the notice.
#pragma once

#include <string>

#include "takecare/base/error.h"
#include "takecare/reports/report.h"

namespace takecare::publication {

struct Enclosed {
  std::string dimension;  // 'jurisdiction', as the book names it
  std::string category;   // 'Franklin County, PA', as the tables show it
  std::string digest;     // of the content of the whole draft
};

// Errors: the report has no such dimension, or no row speaks of the category; they say what there is.
Result<std::string> enclosure_page(const reports::Report& report, const Enclosed& enclosed);

}  // namespace takecare::publication
