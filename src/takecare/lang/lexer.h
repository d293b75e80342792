// From the lines of a law block to its words.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/markdown.h"
#include "takecare/lang/token.h"

namespace takecare::lang::syntax {

// Never fails: what is no word of the language becomes a token that carries its problem. The tokens point into the
// block's text. Indentation by tabs goes to 'diagnostics', once a block.
LexedBlock lex(const LawBlock& block, const std::string& file, std::vector<Diagnostic>& diagnostics);

}  // namespace takecare::lang::syntax
