// A program as text, for tests and for those who want to see what the checker made of a chapter. Not read back by
// anything.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::lang {

// One declaration a paragraph, in the order of the program. Expressions are in prefix form: 'field@binding', '(< a b)'.
std::string dump(const Program& program);
std::string dump_programs(const Program& program);  // the part of it that is about programs and their like

// 'parameters' are the records of the first bindings; 'version' names exceptions and may be null.
std::string dump_expr(const Program& program, const std::vector<int>& parameters, const Version* version, ExprId id);
std::string dump_type(const Program& program, const Type& type);
std::string dump_given(const Program& program, const GivenValue& value, const Type& type);

}  // namespace takecare::lang
