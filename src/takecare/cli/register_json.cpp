// A register as JSON.
#include <nlohmann/json.hpp>

#include "takecare/cli/register_print.h"

namespace takecare::cli {
namespace {

using Json = nlohmann::ordered_json;
using extracts::ListChange;
using extracts::ListRow;

Json value(const std::optional<std::string>& value) { return value ? Json(*value) : Json(nullptr); }

class Writer {
 public:
  explicit Writer(const PrintedRegister& printed) : printed_(printed) {}

  Json write() const {
    Json json{{"register", printed_.definition.name},
              {"title", printed_.definition.title},
              {"files", all(printed_.report.files, [this](const auto& file) { return list_file(file); })},
              {"lists", all(printed_.report.lists, [this](const auto& change) { return list(change); })}};
    json["moved"] = all(printed_.report.moved, [this](const auto& entry) {
      return Json{{"from", printed_.list_name(entry.from)},
                  {"to", printed_.list_name(entry.to)},
                  {"already", entry.already ? Json(*entry.already) : Json(nullptr)},
                  {"before", row(entry.before)},
                  {"after", row(entry.after)}};
    });
    json["perhaps_the_same"] = all(printed_.report.perhaps, [this](const auto& pair) {
      return Json{{"why", pair.why},
                  {"list_before", printed_.list_name(pair.list_before)},
                  {"list_after", printed_.list_name(pair.list_after)},
                  {"before", row(pair.before)},
                  {"after", row(pair.after)}};
    });
    return json;
  }

 private:
  template <class T, class Write>
  static Json all(const std::vector<T>& items, Write write) {
    Json array = Json::array();
    for (const T& item : items) array.push_back(write(item));
    return array;
  }

  Json row(const ListRow& row) const {
    Json key = Json::object();
    for (std::size_t i = 0; i < row.key.size(); ++i)
      key[printed_.field(printed_.definition.key[i]).name] = value(row.key[i]);
    return {{"key", key}, {"file", row.file}, {"row", row.row}};
  }

  Json rows(const std::vector<ListRow>& all_rows) const {
    return all(all_rows, [this](const ListRow& one) { return row(one); });
  }

  Json entries(const std::vector<extracts::Entry>& entries) const {
    return all(entries, [this](const extracts::Entry& entry) { return rows(entry.rows); });
  }

  Json list_file(const extracts::ListFile& one) const {
    return {{"extract", one.extract},
            {"file", one.file.file},
            {"sha256", one.file.sha256},
            {"on", one.id ? Json(format_iso_date(one.id->on)) : Json(nullptr)},
            {"list", one.id ? printed_.list_name(one.id->list) : ""},
            {"status", one.file.status == extracts::FileStatus::held ? "held" : "accepted"},
            {"rows", one.rows},
            {"read", one.file.read},
            {"accepted", one.file.accepted},
            {"rejected", one.file.rejected}};
  }

  Json count(const std::optional<extracts::ListCount>& count) const {
    if (!count) return nullptr;
    return {{"on", format_iso_date(count->on)},
            {"rows", count->rows},
            {"entries", count->entries},
            {"repeated", entries(count->repeated)},
            {"without_a_key", rows(count->keyless)}};
  }

  Json list(const ListChange& change) const {
    Json json{{"list", printed_.list_name(change.list)},
              {"before", count(change.before)},
              {"after", count(change.after)},
              {"compared", change.compared()}};
    if (!change.compared()) return json;
    json["unchanged"] = change.changes.unchanged;
    json["not_compared"] = all(change.not_compared, [this](int field) { return Json(printed_.field(field).name); });
    json["added"] = entries(change.changes.added);
    json["ended"] = entries(change.changes.ended);
    json["changed"] = all(change.changes.changed, [this](const auto& entry) { return changed(entry); });
    json["unclear"] = all(change.changes.unclear, [this](const auto& entry) {
      return Json{{"before", rows(entry.before)}, {"after", rows(entry.after)}};
    });
    return json;
  }

  Json changed(const extracts::ChangedEntry& entry) const {
    return {{"before", row(entry.before)},
            {"after", row(entry.after)},
            {"fields", all(entry.fields, [this](const auto& change) {
               return Json{{"field", printed_.field(change.field).name},
                           {"from", value(change.from)},
                           {"to", value(change.to)}};
             })}};
  }

  const PrintedRegister& printed_;
};

}  // namespace

std::string register_json(const PrintedRegister& printed) { return Writer(printed).write().dump(2) + "\n"; }

}  // namespace takecare::cli
