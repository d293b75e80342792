// A proof as nested lists: what was decided, and below it why.
#pragma once

#include "takecare/engine/decide.h"
#include "takecare/print/site.h"

namespace takecare::print {

// 'record' is that of the subject of the case: it says what the paths of the proof mean.
void write_proof(Html& html, const Site& site, const engine::Answer& answer, int record, std::string_view from);

// The field that a path of a case ends in: 'offenses[1].sentence_possible'.
std::optional<Target> field_at(const lang::Program& program, int record, std::string_view path);

}  // namespace takecare::print
