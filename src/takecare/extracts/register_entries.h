// The rows of one list, put together by the words of their key.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "takecare/extracts/register_lists.h"
#include "takecare/extracts/words.h"

namespace takecare::extracts {

// The rows of one key. More than one: the list repeats it, and nothing says which is meant.
struct Entry {
  std::vector<Words> words;  // of each part of the key
  std::vector<ListRow> rows;
};

struct Entries {
  std::map<std::vector<Words>, Entry> by_key;
  std::vector<ListRow> without_key;  // a part of the key is unknown or has no words: compared with nothing
  std::int64_t rows() const;
};

// Texts are compared by their words after 'wording', enumerators by their name.
Entries make_entries(const lang::Program& program, const lang::Register& definition, const Wording& wording,
                     std::vector<ListRow> rows);

}  // namespace takecare::extracts
