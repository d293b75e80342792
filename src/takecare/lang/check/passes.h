// The passes of the checker, in the order in which they run. Each works on what the earlier ones have put into the
// program.
#pragma once

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

void unfold_programs(Context& context);      // programs and their like → records, enumerations, rules and values
void declare_types(Context& context);        // the names of enumerations and records, so that they can name each other
void check_sources(Context& context);        // sources with their official text
void check_events(Context& context);         // what courts and later orders did to sources
void check_enumerations(Context& context);   // enumerators, code lists, attributes
void check_records(Context& context);        // fields, their types and limits
void declare_definitions(Context& context);  // rules, values and lists: parameters, types, versions
void check_bodies(Context& context);         // their conditions and values
void order_definitions(Context& context);    // none before what it calls; no cycles
void check_limits(Context& context);         // 'tabulate only'
void check_examples(Context& context);
void check_extracts(Context& context);
void check_resolutions(Context& context);  // and the registries that they use
void check_registers(Context& context);
void check_scenarios(Context& context);
void check_reports(Context& context);
void check_authorities(Context& context);
void check_notices(Context& context);
void check_programs(Context& context);
void check_lives(Context& context);
void check_duties(Context& context);
void check_privacy(Context& context);
void check_releases(Context& context);  // and which reports they let out
void check_coverage_lines(Context& context);

}  // namespace takecare::lang::check
