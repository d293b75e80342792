// A register as CSV: one row a finding.
#include <fmt/format.h>

#include "takecare/base/csv_write.h"
#include "takecare/cli/register_print.h"

namespace takecare::cli {
namespace {

using extracts::ListChange;
using extracts::ListRow;

// One row of the table; what does not apply is empty.
struct Finding {
  std::string what;
  std::string list_before;
  std::string list_after;
  const ListRow* before = nullptr;
  const ListRow* after = nullptr;
  std::string field;
  std::string from;
  std::string to;
  std::string note;
};

class Table {
 public:
  explicit Table(const PrintedRegister& printed) {
    std::vector<std::string> head = {"what", "list_before", "list_after"};
    for (const int field : printed.definition.key) head.push_back(printed.field(field).name);
    for (const char* name : {"field", "from", "to", "file_before", "row_before", "file_after", "row_after", "note"})
      head.emplace_back(name);
    append(head);
  }

  void add(const Finding& finding) {
    std::vector<std::string> cells = {finding.what, finding.list_before, finding.list_after};
    const ListRow& row = finding.after != nullptr ? *finding.after : *finding.before;
    for (const auto& part : row.key) cells.push_back(part.value_or(""));
    cells.insert(cells.end(), {finding.field, finding.from, finding.to});
    for (const ListRow* side : {finding.before, finding.after}) {
      cells.push_back(side == nullptr ? "" : side->file);
      cells.push_back(side == nullptr ? "" : std::to_string(side->row));
    }
    cells.push_back(finding.note);
    append(cells);
  }

  std::string text() && { return std::move(out_); }

 private:
  void append(const std::vector<std::string>& cells) {
    append_csv_row(out_, std::vector<std::string_view>(cells.begin(), cells.end()));
  }

  std::string out_;
};

std::string named(const PrintedRegister& printed, int list, const std::optional<extracts::ListCount>& count) {
  if (!count) return {};
  const std::string name = printed.list_name(list);
  return (name.empty() ? "" : name + " ") + format_iso_date(count->on);
}

class ListRows {
 public:
  ListRows(const PrintedRegister& printed, const ListChange& change, Table& table)
      : printed_(printed),
        change_(change),
        table_(table),
        before_(named(printed, change.list, change.before)),
        after_(named(printed, change.list, change.after)) {}

  void add() {
    const auto& found = change_.changes;
    for (const auto& entry : found.added) one("added", nullptr, &entry.rows.front());
    for (const auto& entry : found.ended) one("ended", &entry.rows.front(), nullptr);
    for (const auto& entry : found.changed) changed(entry);
    for (const auto& entry : found.unclear) {
      for (const ListRow& row : entry.before) one("unclear", &row, nullptr);
      for (const ListRow& row : entry.after) one("unclear", nullptr, &row);
    }
    if (change_.before && change_.compared()) side(*change_.before, true);
    if (change_.after) side(*change_.after, false);
  }

 private:
  void one(const char* what, const ListRow* before, const ListRow* after) {
    table_.add({what, before == nullptr && !change_.compared() ? "" : before_, after_, before, after, {}, {}, {}, {}});
  }

  void changed(const extracts::ChangedEntry& entry) {
    for (const auto& change : entry.fields) {
      table_.add({"changed",
                  before_,
                  after_,
                  &entry.before,
                  &entry.after,
                  printed_.field(change.field).name,
                  change.from.value_or(""),
                  change.to.value_or(""),
                  {}});
    }
  }

  void side(const extracts::ListCount& count, bool before) {
    for (const auto& entry : count.repeated) {
      for (const ListRow& row : entry.rows) one("repeated", before ? &row : nullptr, before ? nullptr : &row);
    }
    for (const ListRow& row : count.keyless) one("without a key", before ? &row : nullptr, before ? nullptr : &row);
  }

  const PrintedRegister& printed_;
  const ListChange& change_;
  Table& table_;
  std::string before_;
  std::string after_;
};

const ListChange* change_of(const PrintedRegister& printed, int list) {
  for (const ListChange& change : printed.report.lists) {
    if (change.list == list) return &change;
  }
  return nullptr;
}

}  // namespace

std::string register_csv(const PrintedRegister& printed) {
  Table table(printed);
  for (const ListChange& change : printed.report.lists) ListRows(printed, change, table).add();
  const auto before = [&](int list) { return named(printed, list, change_of(printed, list)->before); };
  const auto after = [&](int list) { return named(printed, list, change_of(printed, list)->after); };
  for (const auto& entry : printed.report.moved) {
    table.add({"moved",
               before(entry.from),
               after(entry.to),
               &entry.before,
               &entry.after,
               {},
               {},
               {},
               std::string(already_words(entry))});
  }
  for (const auto& pair : printed.report.perhaps) {
    std::string note = pair.why;
    for (std::size_t i = 0; i < pair.before.key.size(); ++i) {
      if (pair.before.key[i] != pair.after.key[i]) note += "; before: " + pair.before.key[i].value_or("");
    }
    table.add({"perhaps the same",
               before(pair.list_before),
               after(pair.list_after),
               &pair.before,
               &pair.after,
               {},
               {},
               {},
               std::move(note)});
  }
  return std::move(table).text();
}

}  // namespace takecare::cli
