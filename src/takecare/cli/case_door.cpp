#include "takecare/cli/case_door.h"

#include <fmt/core.h>

#include <cstdio>

#include "takecare/base/text_file.h"
#include "takecare/cli/names.h"
#include "takecare/engine/case_json.h"
#include "takecare/extracts/load_case.h"
#include "takecare/lang/book.h"
#include "takecare/lang/entries.h"

namespace takecare::cli {
namespace {

Result<engine::Case> read_case(const lang::Program& program, int record, const std::string& file) {
  auto text = read_text_file(file);
  if (!text) return std::unexpected(text.error());
  engine::ReadCase read = engine::read_case_json(program, record, *text, file);
  if (read.errors.empty()) return std::move(read.the_case);
  const std::vector<lang::Chapter> shown{{.file = file, .text = *text}};
  for (const auto& error : read.errors) fmt::print(stderr, "{}\n", lang::render(error, shown, stderr_is_terminal()));
  return fail(fmt::format("the case has {} mistake{}", read.errors.size(), read.errors.size() == 1 ? "" : "s"),
              "docs/data.md tells how a case is written");
}

}  // namespace

void add_case(CLI::App& command, CaseOptions& options) {
  command.add_option("CASE", options.file, "The case as JSON; what it leaves out is unknown");
  command.add_option("--data", options.data, "Instead of a file: the data folder that the subject was imported into")
      ->option_text("DIR");
  command.add_option("--key", options.key, "The key of the subject in it")->option_text("KEY");
  command.add_option("--extract", options.extract, "The extract that the subject came by, where several have the key")
      ->option_text("NAME");
  command.add_option("--record", options.record, "What the case is about, where no rule is named")
      ->option_text("RECORD");
}

Result<int> record_of(const lang::Program& program, const CaseOptions& options, const std::vector<int>& rules) {
  if (!options.record.empty()) return find_named(program.records, options.record, "record");
  if (!rules.empty()) return program.definitions[static_cast<std::size_t>(rules.front())].parameters.front();
  const int record = lang::main_record(program);
  if (record < 0) return fail("the book has no rule to decide", "name another with --book");
  return record;
}

Result<engine::Case> open_case(const lang::Program& program, int record, const CaseOptions& options) {
  const bool from_file = !options.file.empty();
  const bool from_data = !options.data.empty() && !options.key.empty();
  if (from_file == from_data) {
    return fail("one case is needed", "name a JSON file, or a subject of what was imported by --data DIR --key KEY");
  }
  if (from_file) return read_case(program, record, options.file);
  auto loaded = extracts::load_case(program, options.data, record, options.key, options.extract);
  if (!loaded) return std::unexpected(loaded.error());
  return std::move(loaded->facts);
}

}  // namespace takecare::cli
