// A register as text for people.
#include <fmt/format.h>

#include <algorithm>

#include "takecare/cli/progress.h"
#include "takecare/cli/register_print.h"

namespace takecare::cli {
namespace {

using extracts::Entry;
using extracts::ListChange;
using extracts::ListCount;
using extracts::ListRow;

std::string where(const ListRow& row) { return fmt::format("{} row {}", row.file, row.row); }

std::string value(const std::optional<std::string>& value) { return value ? '"' + *value + '"' : "unknown"; }

class Writer {
 public:
  explicit Writer(const PrintedRegister& printed) : printed_(printed) {}

  std::string write() {
    const lang::Register& definition = printed_.definition;
    line("{}", definition.title.empty() ? definition.name : definition.title);
    files();
    for (const ListChange& change : printed_.report.lists) list(change);
    moved();
    perhaps();
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_ += fmt::format(format, std::forward<Args>(args)...) + "\n";
  }

  static std::string spaced(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
  }

  std::string list_name(int list) const { return spaced(printed_.list_name(list)); }

  std::string key(const ListRow& row) const {
    std::string text;
    for (std::size_t i = 0; i < row.key.size(); ++i) {
      const bool names = printed_.field(printed_.definition.key[i]).type.kind == lang::Kind::enumeration;
      const std::string part = row.key[i].value_or("unknown");
      text += (i == 0 ? "" : ", ") + (names ? spaced(part) : part);
    }
    return text;
  }

  void files() {
    line("\nThe lists");
    for (const extracts::ListFile& one : printed_.report.files) {
      const auto& file = one.file;
      const std::string id =
          one.id ? fmt::format("{} {}", format_iso_date(one.id->on), list_name(one.id->list)) : "of no known list";
      const bool held = file.status == extracts::FileStatus::held;
      line("  {:<24} {:>7} {}  {}: {} read = {} accepted + {} rejected{}", id, with_commas(one.rows),
           one.rows == 1 ? "row " : "rows", file.file, with_commas(file.read), with_commas(file.accepted),
           with_commas(file.rejected), held ? "; held, and not used" : "");
    }
  }

  void list(const ListChange& change) {
    const std::string name = list_name(change.list);
    line("");
    if (!change.compared()) return not_compared(change, name);
    const auto& found = change.changes;
    line("{}{} to {}", name.empty() ? "" : name + ", ", format_iso_date(change.before->on),
         format_iso_date(change.after->on));
    line("  {} before + {} added - {} ended = {} after", with_commas(change.before->entries), count(found.added),
         count(found.ended), with_commas(change.after->entries));
    line("  kept: {} unchanged, {} changed{}", with_commas(found.unchanged), count(found.changed),
         found.unclear.empty() ? "" : fmt::format(", {} unclear since they are repeated", count(found.unclear)));
    fields_left_out(change);
    repeated(*change.before);
    repeated(*change.after);
    entries("added", found.added);
    entries("ended", found.ended);
    changed(found.changed);
    unclear(found.unclear);
  }

  template <class T>
  static std::string count(const std::vector<T>& all) {
    return with_commas(static_cast<std::int64_t>(all.size()));
  }

  void not_compared(const ListChange& change, const std::string& name) {
    const std::string list = name.empty() ? "the list" : name;
    if (change.before && change.after) {
      line("{}: one list for both days, of {}, with {}", list, format_iso_date(change.after->on),
           counted(change.after->entries, "entry", "entries"));
    } else if (change.after) {
      line("{}: no list before that of {}, with {}: nothing to compare it with", list,
           format_iso_date(change.after->on), counted(change.after->entries, "entry", "entries"));
    } else {
      line("{}: no list yet", list);
    }
    if (change.after) repeated(*change.after);
  }

  void fields_left_out(const ListChange& change) {
    if (change.not_compared.empty()) return;
    std::string names;
    for (const int field : change.not_compared) names += (names.empty() ? "" : ", ") + printed_.field(field).name;
    line("  not compared, since one of the two lists does not have it: {}", names);
  }

  void repeated(const ListCount& count) {
    if (!count.repeated.empty()) {
      line("  {}: {} = {} + rows that repeat one{}", format_iso_date(count.on), counted(count.rows, "row", "rows"),
           counted(count.entries, "entry", "entries"), count.keyless.empty() ? "" : " + rows without a key");
    }
    for (const Entry& entry : count.repeated) {
      line("  repeated on {}: {}", format_iso_date(count.on), key(entry.rows.front()));
      for (const ListRow& row : entry.rows) line("    {}  ({})", key(row), where(row));
    }
    for (const ListRow& row : count.keyless)
      line("  without a key on {}, and compared with nothing: {}  ({})", format_iso_date(count.on), key(row),
           where(row));
  }

  void entries(const char* what, const std::vector<Entry>& all) {
    if (all.empty()) return;
    line("  {}", what);
    for (const Entry& entry : all) line("    {}  ({})", key(entry.rows.front()), where(entry.rows.front()));
  }

  void changed(const std::vector<extracts::ChangedEntry>& all) {
    if (!all.empty()) line("  changed");
    for (const auto& entry : all) {
      line("    {}  ({}; {})", key(entry.after), where(entry.before), where(entry.after));
      for (const auto& change : entry.fields)
        line("      {}: {} to {}", printed_.field(change.field).name, value(change.from), value(change.to));
    }
  }

  void unclear(const std::vector<extracts::UnclearEntry>& all) {
    if (!all.empty()) line("  unclear: rows of one key that differ, and nothing says which became which");
    for (const auto& entry : all) {
      line("    {}", key(entry.after.front()));
      for (const ListRow& row : entry.before) line("      before: {}", where(row));
      for (const ListRow& row : entry.after) line("      after: {}", where(row));
    }
  }

  void moved() {
    if (printed_.report.moved.empty()) return;
    line("\nmoved from one list to another: {}", count(printed_.report.moved));
    for (const auto& entry : printed_.report.moved) {
      const std::string_view words = already_words(entry);
      line("  from {} to {}{}{}: {}  ({}; {})", list_name(entry.from), list_name(entry.to), words.empty() ? "" : ", ",
           words, key(entry.after), where(entry.before), where(entry.after));
    }
  }

  void perhaps() {
    if (printed_.report.perhaps.empty()) return;
    line("\nperhaps the same, and counted as ended and added: {}", count(printed_.report.perhaps));
    for (const auto& pair : printed_.report.perhaps) {
      line("  {}  ({})", key(pair.before), where(pair.before));
      line("  {}  ({})", key(pair.after), where(pair.after));
      line("    {}", pair.why);
    }
  }

  const PrintedRegister& printed_;
  std::string out_;
};

}  // namespace

const lang::Field& PrintedRegister::field(int index) const {
  return program.records[static_cast<std::size_t>(definition.record)].fields[static_cast<std::size_t>(index)];
}

std::string PrintedRegister::list_name(int list) const {
  if (list < 0) return {};
  const int of = field(definition.list_field).type.of;
  return program.enumerations[static_cast<std::size_t>(of)].values[static_cast<std::size_t>(list)].name;
}

std::string_view already_words(const extracts::MovedEntry& entry) {
  if (!entry.already) return "which had no list before";
  return *entry.already ? "where it stood already" : "";
}

std::string register_text(const PrintedRegister& printed) { return Writer(printed).write(); }

}  // namespace takecare::cli
