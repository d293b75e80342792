// takecare sql: rules as SQL text, for a database that has the records.
#include <fmt/core.h>

#include <memory>

#include "takecare/base/write_file.h"
#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/engine/sql/translate.h"

namespace takecare::cli {
namespace {

using engine::sql::DialectName;

struct SqlCommand {
  std::vector<std::string> rules;
  std::string as_of;
  std::string dialect;
  std::string table;
  std::string out;
  std::vector<std::string> book;
};

constexpr const char* postgres = "postgres";

Result<std::string> sql_of(const lang::Program& program, const SqlCommand& command) {
  const Days as_of = *parse_iso_date(command.as_of);
  const DialectName dialect = command.dialect == postgres ? DialectName::postgres : DialectName::duckdb;
  if (command.rules.empty()) {
    if (!command.table.empty())
      return fail("one table does not hold all kinds of records", "name the rules that are about it with --rules");
    return engine::sql::views_script(program, as_of, dialect);
  }
  const auto rules = find_all_named(program.definitions, command.rules, "rule or value");
  if (!rules) return std::unexpected(rules.error());
  return engine::sql::select_statement(
      program, {.definitions = *rules, .as_of = as_of, .dialect = dialect, .table = command.table});
}

int run_sql(const SqlCommand& command) {
  const auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const auto sql = sql_of(open->book.program, command);
  if (!sql) return report_error(sql.error());
  if (command.out.empty()) {
    fmt::print("{}", *sql);
    return exit_done;
  }
  const auto written = write_file(command.out, *sql);
  return written ? exit_done : report_error(written.error());
}

}  // namespace

void add_sql(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<SqlCommand>();
  CLI::App* command = app.add_subcommand("sql", "Print rules as SQL that a database runs over its own table");
  command
      ->add_option("--rules", options->rules,
                   "Rules and values about one thing; all of the book, as views, when left out")
      ->option_text("NAME ...")
      ->delimiter(',');
  add_as_of(*command, options->as_of);
  command->add_option("--dialect", options->dialect, "Whose SQL")
      ->required()
      ->option_text("duckdb|postgres")
      ->check(CLI::IsMember({"duckdb", postgres}));
  command
      ->add_option("--table", options->table,
                   "The table in the shape of docs/data.md; named as the record when left out")
      ->option_text("TABLE");
  command->add_option("-o,--out", options->out, "The file; stdout when left out")->option_text("FILE.sql");
  add_book(*command, options->book);
  add_example(*command,
              "takecare sql --rules RULE --as-of 2018-03-01 --dialect duckdb --table people.parquet | duckdb");
  command->callback([options, &outcome] { outcome.exit = run_sql(*options); });
}

}  // namespace takecare::cli
