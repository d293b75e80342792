// Two lists of a register, of an earlier and a later day, beside each other.
//
// Entries are the same when the words of their keys are; nothing is merged that only looks alike. Always:
// entries before + added - ended = entries after, and kept = unchanged + changed + unclear.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/extracts/register_entries.h"

namespace takecare::extracts {

struct FieldChange {
  int field = -1;  // of the record
  std::optional<std::string> from;
  std::optional<std::string> to;
};

struct ChangedEntry {
  ListRow before;
  ListRow after;
  std::vector<FieldChange> fields;
};

// A key that stands more than once in one of the two lists, with rows that differ: which became which cannot be told.
struct UnclearEntry {
  std::vector<ListRow> before;
  std::vector<ListRow> after;
};

struct ListComparison {
  std::vector<Entry> added;
  std::vector<Entry> ended;
  std::vector<ChangedEntry> changed;
  std::vector<UnclearEntry> unclear;
  std::int64_t unchanged = 0;
};

// 'fields' are those of Register::compares that both lists have; the others are not compared. Texts are compared by
// their words, as those of the key are; a value that becomes known, or unknown, has changed.
ListComparison compare_entries(const lang::Program& program, const lang::Register& definition, const Wording& wording,
                               const Entries& before, const Entries& after, const std::vector<int>& fields);

}  // namespace takecare::extracts
