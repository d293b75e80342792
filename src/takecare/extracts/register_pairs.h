// Entries of a register that belong together across lists and names: those that moved from one list to another, and
// those that are perhaps the same.
#pragma once

#include "takecare/extracts/register_report.h"

namespace takecare::extracts {

std::vector<MovedEntry> find_moved(const std::vector<ListChange>& lists);

// What ended because it moved is explained, and is near to nothing.
std::vector<PerhapsSame> find_perhaps_same(const lang::Program& program, const lang::Register& definition,
                                           const std::vector<ListChange>& lists, const std::vector<MovedEntry>& moved);

}  // namespace takecare::extracts
