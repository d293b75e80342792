#include "takecare/reports/publish.h"

#include <algorithm>
#include <numeric>

#include "takecare/pages/words.h"
#include "takecare/reports/rollup.h"

namespace takecare::reports {

namespace {

Figure count_figure(std::int64_t count, bool hidden) {
  if (hidden) return {.state = State::suppressed};
  return {.state = count == 0 ? State::zero : State::value, .value = count};
}

Figure gathered_figure(const Gathered& gathered, bool withheld) {
  if (withheld) return {.state = State::suppressed};
  if (gathered.any) return {.state = State::value, .value = gathered.value, .incomplete = gathered.some_unknown};
  return {.state = gathered.some_unknown ? State::unknown : State::not_applicable};
}

// How far down a cell stands: its categories, and 2 for a period, 1 for a year.
int depth(const Time& time, const Key& key) {
  const auto categories = std::count_if(key.begin() + 1, key.end(), [](int at) { return at != total; });
  const int in_time = key[0] == total ? 0 : is_period(time, key[0]) ? 2 : 1;
  return static_cast<int>(categories) + in_time;
}

// What the gathered values of a cell's parts along one coordinate come to, as far as they are published.
struct Parts {
  bool some_withheld = false;
  std::vector<Gathered> gathered;
};

// Decides which gathered values are withheld, from the innermost cells outward.
class Withholding {
 public:
  Withholding(const Counts& counts, const Hidden& hidden)
      : counts_(counts), hidden_(hidden), kinds_(gathering_kinds(counts.layout.measures)) {
    if (kinds_.empty()) return;
    std::vector<const Key*> keys;
    for (const auto& [key, cell] : counts.cells) keys.push_back(&key);
    std::ranges::stable_sort(keys, std::greater<>(),
                             [this](const Key* key) { return depth(counts_.layout.time, *key); });
    for (const Key* key : keys) decide(*key);
  }

  bool withheld(const Key& key, std::size_t measure) const { return withheld_.at(key)[measure]; }

 private:
  void decide(const Key& key) {
    const CountedCell& cell = counts_.cells.at(key);
    std::vector<bool> out(kinds_.size(), hidden_.cells.contains(key));
    for (std::size_t m = 0; m < kinds_.size(); ++m) {
      if (kinds_[m] == MeasureKind::sum && !hidden_.sums.empty()) {
        out[m] = hidden_.sums[m].contains(key);
        continue;
      }
      for (std::size_t along = 0; along < key.size(); ++along) {
        const auto found = parts_.find({key, along});
        if (found == parts_.end() || !found->second.some_withheld) continue;
        const Gathered& open = found->second.gathered[m];
        const Gathered& whole = cell.gathered[m];
        const bool tells =
            open.any != whole.any || open.value != whole.value || open.some_unknown != whole.some_unknown;
        out[m] = out[m] || tells;
      }
    }
    for (std::size_t along = 0; along < key.size(); ++along) add_to_parent(key, along, cell, out);
    withheld_.emplace(key, std::move(out));
  }

  void add_to_parent(const Key& key, std::size_t along, const CountedCell& cell, const std::vector<bool>& out) {
    Key parent = parent_key(counts_.layout.time, key, along);
    if (parent.empty()) return;
    Parts& parts = parts_[{std::move(parent), along}];
    parts.gathered.resize(kinds_.size());
    for (std::size_t m = 0; m < kinds_.size(); ++m) {
      if (out[m]) {
        parts.some_withheld = true;
      } else {
        gather_all(parts.gathered[m], kinds_[m], cell.gathered[m]);
      }
    }
  }

  const Counts& counts_;
  const Hidden& hidden_;
  std::vector<MeasureKind> kinds_;
  std::map<Key, std::vector<bool>> withheld_;
  std::map<std::pair<Key, std::size_t>, Parts> parts_;
};

Figure percent_figure(const Counts& counts, const Hidden& hidden, const Key& key, std::int64_t count) {
  const Key base = total_key(counts.layout, key[0]);
  if (hidden.cells.contains(key) || hidden.cells.contains(base)) return {.state = State::suppressed};
  const auto whole = counts.cells.find(base);
  if (whole == counts.cells.end() || whole->second.count == 0) return {.state = State::not_applicable};
  const std::int64_t share = pages::percent_tenths(count, whole->second.count);
  return {.state = count == 0 ? State::zero : State::value, .value = share};
}

Cell published_cell(const Counts& counts, const Hidden& hidden, const Withholding& withholding, const Key& key,
                    const CountedCell& counted) {
  Cell cell{.count = count_figure(counted.count, hidden.cells.contains(key)), .figures = {}};
  std::size_t gathered = 0;
  for (const Measure& measure : counts.layout.measures) {
    switch (measure.kind) {
      case MeasureKind::count: cell.figures.push_back(cell.count); break;
      case MeasureKind::percent: cell.figures.push_back(percent_figure(counts, hidden, key, counted.count)); break;
      default:
        cell.figures.push_back(gathered_figure(counted.gathered[gathered], withholding.withheld(key, gathered)));
        ++gathered;
    }
  }
  return cell;
}

}  // namespace

Cube publish(const Counts& counts, const Hidden& hidden) {
  Cube cube{.layout = counts.layout, .cells = {}, .unplaced = {}, .unplaced_total = {}};
  const Withholding withholding(counts, hidden);
  for (const auto& [key, counted] : counts.cells) {
    cube.cells.emplace(key, published_cell(counts, hidden, withholding, key, counted));
  }
  std::int64_t all = 0;
  for (std::size_t i = 0; i < counts.unplaced.size(); ++i) {
    const Unplaced& unplaced = counts.unplaced[i];
    cube.unplaced.push_back(
        {.unknown = unplaced.unknown, .count = count_figure(unplaced.count, hidden.unplaced.contains(i))});
    all += unplaced.count;
  }
  cube.unplaced_total = count_figure(counts.unplaced_total.value_or(all), hidden.unplaced_total);
  return cube;
}

}  // namespace takecare::reports
