// takecare match: what facilities, cities and States of imported records were put to, and on what evidence.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/extracts/resolve.h"

namespace takecare::cli {
namespace {

using extracts::MatchCounts;

struct MatchCommand {
  std::string resolution;
  std::string data;
  std::vector<std::string> book;
  Format format = Format::text;
};

// 'jurisdiction only'
std::string in_words(extracts::Outcome outcome) {
  std::string words(extracts::word_of(outcome));
  std::ranges::replace(words, '_', ' ');
  return words;
}

void print_text(const MatchCounts& counts) {
  std::int64_t facilities = 0;
  std::vector<std::string> outcomes;
  for (const auto& count : counts.outcomes) {
    facilities += count.facilities;
    outcomes.push_back(fmt::format("{} {}", with_commas(count.facilities), in_words(count.outcome)));
  }
  if (counts.decided_by_people > 0) {
    outcomes.push_back(fmt::format("{} of all decided by people", with_commas(counts.decided_by_people)));
  }
  fmt::print("{}: {}, each with its evidence and its candidates: {}\n", counts.file.string(),
             counted(facilities, "facility", "facilities"), fmt::join(outcomes, ", "));
}

void print_json(const std::string& resolution, const MatchCounts& counts) {
  nlohmann::ordered_json json{{"resolution", resolution},
                              {"file", counts.file.string()},
                              {"outcomes", nlohmann::ordered_json::array()},
                              {"decided_by_people", counts.decided_by_people}};
  for (const auto& count : counts.outcomes) {
    json["outcomes"].push_back(
        {{"outcome", extracts::word_of(count.outcome)}, {"facilities", count.facilities}, {"rows", count.rows}});
  }
  fmt::print("{}\n", json.dump(2));
}

int run_match(const MatchCommand& command) {
  auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  auto resolution = find_named(open->book.program.resolutions, command.resolution, "resolution");
  if (!resolution) return report_error(resolution.error());
  auto counts = extracts::write_all_matches(open->book.program, *resolution, command.data);
  if (!counts) return report_error(counts.error());
  if (!*counts) {
    return report_error(
        {.message = fmt::format("'{}' holds no accepted row that {} is about", command.data, command.resolution),
         .help = fmt::format("import some: takecare import EXTRACT FILE --data {}", command.data)});
  }
  if (command.format == Format::json) {
    print_json(command.resolution, **counts);
  } else {
    print_text(**counts);
  }
  return exit_done;
}

}  // namespace

void add_match(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<MatchCommand>();
  CLI::App* command =
      app.add_subcommand("match", "Show to which jurisdiction each facility was put, and on what evidence");
  command->add_option("RESOLUTION", options->resolution, "The resolution of the book")->required();
  command->add_option("--data", options->data, "The data folder")->option_text("DIR")->required();
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command, "takecare match RESOLUTION --data out/data");
  command->callback([options, &outcome] { outcome.exit = run_match(*options); });
}

}  // namespace takecare::cli
