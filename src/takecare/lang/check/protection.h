// How a report protects those whom it counts.
#pragma once

#include "takecare/lang/check/context.h"
#include "takecare/lang/program_report.h"
#include "takecare/lang/syntax.h"

namespace takecare::lang::check {

Protection read_protection(Context& context, const syntax::ReportDecl& decl);

}  // namespace takecare::lang::check
