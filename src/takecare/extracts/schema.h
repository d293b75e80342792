// The contract of an extract as a Frictionless Table Schema, for those who send it and for the tools that they use.
//
// It is a schema of version 1 and 2 (specs.frictionlessdata.io/table-schema, datapackage.org/standard/table-schema):
// what version 2 adds (missing values with labels, by field; categories) stands beside what version 1 reads.
#pragma once

#include <string>

#include "takecare/lang/program.h"

namespace takecare::extracts {

// JSON, two spaces deep, with a line end; the same program gives the same bytes.
Result<std::string> table_schema(const lang::Program& program, int extract);

}  // namespace takecare::extracts
