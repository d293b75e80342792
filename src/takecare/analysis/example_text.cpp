#include "takecare/analysis/example_text.h"

#include <fmt/format.h>

#include "takecare/engine/value_words.h"
#include "takecare/lang/book.h"

namespace takecare::analysis {

using engine::FactState;
using engine::Item;

namespace {

constexpr std::string_view fence = "```law\n";

std::string fact_words(const lang::Program& program, lang::Type type, const engine::Fact& fact) {
  if (fact.state == FactState::not_applicable) return "not applicable";
  return type.kind == lang::Kind::text ? engine::text_words(fact.text)
                                       : engine::literal_words(program, type, fact.value);
}

std::vector<std::string> given(const lang::Program& program, const Item& item);

std::string items_words(const lang::Program& program, const engine::ItemList& list) {
  std::vector<std::string> items;
  for (const Item& one : list.items) items.push_back(fmt::format("{{ {} }}", fmt::join(given(program, one), ", ")));
  return fmt::format("[ {} ]", fmt::join(items, ", "));
}

std::vector<std::string> given(const lang::Program& program, const Item& item) {
  std::vector<std::string> lines;
  const auto& fields = program.records[static_cast<std::size_t>(item.record)].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (item.lists[i].known) {
      lines.push_back(fmt::format("{} {}", fields[i].name, items_words(program, item.lists[i])));
    } else if (item.facts[i].state != FactState::unknown) {
      lines.push_back(fmt::format("{} {}", fields[i].name, fact_words(program, fields[i].type, item.facts[i])));
    }
  }
  return lines;
}

// In the one layout where the language can lay it out; as it is otherwise.
std::string laid_out(const std::string& text) {
  auto formatted = lang::format_chapter({.file = "example", .text = fmt::format("{}{}```\n", fence, text)});
  if (!formatted) return text;
  const std::size_t begin = fence.size();
  return formatted->substr(begin, formatted->rfind("```") - begin);
}

std::string subject_words(const lang::Program& program, const lang::Definition& definition, bool has_path) {
  const auto name = [&](int record) { return program.records[static_cast<std::size_t>(record)].name; };
  if (!has_path) return name(definition.parameters.front());
  return fmt::format("{} in {}", name(definition.parameters.back()), name(definition.parameters.front()));
}

}  // namespace

std::string example_text(const lang::Program& program, const engine::Case& the_case, const ExampleText& example) {
  const auto& definition = program.definitions[static_cast<std::size_t>(example.definition)];
  std::string text =
      fmt::format("example \"{}\" of {} as of {}\n", example.title,
                  subject_words(program, definition, !example.path.empty()), format_iso_date(example.as_of));
  std::vector<std::string> lines = given(program, the_case.subject);
  if (!example.path.empty()) lines.insert(lines.begin(), "item " + example.path);
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += fmt::format("{}{}\n", i == 0 ? "  given " : "        ", lines[i]);
  text += fmt::format("  expect {} is {}\n", definition.name, example.expected);
  return laid_out(text);
}

}  // namespace takecare::analysis
