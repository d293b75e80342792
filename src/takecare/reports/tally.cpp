#include "takecare/reports/tally.h"

#include <algorithm>

namespace takecare::reports {

namespace {

using Largest = std::array<std::int64_t, lang::largest_amounts>;

// Of two lists, each with the largest first.
Largest largest_of(const Largest& a, const Largest& b) {
  std::array<std::int64_t, 2 * lang::largest_amounts> both{};
  std::ranges::merge(a, b, both.begin(), std::greater<>());
  Largest out{};
  std::ranges::copy_n(both.begin(), lang::largest_amounts, out.begin());
  return out;
}

// The first two numbers of a Coder; categories with a value follow.
constexpr int coded_not_applicable = 0;
constexpr int coded_unknown = 1;
constexpr int first_coded_value = 2;

}  // namespace

int Coder::code(engine::FactState state, std::int64_t value, std::string_view text) {
  int code = coded_unknown;
  if (state == engine::FactState::not_applicable) code = coded_not_applicable;
  if (state == engine::FactState::known) {
    if (kind_ == lang::Kind::text) {
      auto found = texts_.find(text);
      if (found == texts_.end()) found = texts_.emplace(std::string(text), static_cast<int>(texts_.size())).first;
      code = first_coded_value + found->second;
    } else if (kind_ == lang::Kind::truth) {
      code = first_coded_value + (value != 0 ? 0 : 1);  // yes comes first
    } else {
      code = first_coded_value + static_cast<int>(value);
    }
  }
  if (occurs_.size() <= static_cast<std::size_t>(code)) occurs_.resize(static_cast<std::size_t>(code) + 1, false);
  occurs_[static_cast<std::size_t>(code)] = true;
  return code;
}

std::vector<int> Coder::finish(Dimension& dimension) const {
  std::vector<int> value_index(static_cast<std::size_t>(values_));
  for (std::size_t i = 0; i < value_index.size(); ++i) value_index[i] = static_cast<int>(i);
  if (kind_ == lang::Kind::text) {
    std::vector<std::pair<std::string, int>> sorted(texts_.begin(), texts_.end());
    std::ranges::sort(sorted);
    value_index.resize(sorted.size());
    std::vector<Category> texts;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      value_index[static_cast<std::size_t>(sorted[i].second)] = static_cast<int>(i);
      texts.push_back({.name = sorted[i].first, .label = sorted[i].first});
    }
    dimension.categories.insert(dimension.categories.begin(), texts.begin(), texts.end());
  }
  const int not_applicable = static_cast<int>(value_index.size());
  std::vector<int> index = {not_applicable, not_applicable + 1};
  index.insert(index.end(), value_index.begin(), value_index.end());
  for (std::size_t code = 0; code < occurs_.size(); ++code) {
    if (occurs_[code]) dimension.categories[static_cast<std::size_t>(index[code])].listed = true;
  }
  return index;
}

void gather_row(Gathered& into, MeasureKind kind, engine::FactState state, std::int64_t value) {
  if (state == engine::FactState::known) {
    gather_all(into, kind,
               {.any = true, .below_zero = value < 0, .value = value, .largest = {std::max<std::int64_t>(value, 0)}});
  } else if (state == engine::FactState::unknown) {
    into.some_unknown = true;
  }
}

void gather_all(Gathered& into, MeasureKind kind, const Gathered& from) {
  into.some_unknown = into.some_unknown || from.some_unknown;
  into.below_zero = into.below_zero || from.below_zero;
  if (!from.any) return;
  if (!into.any) {
    into.value = from.value;
  } else if (kind == MeasureKind::smallest) {
    into.value = std::min(into.value, from.value);
  } else if (kind == MeasureKind::largest) {
    into.value = std::max(into.value, from.value);
  } else {
    into.value += from.value;
  }
  into.largest = largest_of(into.largest, from.largest);
  into.any = true;
}

Tally::Tally(std::size_t slots, std::vector<MeasureKind> kinds)
    : slots_(slots),
      bits_(slots == 0 ? 0 : std::min(31U, 64U / static_cast<unsigned>(slots))),
      kinds_(std::move(kinds)) {}

std::optional<std::size_t> Tally::cell(std::span<const int> tuple) {
  std::uint64_t packed = 0;
  for (const int category : tuple) {
    const auto number = static_cast<std::uint64_t>(category);
    if (number >> bits_ != 0) return std::nullopt;
    packed = (packed << bits_) | number;
  }
  const auto [found, is_new] = index_.try_emplace(packed, counts_.size());
  if (is_new) {
    counts_.push_back(0);
    keys_.push_back(0);
    gathered_.resize(gathered_.size() + kinds_.size());
  }
  return found->second;
}

std::vector<Tally::Entry> Tally::entries() const {
  std::vector<Entry> entries;
  entries.reserve(index_.size());
  for (const auto& [packed, at] : index_) {
    Entry entry{.tuple = std::vector<int>(slots_), .cell = {.count = counts_[at], .key = keys_[at], .gathered = {}}};
    std::uint64_t rest = packed;
    for (std::size_t i = slots_; i-- > 0; rest >>= bits_) {
      entry.tuple[i] = static_cast<int>(rest & ((std::uint64_t{1} << bits_) - 1));
    }
    const auto first = gathered_.begin() + static_cast<std::ptrdiff_t>(at * kinds_.size());
    entry.cell.gathered.assign(first, first + static_cast<std::ptrdiff_t>(kinds_.size()));
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace takecare::reports
