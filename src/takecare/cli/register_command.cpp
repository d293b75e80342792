// takecare register: one list out of many that were published on different days, and what changed between two of them.
#include <fmt/core.h>

#include <map>
#include <memory>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/register_print.h"

namespace takecare::cli {
namespace {

enum class RegisterFormat { text, csv, json };

struct RegisterCommand {
  std::string name;
  std::string data;
  std::string from;
  std::string to;
  std::vector<std::string> book;
  RegisterFormat format = RegisterFormat::text;
};

std::string printed_as(RegisterFormat format, const PrintedRegister& printed) {
  switch (format) {
    case RegisterFormat::text: return register_text(printed);
    case RegisterFormat::csv: return register_csv(printed);
    case RegisterFormat::json: return register_json(printed);
  }
  return {};
}

int run_register(const RegisterCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  const lang::Program& program = open->book.program;
  auto index = find_named(program.registers, command.name, "register");
  if (!index) return report_error(index.error());
  const lang::Register& definition = program.registers[static_cast<std::size_t>(*index)];
  const extracts::RegisterDays days{parse_iso_date(command.from), parse_iso_date(command.to)};
  auto report = extracts::report_register(program, definition, command.data, days);
  if (!report) return report_error(report.error());
  fmt::print("{}", printed_as(command.format, {program, definition, *report}));
  return exit_done;
}

}  // namespace

void add_register(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<RegisterCommand>();
  CLI::App* command = app.add_subcommand(
      "register", "Show what was added, ended and changed between the lists that were published on two days");
  command->add_option("REGISTER", options->name, "The register of the book")->required();
  command->add_option("--data", options->data, "The data folder")->option_text("DIR")->required();
  command->add_option("--from", options->from, "The earlier day: of each list the last one on or before it")
      ->option_text("DATE [the list before the later one]")
      ->check(is_date());
  command->add_option("--to", options->to, "The later day: of each list the last one on or before it")
      ->option_text("DATE [the last list]")
      ->check(is_date());
  add_book(*command, options->book);
  const std::map<std::string, RegisterFormat> formats{
      {"text", RegisterFormat::text}, {"csv", RegisterFormat::csv}, {"json", RegisterFormat::json}};
  command
      ->add_option("--format", options->format, "How it is printed: text (for people), csv (a row a finding) or json")
      ->transform(CLI::Transformer(formats).description(""))
      ->option_text("text|csv|json [text]");
  add_example(*command, "takecare register REGISTER --data out/data --from 2018-01-01 --to 2019-01-01");
  command->callback([options, &outcome] { outcome.exit = run_register(*options); });
}

}  // namespace takecare::cli
