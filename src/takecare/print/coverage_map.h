// What carries out each paragraph of a source, at one look and in words.
#pragma once

#include <array>
#include <span>

#include "takecare/print/site.h"

namespace takecare::print {

// How many paragraphs are in each state, by the number of the state.
using StateCounts = std::array<int, 5>;

// Rows of a source's coverage: all, or those of one section.
std::vector<lang::ParagraphCoverage> coverage_rows(const Site& site, int source, std::string_view section = {});
StateCounts counts_of(const std::vector<lang::ParagraphCoverage>& rows);

// 'carried out', 'no operative effect'.
std::string_view state_words(lang::CoverageState state);
// The class of a state, for its look: 'carried', 'none'.
std::string_view state_class(lang::CoverageState state);

// A bar of the states as drawn by the server, with the same in words; 'counts' as long as the bar.
void write_bar(Html& html, const StateCounts& counts);

// A cell a paragraph, each a link to it on this page, in the order of the text; a line a top-level paragraph.
void write_map(Html& html, const Site& site, int source, const std::vector<lang::ParagraphCoverage>& rows);

// Which sign means what, with counts.
void write_legend(Html& html, const StateCounts& counts);

}  // namespace takecare::print
