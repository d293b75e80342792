// The canonical columns of a record in DuckDB, as the engine and the reports read them.
#pragma once

#include <string>

#include "takecare/extracts/needs.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

// 'DATE', 'DECIMAL(18,2)', 'STRUCT("code" VARCHAR, "charged_on" DATE)[]'.
std::string field_type(const lang::Program& program, const lang::Type& type, const Needs& needs = {});

// A value that the book gives, as SQL of the canonical type; NULL when it is unknown or not applicable.
std::string given_sql(const lang::Program& program, const lang::Type& type, const lang::GivenValue& value);

}  // namespace takecare::extracts
