#include "takecare/lang/check/passes.h"
namespace takecare::lang::check {
void check_extracts(Context&) {}
void check_scenarios(Context&) {}
void check_reports(Context&) {}
void check_coverage_lines(Context&) {}
}  // namespace takecare::lang::check
