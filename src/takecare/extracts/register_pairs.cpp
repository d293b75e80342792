#include "takecare/extracts/register_pairs.h"

#include <map>
#include <set>
#include <utility>

#include "takecare/extracts/register_near.h"

namespace takecare::extracts {

namespace {

using Key = std::vector<Words>;
using ListKey = std::pair<int, Key>;  // list, key

// The parts of a key but for one.
Key but_for(const Key& key, std::size_t part) {
  Key rest = key;
  rest[part].clear();
  return rest;
}

// Pairs the ended with the added that differ in one part of the key, a text.
class Pairer {
 public:
  Pairer(const std::vector<ListChange>& lists, const std::vector<MovedEntry>& moved, std::size_t part)
      : lists_(lists), part_(part) {
    for (const MovedEntry& entry : moved) moved_.insert({entry.from, entry.words});
    for (const ListChange& change : lists) {
      for (const Entry& entry : change.changes.added)
        added_[but_for(entry.words, part)].emplace_back(change.list, &entry);
    }
  }

  void find(std::vector<PerhapsSame>& out) const {
    for (const ListChange& change : lists_) {
      for (const Entry& entry : change.changes.ended) {
        if (moved_.contains({change.list, entry.words})) continue;
        const auto found = added_.find(but_for(entry.words, part_));
        if (found != added_.end()) pair(change.list, entry, found->second, out);
      }
    }
  }

 private:
  using InList = std::pair<int, const Entry*>;

  void pair(int list, const Entry& ended, const std::vector<InList>& added, std::vector<PerhapsSame>& out) const {
    for (const auto& [list_after, entry] : added) {
      std::string why = why_near(ended.words[part_], entry->words[part_]);
      if (why.empty()) continue;
      out.push_back({list, list_after, ended.rows.front(), entry->rows.front(), std::move(why)});
    }
  }

  const std::vector<ListChange>& lists_;
  std::size_t part_;
  std::set<ListKey> moved_;
  std::map<Key, std::vector<InList>> added_;
};

}  // namespace

std::vector<MovedEntry> find_moved(const std::vector<ListChange>& lists) {
  std::vector<MovedEntry> moved;
  for (const ListChange& from : lists) {
    for (const Entry& entry : from.changes.ended) {
      for (const ListChange& to : lists) {
        const auto after = to.entries_after.by_key.find(entry.words);
        if (to.list == from.list || after == to.entries_after.by_key.end()) continue;
        const std::optional<bool> already =
            to.before ? std::optional(to.entries_before.by_key.contains(entry.words)) : std::nullopt;
        moved.push_back({from.list, to.list, entry.words, already, entry.rows.front(), after->second.rows.front()});
      }
    }
  }
  return moved;
}

std::vector<PerhapsSame> find_perhaps_same(const lang::Program& program, const lang::Register& definition,
                                           const std::vector<ListChange>& lists, const std::vector<MovedEntry>& moved) {
  const auto& fields = program.records[static_cast<std::size_t>(definition.record)].fields;
  std::vector<PerhapsSame> out;
  for (std::size_t part = 0; part < definition.key.size(); ++part) {
    if (fields[static_cast<std::size_t>(definition.key[part])].type.kind == lang::Kind::text)
      Pairer(lists, moved, part).find(out);
  }
  return out;
}

}  // namespace takecare::extracts
