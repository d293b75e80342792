// A declaration as the chapter has it, typeset: keywords and literals marked, every name a link to what it means.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/lexer.h"
#include "takecare/lang/syntax.h"
#include "takecare/print/site.h"

namespace takecare::print {

// A law block, read for printing. 'law' and 'lexed' point into the chapter.
struct ReadBlock {
  lang::LawBlock law;
  lang::syntax::LexedBlock lexed;
};

// The lines of a chapter that one declaration takes, its comments above it included.
struct Chunk {
  const lang::syntax::Declaration* declaration = nullptr;
  Place place;  // of its first word
  int first_line = 0;
  int last_line = 0;
};
std::vector<Chunk> chunks_of(const lang::syntax::Block& block, const ReadBlock& read);

const lang::syntax::Header& header_of(const lang::syntax::Declaration& declaration);

// 'citations' are those that the declaration makes, with their places.
void write_law(Html& html, const Site& site, const ReadBlock& block, const Chunk& chunk,
               const std::vector<lang::Citation>& citations, std::string_view from);

}  // namespace takecare::print
