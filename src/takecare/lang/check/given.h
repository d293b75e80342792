// Values as examples, codes and constants write them, read as the type of the field that they are for.
#pragma once

#include <optional>
#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

// What a value is for, in words for messages, and whether it may be 'not applicable'.
struct Wanted {
  std::string name;  // 'final_order_on'
  Type type;
  bool optional = false;
};

// Nothing after an error.
std::optional<GivenValue> read_given(Context& context, const syntax::Value& value, const Wanted& wanted);

// The fields of one record; what is wrong is reported and left out, and so is a field given twice.
std::vector<GivenField> read_given_fields(Context& context, const std::vector<syntax::GivenField>& fields, int record);

}  // namespace takecare::lang::check
