#include "takecare/lang/designators.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include "takecare/lang/contains.h"

namespace takecare::lang {

namespace {

enum class Series : std::uint8_t { number, lower, upper, lower_roman, upper_roman, doubled, upper_doubled, tripled };

// One way to read a designator: 'i' is the ninth lower letter or the first lower roman.
struct Reading {
  Series series;
  int ordinal;
};

bool all(std::string_view text, int (*is)(int)) {
  return std::ranges::all_of(text, [is](char c) { return is(static_cast<unsigned char>(c)) != 0; });
}

// Up to 39, which no series of the law passes; C, D and M are read as letters. 0 when it is no such number.
int roman(std::string_view text) {
  static constexpr std::array<std::string_view, 10> units{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  std::string lower;
  for (const char c : text) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (int tens = 0; tens <= 3; ++tens) {
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
      const std::string written = std::string(static_cast<std::size_t>(tens), 'x') + std::string(units[unit]);
      if (!written.empty() && written == lower) return tens * 10 + static_cast<int>(unit);
    }
  }
  return 0;
}

std::vector<Reading> readings(std::string_view text) {
  if (all(text, std::isdigit)) return {{Series::number, std::stoi(std::string(text))}};
  const bool lower = all(text, std::islower);
  if (!lower && !all(text, std::isupper)) return {};
  std::vector<Reading> found;
  const char first = lower ? 'a' : 'A';
  if (const int ordinal = roman(text)) found.push_back({lower ? Series::lower_roman : Series::upper_roman, ordinal});
  if (text.size() == 1) found.push_back({lower ? Series::lower : Series::upper, text[0] - first + 1});
  if (lower && text.size() == 2 && text[0] == text[1]) found.push_back({Series::doubled, text[0] - first + 1});
  const bool repeated = std::ranges::all_of(text, [&](char c) { return c == text[0]; });
  if (found.empty() && repeated && text.size() == 2) found.push_back({Series::upper_doubled, text[0] - first + 1});
  if (found.empty() && repeated && text.size() == 3) found.push_back({Series::tripled, text[0] - first + 1});
  return found;
}

class Levels {
 public:
  int place(std::string_view designator, std::string_view next) {
    const std::vector<Reading> all = readings(designator);
    const bool begins_romans = (designator == "i" && next == "ii") || (designator == "I" && next == "II");
    for (std::size_t level = open_.size(); level-- > 0 && !begins_romans;) {
      for (const Reading& reading : all) {
        if (reading.series == open_[level].series && reading.ordinal == open_[level].ordinal + 1)
          return set(level, reading);
      }
    }
    for (const Reading& reading : all) {
      if (reading.ordinal == 1 && !is_open(reading.series)) return set(open_.size(), reading);
    }
    return after_gap(all);
  }

 private:
  // A series may skip what was repealed.
  int after_gap(const std::vector<Reading>& all) {
    for (std::size_t level = open_.size(); level-- > 0;) {
      for (const Reading& reading : all) {
        if (reading.series == open_[level].series && reading.ordinal > open_[level].ordinal) return set(level, reading);
      }
    }
    return set(open_.size(), all.empty() ? Reading{Series::number, 0} : all.back());
  }

  bool is_open(Series series) const { return contains(open_, series, &Reading::series); }

  int set(std::size_t level, const Reading& reading) {
    open_.resize(level);
    open_.push_back(reading);
    return static_cast<int>(level);
  }

  std::vector<Reading> open_;
};

}  // namespace

std::optional<std::string_view> leading_designator(std::string_view text) {
  if (!text.starts_with('(')) return std::nullopt;
  const std::size_t close = text.find(')');
  if (close == std::string_view::npos || close < 2 || close > 6) return std::nullopt;
  const std::string_view inside = text.substr(1, close - 1);
  if (readings(inside).empty()) return std::nullopt;
  return inside;
}

bool opens_level(std::string_view designator) {
  return std::ranges::any_of(readings(designator), [](const Reading& reading) { return reading.ordinal == 1; });
}

std::vector<int> levels_of(const std::vector<std::string>& designators) {
  Levels levels;
  std::vector<int> found;
  for (std::size_t i = 0; i < designators.size(); ++i) {
    const std::string_view next =
        i + 1 < designators.size() ? std::string_view(designators[i + 1]) : std::string_view();
    found.push_back(levels.place(designators[i], next));
  }
  return found;
}

}  // namespace takecare::lang
