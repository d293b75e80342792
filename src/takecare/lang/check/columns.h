// Columns of extracts: where their values go, and how they are written.
#pragma once

#include <optional>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

// A column of an extract of 'record'. Nothing when it goes nowhere; other errors are reported and mended.
std::optional<ExtractColumn> read_column(Context& context, const syntax::ColumnDecl& decl, int record);

// The type of the field that a column fills.
Type type_of(const Program& program, const ExtractColumn& column, int record);

}  // namespace takecare::lang::check
