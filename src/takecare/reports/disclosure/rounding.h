// Controlled rounding of linked frequency tables (Cox, A Constructive Procedure for Unbiased Controlled Rounding, JASA
// 82, 1987; Salazar-González, Statistical confidentiality, Computers & Operations Research 35, 2008): every count,
// margins too, is published as a multiple of a base that is near it, and the published numbers still add up in every
// table.
//
// No number is a whole base away from its count, so that a multiple of the base is published as it is; where no such
// numbers are found, none is two bases away. Among those that can be the numbers are near the counts, not provably the
// nearest. The same input gives the same numbers, whatever the order of its entries.
//
// What is guaranteed is audited (numbers.h): for every cell everything from number - (base - 1), or zero, to number +
// (base - 1) is possible. The reason is short. The published numbers are themselves tables that add up; to one unit of
// the cross-classification behind them, and all its margins, any number under the base can be added, and taken from one
// that is not zero.
#pragma once

#include <vector>

#include "takecare/reports/disclosure/numbers.h"

namespace takecare::disclosure {

// With earlier editions a cell that has the count that it had has the number that it had. Errors: as of `protect`, and
// where no numbers are found.
Result<NumberedEdition> round_counts(const LinkedTables& tables, int base,
                                     const std::vector<NumberedEdition>& earlier = {});

// The gate: audit_numbers, and that all numbers are multiples of the base and add up.
Result<std::vector<std::string>> audit_rounding(const NumberedEdition& edition, int base,
                                                const std::vector<NumberedEdition>& earlier = {});

}  // namespace takecare::disclosure
