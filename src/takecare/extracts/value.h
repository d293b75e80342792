// One cell by its contract: exact, strict, and with the reason when it breaks it.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "takecare/base/date.h"

namespace takecare::extracts {

// Each gives the value in the units of lang/program.h, or what was expected, in words that go on from 'expected '.
// The text has no blanks at its ends.
using Parsed = std::expected<std::int64_t, std::string>;

Parsed parse_number(std::string_view text);  // millionths
Parsed parse_money(std::string_view text);   // cents; a dollar sign may lead
Parsed parse_truth(std::string_view text);   // yes, no, true, false, Y, N, 1, 0
// Twelfths of a day; 'unit' of them are one. Whole days or, of months and years, whole months: what a calendar holds.
Parsed parse_duration(std::string_view text, std::int64_t unit);

// What a spreadsheet leaves where a value should be: a formula, an error, a number cut to an exponent, a column too
// narrow. Empty when there is nothing of the kind.
std::string spreadsheet_trouble(std::string_view text);

// The one way to write a value down: numbers without trailing zeros ('3', '0.5'), money with cents ('5.00').
std::string write_number(std::int64_t millionths);
std::string write_money(std::int64_t cents);

}  // namespace takecare::extracts
