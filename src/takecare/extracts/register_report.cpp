#include "takecare/extracts/register_report.h"

#include <algorithm>

#include "takecare/extracts/register_pairs.h"

namespace takecare::extracts {

namespace {

// The last day on or before 'limit'; the last of all without one.
std::optional<Days> last_day(const std::vector<Days>& days, std::optional<Days> limit) {
  const auto end = limit ? std::ranges::upper_bound(days, *limit) : days.end();
  return end == days.begin() ? std::nullopt : std::optional(*(end - 1));
}

ListCount count_of(Days on, const Entries& entries) {
  ListCount count{on, entries.rows(), static_cast<std::int64_t>(entries.by_key.size()), {}, entries.without_key};
  for (const auto& [key, entry] : entries.by_key) {
    if (entry.rows.size() > 1) count.repeated.push_back(entry);
  }
  return count;
}

class Reporter {
 public:
  Reporter(const lang::Program& program, const lang::Register& definition, RegisterLists lists,
           const RegisterDays& days)
      : program_(program), definition_(definition), wording_(definition.write), lists_(std::move(lists)), days_(days) {}

  Result<RegisterReport> run() {
    RegisterReport report;
    report.files = lists_.files();
    for (const int list : lists_.lists()) {
      auto change = compare(list);
      if (!change) return std::unexpected(change.error());
      report.lists.push_back(std::move(*change));
    }
    report.moved = find_moved(report.lists);
    report.perhaps = find_perhaps_same(program_, definition_, report.lists, report.moved);
    return report;
  }

 private:
  Result<ListChange> compare(int list) {
    const std::vector<Days> days = lists_.days_of(list);
    const std::optional<Days> to = last_day(days, days_.to);
    const std::optional<Days> from = days_.from ? last_day(days, days_.from) : to ? last_day(days, *to - 1) : to;
    ListChange change;
    change.list = list;
    auto before = read(list, from);
    if (!before) return std::unexpected(before.error());
    auto after = read(list, to);
    if (!after) return std::unexpected(after.error());
    if (from) change.before = count_of(*from, *before);
    if (to) change.after = count_of(*to, *after);
    change.entries_before = std::move(*before);
    change.entries_after = std::move(*after);
    if (change.compared()) fill(change);
    return change;
  }

  void fill(ListChange& change) const {
    std::vector<int> compared;
    for (const int field : definition_.compares) {
      const bool both = lists_.compares({change.list, change.before->on}, field) &&
                        lists_.compares({change.list, change.after->on}, field);
      (both ? compared : change.not_compared).push_back(field);
    }
    change.changes =
        compare_entries(program_, definition_, wording_, change.entries_before, change.entries_after, compared);
  }

  Result<Entries> read(int list, std::optional<Days> on) {
    if (!on) return Entries{};
    auto rows = lists_.rows({list, *on});
    if (!rows) return std::unexpected(rows.error());
    return make_entries(program_, definition_, wording_, std::move(*rows));
  }

  const lang::Program& program_;
  const lang::Register& definition_;
  Wording wording_;
  RegisterLists lists_;
  RegisterDays days_;
};

Result<void> check_days(const RegisterLists& lists, const RegisterDays& days) {
  if (days.from && days.to && *days.from >= *days.to) {
    return fail(format_iso_date(*days.from) + " is not before " + format_iso_date(*days.to),
                "The earlier day comes first.");
  }
  std::optional<Days> first;
  for (const int list : lists.lists()) {
    const Days begins = lists.days_of(list).front();
    first = first ? std::min(*first, begins) : begins;
  }
  for (const std::optional<Days>& day : {days.from, days.to}) {
    if (!day || *day >= *first) continue;
    return fail("there was no list yet on " + format_iso_date(*day),
                "The first is of " + format_iso_date(*first) + ".");
  }
  return {};
}

std::string extracts_of(const lang::Program& program, const lang::Register& definition) {
  std::string names;
  for (const lang::Extract& extract : program.extracts) {
    if (extract.record != definition.record || extract.into_record >= 0) continue;
    names += (names.empty() ? "" : ", ") + extract.name;
  }
  return names;
}

}  // namespace

Result<RegisterReport> report_register(const lang::Program& program, const lang::Register& definition,
                                       const std::filesystem::path& data, const RegisterDays& days) {
  auto lists = RegisterLists::open(program, definition, data);
  if (!lists) return std::unexpected(lists.error());
  if (lists->lists().empty()) {
    return fail("'" + data.string() + "' holds no list that counts for " + definition.name,
                "Import one: takecare import EXTRACT FILE --data " + data.string() +
                    ", where EXTRACT is one of: " + extracts_of(program, definition));
  }
  if (auto sound = check_days(*lists, days); !sound) return std::unexpected(sound.error());
  return Reporter(program, definition, std::move(*lists), days).run();
}

}  // namespace takecare::extracts
