#include "takecare/extracts/register_compare.h"

#include <algorithm>
#include <set>

namespace takecare::extracts {

namespace {

class Comparer {
 public:
  Comparer(const lang::Program& program, const lang::Register& definition, const Wording& wording,
           const std::vector<int>& fields)
      : fields_of_record_(program.records[static_cast<std::size_t>(definition.record)].fields), wording_(wording) {
    for (std::size_t i = 0; i < definition.compares.size(); ++i) {
      if (std::ranges::find(fields, definition.compares[i]) != fields.end())
        compared_.push_back({i, definition.compares[i]});
    }
  }

  void compare(const Entry& before, const Entry& after, ListComparison& out) const {
    const std::set<Values> values_before = all_values(before);
    const std::set<Values> values_after = all_values(after);
    if (values_before == values_after) {
      ++out.unchanged;
    } else if (values_before.size() == 1 && values_after.size() == 1) {
      out.changed.push_back(
          {before.rows.front(), after.rows.front(), changes(before.rows.front(), after.rows.front())});
    } else {
      out.unclear.push_back({before.rows, after.rows});
    }
  }

 private:
  using Values = std::vector<std::optional<std::string>>;
  struct Compared {
    std::size_t at;  // in ListRow::values
    int field;
  };

  // A text that has no words is compared as it stands.
  std::optional<std::string> comparable(const ListRow& row, const Compared& compared) const {
    const std::optional<std::string>& value = row.values[compared.at];
    if (!value || fields_of_record_[static_cast<std::size_t>(compared.field)].type.kind != lang::Kind::text)
      return value;
    const Words words = wording_.words(*value);
    return words.empty() ? value : spoken(words);
  }

  Values values(const ListRow& row) const {
    Values values;
    for (const Compared& compared : compared_) values.push_back(comparable(row, compared));
    return values;
  }

  std::set<Values> all_values(const Entry& entry) const {
    std::set<Values> all;
    for (const ListRow& row : entry.rows) all.insert(values(row));
    return all;
  }

  std::vector<FieldChange> changes(const ListRow& before, const ListRow& after) const {
    std::vector<FieldChange> changes;
    for (const Compared& compared : compared_) {
      if (comparable(before, compared) != comparable(after, compared))
        changes.push_back({compared.field, before.values[compared.at], after.values[compared.at]});
    }
    return changes;
  }

  const std::vector<lang::Field>& fields_of_record_;
  const Wording& wording_;
  std::vector<Compared> compared_;
};

}  // namespace

ListComparison compare_entries(const lang::Program& program, const lang::Register& definition, const Wording& wording,
                               const Entries& before, const Entries& after, const std::vector<int>& fields) {
  const Comparer comparer(program, definition, wording, fields);
  ListComparison out;
  for (const auto& [key, entry] : before.by_key) {
    const auto found = after.by_key.find(key);
    if (found == after.by_key.end()) {
      out.ended.push_back(entry);
    } else {
      comparer.compare(entry, found->second, out);
    }
  }
  for (const auto& [key, entry] : after.by_key) {
    if (!before.by_key.contains(key)) out.added.push_back(entry);
  }
  return out;
}

}  // namespace takecare::extracts
