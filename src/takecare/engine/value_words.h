// Values in the words of the book: '2017-01-25', '$5,000', '1 year 6 months', 'at least 2', 'unknown'.
#pragma once

#include <string>

#include "takecare/engine/value.h"
#include "takecare/lang/program.h"

namespace takecare::engine {

// A known value that is not a text, as the book writes it.
std::string literal_words(const lang::Program& program, lang::Type type, std::int64_t value);
// A known text, in quotation marks.
std::string text_words(std::string_view text);
// Whatever is known of a value: '$5', 'from 1 to 3', 'at least 1 year', 'unknown', 'not applicable', '$5 or not
// applicable'.
std::string value_words(const lang::Program& program, lang::Type type, const Value& value);
// 'yes', 'no', 'unknown'.
std::string truth_words(Truth truth);

}  // namespace takecare::engine
