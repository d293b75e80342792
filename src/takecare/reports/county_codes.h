// Which categories of a report are counties, and where they lie: for its maps.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"
#include "takecare/reports/map_shapes.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

struct CountyMap {
  int dimension = -1;
  std::vector<std::string> codes;  // of each category: '42091'; empty: it is no county of the registry
  std::shared_ptr<const MapShapes> shapes;
};

// Of every 'map' of the report. Errors: a registry or outlines that cannot be read.
Result<std::vector<CountyMap>> county_maps(const lang::Program& program, const lang::Report& report,
                                           const Layout& layout);

}  // namespace takecare::reports
