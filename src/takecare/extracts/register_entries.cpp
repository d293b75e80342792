#include "takecare/extracts/register_entries.h"

#include <algorithm>

namespace takecare::extracts {

std::int64_t Entries::rows() const {
  std::size_t rows = without_key.size();
  for (const auto& [key, entry] : by_key) rows += entry.rows.size();
  return static_cast<std::int64_t>(rows);
}

Entries make_entries(const lang::Program& program, const lang::Register& definition, const Wording& wording,
                     std::vector<ListRow> rows) {
  const auto& fields = program.records[static_cast<std::size_t>(definition.record)].fields;
  Entries entries;
  for (ListRow& row : rows) {
    std::vector<Words> words;
    for (std::size_t i = 0; i < row.key.size(); ++i) {
      const bool text = fields[static_cast<std::size_t>(definition.key[i])].type.kind == lang::Kind::text;
      const std::string part = row.key[i].value_or("");
      words.push_back(text ? wording.words(part) : part.empty() ? Words{} : Words{part});
    }
    if (std::ranges::any_of(words, &Words::empty)) {
      entries.without_key.push_back(std::move(row));
      continue;
    }
    Entry& entry = entries.by_key[words];
    entry.words = std::move(words);
    entry.rows.push_back(std::move(row));
  }
  return entries;
}

}  // namespace takecare::extracts
