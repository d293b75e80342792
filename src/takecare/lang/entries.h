// Where to start in a book: the rules that no other rule or value rests on.
#pragma once

#include <vector>

#include "takecare/lang/program.h"

namespace takecare::lang {

// The rules about a record (not about the items of its lists) that no definition calls, in the order of the program.
std::vector<int> entry_rules(const Program& program, int record);

// The record that most definitions are about; -1 in a book without any.
int main_record(const Program& program);

}  // namespace takecare::lang
