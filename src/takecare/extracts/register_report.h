// A register between two days: what was added, ended and changed, entry by entry, each with its file and row.
//
// Start here. Each list is compared between the last one of it on or before 'from' and the last on or before 'to';
// without days, between its last two. What a list says of a day on which there was none yet is unknown, and is compared
// with nothing.
#pragma once

#include "takecare/extracts/register_compare.h"

namespace takecare::extracts {

// One list on one day, counted.
struct ListCount {
  Days on = 0;
  std::int64_t rows = 0;         // entries + those that repeat one + those without a key
  std::int64_t entries = 0;      // different keys
  std::vector<Entry> repeated;   // the entries that stand there more than once
  std::vector<ListRow> keyless;  // rows a part of whose key is unknown
};

struct ListChange {
  int list = -1;  // enumerator; -1: the register has one list
  std::optional<ListCount> before;
  std::optional<ListCount> after;
  Entries entries_before;
  Entries entries_after;
  ListComparison changes;         // empty unless there are both, of different days
  std::vector<int> not_compared;  // fields that one of the two lists does not have
  bool compared() const { return before && after && before->on != after->on; }
};

// An entry that ended in one list and stands in another on the later day. It is among the ended of the one and, where
// it was not in the other before, among the added of that.
struct MovedEntry {
  int from = -1;
  int to = -1;
  std::vector<Words> words;     // of its key
  std::optional<bool> already;  // whether it stood in the other on the earlier day too; nothing: that had no list yet
  ListRow before;
  ListRow after;
};

// An entry that ended and one that was added, which agree in every part of the key but one text, and in that nearly.
struct PerhapsSame {
  int list_before = -1;
  int list_after = -1;
  ListRow before;
  ListRow after;
  std::string why;
};

struct RegisterReport {
  std::vector<ListFile> files;
  std::vector<ListChange> lists;
  std::vector<MovedEntry> moved;
  std::vector<PerhapsSame> perhaps;
};

// Either day may be left out: then it is the last that there is, and the one before it.
struct RegisterDays {
  std::optional<Days> from;
  std::optional<Days> to;
};

// Fails when nothing was imported, when the days are the wrong way round, and when there was no list yet.
Result<RegisterReport> report_register(const lang::Program& program, const lang::Register& definition,
                                       const std::filesystem::path& data, const RegisterDays& days);

}  // namespace takecare::extracts
