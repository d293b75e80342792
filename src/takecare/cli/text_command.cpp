// takecare text: the official text of the law, section by section, and who has read it.
#include <fmt/format.h>

#include <memory>

#include "takecare/base/text_file.h"
#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/names.h"
#include "takecare/cli/progress.h"
#include "takecare/lang/official_text.h"
#include "takecare/lang/pinpoint.h"

namespace takecare::cli {
namespace {

using lang::OfficialParagraph;
using lang::OfficialText;

struct TextOptions {
  std::string source;
  std::string section;
  std::string print;
  std::vector<std::string> paragraphs;
  bool all = false;
  bool mark = false;
  std::vector<std::string> book;
};

// The file that the book keeps the section's text in. The book may have errors: a text that is missing or was not read
// is one.
Result<lang::SectionText> find_section(const OpenBook& open, const std::string& source, std::string_view pinpoint) {
  const auto& sources = open.book.program.sources;
  const auto found = find_named(sources, source, "source");
  if (!found) return std::unexpected(found.error());
  const lang::Source& law = sources[static_cast<std::size_t>(*found)];
  for (const lang::SectionText& section : law.sections) {
    if (lang::reaches(section.section, pinpoint)) return section;
  }
  return fail(fmt::format("the book names no file for the text of {} {}", source, pinpoint),
              fmt::format("write it under the source: section {} text \"FILE.csv\"", pinpoint), law.place);
}

bool exists(const std::string& file) {
  std::error_code error;
  return std::filesystem::exists(file, error);
}

std::string in_words(const OfficialText& before, const OfficialText& now) {
  std::string words = counted(std::ssize(now), "paragraph", "paragraphs");
  if (before.empty()) return words;
  const lang::TextChanges changes = lang::compare_texts(before, now);
  return fmt::format("{}: {} changed, {} new, {} gone", words, changes.changed, changes.added, changes.gone);
}

int run_import(const TextOptions& options) {
  auto open = open_book(options.book);
  if (!open) return report_error(open.error());
  auto section = find_section(*open, options.source, options.section);
  if (!section) return report_error(section.error());
  auto print = read_text_file(options.print);
  if (!print) return report_error(print.error());
  OfficialText before;
  if (exists(section->file)) {
    auto kept = lang::read_official_text(section->file);
    if (!kept) return report_error(kept.error());
    before = std::move(*kept);
  }
  auto text = lang::import_official_text(*print, section->section, before);
  if (!text) return report_error(text.error());
  if (auto written = lang::write_official_text(section->file, *text); !written) return report_error(written.error());
  fmt::print("{}: {} {}, {}\n", section->file, options.source, section->section, in_words(before, *text));
  return exit_done;
}

int run_read(const TextOptions& options) {
  auto open = open_book(options.book);
  if (!open) return report_error(open.error());
  for (const std::string& pinpoint : options.paragraphs) {
    auto section = find_section(*open, options.source, pinpoint);
    if (!section) return report_error(section.error());
    auto text = lang::read_official_text(section->file);
    if (!text) return report_error(text.error());
    const auto paragraphs = lang::find_paragraphs(*text, pinpoint, options.all);
    if (paragraphs.empty()) {
      return report_error({.message = fmt::format("the text of {} has no paragraph {}", options.source, pinpoint),
                           .help = fmt::format("'{}' lists the paragraphs that it has", section->file)});
    }
    for (OfficialParagraph* paragraph : paragraphs) {
      const char* state = paragraph->stale() ? "not read since its words changed" : "read";
      fmt::print("{} {} ({})\n{}\n\n", options.source, paragraph->pinpoint, state, paragraph->text);
      if (options.mark) paragraph->mark_read();
    }
    if (!options.mark) continue;
    if (auto written = lang::write_official_text(section->file, *text); !written) return report_error(written.error());
    fmt::print("{}: {} marked as read\n", section->file, counted(std::ssize(paragraphs), "paragraph", "paragraphs"));
  }
  return exit_done;
}

void add_text_import(CLI::App& text, Outcome& outcome) {
  auto options = std::make_shared<TextOptions>();
  CLI::App* command = text.add_subcommand("import", "Take over a section as its publisher prints it");
  command->add_option("SOURCE", options->source, "The source of the book, as citations write it")->required();
  command->add_option("SECTION", options->section, "The number by which the source cites the section")->required();
  command->add_option("FILE", options->print, "The print: Markdown of the U.S. Code, or an order or regulation as text")
      ->required();
  add_book(*command, options->book);
  add_example(*command, "takecare text import ACT 12 section-12.md");
  command->callback([options, &outcome] { outcome.exit = run_import(*options); });
}

void add_text_read(CLI::App& text, Outcome& outcome) {
  auto options = std::make_shared<TextOptions>();
  CLI::App* command = text.add_subcommand(
      "read",
      "Show the words of paragraphs; with --mark, say that they were read and that what rests on them is right");
  command->add_option("SOURCE", options->source, "The source of the book, as citations write it")->required();
  command->add_option("PARAGRAPH", options->paragraphs, "Paragraphs, as citations write them")->required();
  command->add_flag("--all", options->all, "And all that are below them");
  command->add_flag("--mark", options->mark, "Mark them as read; what cites them is no longer stale");
  add_book(*command, options->book);
  add_example(*command, "takecare text read ACT '12(a)' --all --mark");
  command->callback([options, &outcome] { outcome.exit = run_read(*options); });
}

}  // namespace

void add_text(CLI::App& app, Outcome& outcome) {
  CLI::App* command =
      app.add_subcommand("text", "The official text of the law: taken over from its publisher, and marked as read");
  command->require_subcommand(1);
  add_text_import(*command, outcome);
  add_text_read(*command, outcome);
  add_example(*command, "takecare text import ACT 12 section-12.md");
}

}  // namespace takecare::cli
