// The wording that every page shares: English dates, numbers with separators, plain names. No locale is consulted, so
// that two runs give the same bytes everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "takecare/base/date.h"

namespace takecare::pages {

// 57820 -> '57,820'.
std::string grouped(std::int64_t number);

// Tenths of a percent: 602 -> '60.2'.
std::string tenths(std::int64_t value);

// part of whole in tenths of a percent, half rounded away from zero. whole > 0, 0 <= part <= whole.
std::int64_t percent_tenths(std::int64_t part, std::int64_t whole);

// 'January 28, 2017'.
std::string english_date(Days date);

// 'January 28 to February 3, 2017', 'December 31, 2016 to January 6, 2017', 'January 28, 2017' for one day.
std::string english_span(Days first, Days last);

std::string_view month_name(int month);      // 1 -> 'January'
std::string_view weekday_name(int weekday);  // ISO: 1 -> 'Monday'
int weekday_of(Days date);                   // ISO: Monday 1 … Sunday 7

// 'offense_group' -> 'offense group'.
std::string plain(std::string_view name);

// 'status' -> 'Status'; ASCII only, other letters stay.
std::string capitalized(std::string text);

// 'Person' -> 'person', 'StatusClass' -> 'status class', then the regular English plural unless count is 1.
std::string record_noun(std::string_view record_name, std::int64_t count);

// '1 person', '57,820 persons'.
std::string counted(std::int64_t count, std::string_view record_name);

// Lower-case ASCII letters and digits with single hyphens: file names and anchors. Never empty.
std::string slug(std::string_view text);

}  // namespace takecare::pages
