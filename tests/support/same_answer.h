// Whether two readers of a program agree.
#pragma once

#include "takecare/engine/columns/case_table.h"
#include "takecare/engine/value.h"

namespace takecare::test {

using engine::columns::CaseTable;

// Decide's value is what the column engine computed; a text there is a code.
bool same_answer(lang::Type type, const engine::Value& decided, const engine::Value& computed, const CaseTable& table);

}  // namespace takecare::test
