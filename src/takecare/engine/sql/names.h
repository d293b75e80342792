// Names and literals as SQL text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "takecare/lang/program.h"

namespace takecare::engine::sql {

// "name"; one longer than 'most' bytes is cut, with a digest of the whole at its end, so that it stays the only one of
// its kind.
std::string quoted(std::string_view name, std::size_t most);

// 'RemovalOrder' as tables are named: removal_order.
std::string table_name_of(std::string_view record);

// On one line, without what would end or begin a comment.
std::string comment_words(std::string_view text);

// 3, -0.5: exact; 'decimals' says in which unit the value counts.
std::string decimal_text(std::int64_t value, int decimals);

// A value of a type as a literal: numbers and money in their own unit, durations as twelfths of a day.
std::string literal_of(const lang::Program& program, lang::Type type, std::int64_t value);

// Neither operator nor call in it: it may stand anywhere without parentheses, and twice.
bool is_atom(std::string_view sql);

// In parentheses unless it is an atom, a call or a CASE alone.
std::string grouped(std::string_view sql);

// What joins the parts of a truth, outside parentheses and CASE … END.
enum class Connective : std::uint8_t { none, both, either };
Connective connective_of(std::string_view sql);

}  // namespace takecare::engine::sql
