// Types as the book names them, in both directions.
#pragma once

#include <optional>
#include <string>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

inline constexpr Type truth_type{.kind = Kind::truth};
inline constexpr Type number_type{.kind = Kind::number};
inline constexpr Type date_type{.kind = Kind::date};
inline constexpr Type duration_type{.kind = Kind::duration};
inline constexpr Type text_type{.kind = Kind::text};

// 'a date', 'an amount of money', 'a Disposition', 'a list of Offense'.
std::string words(const Program& program, const Type& type);

// The type that a declaration names; reports what it does not find.
std::optional<Type> resolve_type(Context& context, const syntax::TypeName& type);

// The record that a declaration names, or -1; reports what it does not find.
int resolve_record(Context& context, const syntax::Name& name);

// The records that a definition, example or extract speaks of, outermost first: {Person, Offense} for 'of Offense in
// Person'. Empty after an error.
std::vector<int> resolve_subject(Context& context, const syntax::Subject& subject);

// 'Person' is spoken of as 'person', 'DetainerRequest' as 'detainer_request'.
std::string spoken_name(const std::string& record);

// Numbers, money, dates, durations: what has an order.
bool is_ordered(const Type& type);

}  // namespace takecare::lang::check
