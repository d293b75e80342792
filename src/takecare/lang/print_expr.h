// Conditions and expressions in the one wording of the book, on one line.
#pragma once

#include <string>

#include "takecare/lang/syntax.h"

namespace takecare::lang::syntax {

// Parentheses stay where they were written.
std::string print_expr(const Expr& expr);

// The head of a quantifier, 'some conviction among convictions', and of an aggregate, 'sum of E among LIST'.
std::string print_quantifier_head(const Expr& quantifier);
std::string print_aggregate_head(const Aggregate& aggregate);
std::string print_has(const Expr& quantifier);    // 'has' or 'have'
std::string print_rounding(Rounding rounding);    // ', last day kept'; empty for none
std::string print_text(const std::string& text);  // with its quotes
std::string print_value(const Value& value);
std::string print_path(const Path& path);

}  // namespace takecare::lang::syntax
