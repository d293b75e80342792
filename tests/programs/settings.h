// What an act records, as a line of a script has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/program.h"
#include "takecare/ledger/canonical.h"

namespace takecare::test {

// What stands between ', ' outside quotation marks.
std::vector<std::string> parts_of(std::string_view line);

// 'office=north', 'charges.amount=$5': added to the fields of an act on this record. What the record does not have
// stays a text, so that the judgment says what is wrong with it.
void set_field(const lang::Program& program, const lang::Record& record, const std::string& part,
               ledger::Json::Members& fields);

}  // namespace takecare::test
