// Cases as JSON: what a person writes by hand, and what other programs send one at a time.
//
//   { "citizenship": "alien", "final_order_on": {"missing": "not applicable"},
//     "offenses": [ { "committed_on": "2017-12-01", "moral_turpitude": true, "sentence_possible": "180 days", "fine":
//     "$500" } ] }
//
// A field that is left out or null is unknown, a list likewise; [] is a list that is known to be empty. 'not
// applicable' only for fields that the record declares optional. Numbers are read from their digits, never through
// floating point.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/engine/case.h"

namespace takecare::engine {

struct ReadCase {
  Case the_case;                   // with all that could be read; what could not is unknown
  std::vector<Diagnostic> errors;  // each names the path in the case, and the file and line
};

// A case about a record (index in Program::records). Every fact has the file and its line as its origin, unless 'file'
// is empty.
ReadCase read_case_json(const lang::Program& program, int record, std::string_view json, const std::string& file = {});

// The facts that are known or not applicable, two spaces an indent; reading it gives the same facts.
std::string write_case_json(const lang::Program& program, const Case& the_case);

}  // namespace takecare::engine
