#include "takecare/cli/command.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <map>

#include "takecare/base/date.h"

namespace takecare::cli {

void add_format(CLI::App& command, Format& format) {
  const std::map<std::string, Format> formats{{"text", Format::text}, {"json", Format::json}};
  command.add_option("--format", format, "How the answer is printed: text (for people) or json")
      ->transform(CLI::Transformer(formats).description(""))
      ->option_text("text|json [text]");
}

std::function<std::string(std::string&)> is_date() {
  return [](const std::string& text) {
    return parse_iso_date(text) ? std::string() : fmt::format("'{}' is no date; write it as 2018-03-01", text);
  };
}

void add_as_of(CLI::App& command, std::string& as_of) {
  command.add_option("--as-of", as_of, "The date on which the law and the facts are looked at")
      ->option_text("DATE")
      ->required()
      ->check(is_date());
}

void add_example(CLI::App& command, std::string_view example) {
  command.footer(fmt::format("Example:\n  {}", example));
}

int report_error(const Error& error, int exit) {
  std::string where;
  if (!error.place.file.empty()) {
    where = error.place.file;
    if (error.place.line > 0) where += fmt::format(":{}", error.place.line);
    if (error.place.column > 0) where += fmt::format(":{}", error.place.column);
    where += ": ";
  }
  fmt::print(stderr, "{}error: {}\n", where, error.message);
  if (!error.help.empty()) fmt::print(stderr, "  help: {}\n", error.help);
  return exit;
}

bool stdout_is_terminal() { return isatty(STDOUT_FILENO) == 1; }
bool stderr_is_terminal() { return isatty(STDERR_FILENO) == 1; }

}  // namespace takecare::cli
