// What carries out each paragraph of a source's official text.
//
// A paragraph is carried out by each rule, value, list, extract, resolution, register and report that cites it, and by
// what a coverage line names. A line that says 'no operative effect', 'not encoded' (it is left out on purpose: the
// book has no use for it) or 'not yet carried out' holds for the paragraphs below it too, where nothing else accounts
// for them, unless it is of the paragraph 'itself'. A program, duty or the like that cites a paragraph is not yet run:
// it leaves it not yet carried out. A citation of a paragraph says nothing of those below it, nor of the one above it,
// which has words of its own.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::lang {

enum class CoverageState : std::uint8_t { carried_out, no_effect, not_encoded, not_yet, left_out };

struct ParagraphCoverage {
  int paragraph = -1;  // index in Source::paragraphs
  CoverageState state = CoverageState::left_out;
  std::vector<std::string> by;  // names, each once, in the order of the program
  std::string why;              // of the line
};

// In the order of the text; empty for a source without one.
std::vector<ParagraphCoverage> coverage_of(const Program& program, int source);

}  // namespace takecare::lang
