// The book as a static site that counsel reads: chapters with their rules beside the official text, the law paragraph
// by paragraph, terms, records, events, a search.
#pragma once

#include <optional>
#include <vector>

#include "takecare/lang/book.h"
#include "takecare/pages/folder.h"

namespace takecare::print {

// 'program' is compiled from 'chapters' without errors. 'as_of' is the date of the law; without one it is that of the
// last change that the book knows of. The same book gives the same bytes, wherever it lies. Files in order of path.
std::vector<pages::OutFile> print_book(const std::vector<lang::Chapter>& chapters, const lang::Program& program,
                                       std::optional<Days> as_of);

}  // namespace takecare::print
