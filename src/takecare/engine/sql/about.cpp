// What stands above the columns of a definition.
#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/sql/compiler.h"
#include "takecare/engine/sql/names.h"

namespace takecare::engine::sql {

namespace {

const char* word_of(lang::DefinitionKind kind) {
  switch (kind) {
    case lang::DefinitionKind::rule: return "rule";
    case lang::DefinitionKind::value: return "value";
    case lang::DefinitionKind::list: return "list";
  }
  return "";
}

}  // namespace

std::vector<std::string> Compiler::about(const lang::Definition& definition, const lang::Version* version) const {
  std::string head = fmt::format("{} {}", word_of(definition.kind), definition.name);
  for (auto record = definition.parameters.rbegin(); record != definition.parameters.rend(); ++record) {
    head += fmt::format("{}{}", record == definition.parameters.rbegin() ? " of " : " in ",
                        program_.records[static_cast<std::size_t>(*record)].name);
  }
  const std::string date = format_iso_date(as_of_);
  if (version == nullptr) return {head, fmt::format("  no version of it is in force on {}", date)};
  std::vector<std::string> lines{head};
  for (const lang::Citation& citation : version->citations) {
    std::string line = "  cites " + citation.text;
    if (citation.source >= 0) {
      const lang::LawStatus status = lang::law_status(program_, citation.source, citation.pinpoint, as_of_);
      line += fmt::format(", {} on {}", status.in_force ? "in force" : "NOT IN FORCE", date);
      if (!status.why.empty()) line += ": " + status.why;
    }
    lines.push_back(comment_words(line));
  }
  if (!version->place.file.empty()) {
    const std::string& file = version->place.file;
    lines.push_back(comment_words(fmt::format("  {}:{}", file.substr(file.rfind('/') + 1), version->place.line)));
  }
  return lines;
}

}  // namespace takecare::engine::sql
