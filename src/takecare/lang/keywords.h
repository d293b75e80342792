// The words that the grammar gives a meaning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace takecare::lang::syntax {

// Words that can not be a name, since a reader could not tell which is meant.
bool is_reserved(std::string_view word);

// The keywords that begin a declaration, and those that begin a clause of any declaration.
const std::vector<std::string>& declaration_keywords();
bool is_declaration_keyword(std::string_view word);
bool is_clause_keyword(std::string_view word);

// Words that can follow a complete part of a clause.
const std::vector<std::string>& words_that_go_on();

}  // namespace takecare::lang::syntax
