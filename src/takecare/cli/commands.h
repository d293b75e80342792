// The commands, one file each. Each adds itself to the program; when it runs it leaves its exit status in 'outcome'.
#pragma once

#include "takecare/cli/command.h"

namespace takecare::cli {

void add_act(CLI::App& app, Outcome& outcome);
void add_analyze(CLI::App& app, Outcome& outcome);
void add_book_command(CLI::App& app, Outcome& outcome);
void add_check(CLI::App& app, Outcome& outcome);
void add_correct(CLI::App& app, Outcome& outcome);
void add_decide(CLI::App& app, Outcome& outcome);
void add_diff(CLI::App& app, Outcome& outcome);
void add_duties(CLI::App& app, Outcome& outcome);
void add_enclose(CLI::App& app, Outcome& outcome);
void add_evaluate(CLI::App& app, Outcome& outcome);
void add_explore(CLI::App& app, Outcome& outcome);
void add_fmt(CLI::App& app, Outcome& outcome);
void add_generate(CLI::App& app, Outcome& outcome);
void add_import(CLI::App& app, Outcome& outcome);
void add_ledger(CLI::App& app, Outcome& outcome);
void add_match(CLI::App& app, Outcome& outcome);
void add_programs(CLI::App& app, Outcome& outcome);
void add_publish(CLI::App& app, Outcome& outcome);
void add_register(CLI::App& app, Outcome& outcome);
void add_report(CLI::App& app, Outcome& outcome);
void add_schema(CLI::App& app, Outcome& outcome);
void add_show(CLI::App& app, Outcome& outcome);
void add_sql(CLI::App& app, Outcome& outcome);
void add_text(CLI::App& app, Outcome& outcome);
void add_trace(CLI::App& app, Outcome& outcome);
void add_verify(CLI::App& app, Outcome& outcome);

}  // namespace takecare::cli
