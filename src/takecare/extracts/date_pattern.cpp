#include "takecare/extracts/date_pattern.h"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace takecare::extracts {

namespace {

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Takes from 'least' to 'most' digits from the front.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  int value = 0;
  std::size_t count = 0;
  while (count < most && count < text.size() && is_digit(text[count])) value = value * 10 + (text[count++] - '0');
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

std::optional<int> take_month_name(std::string_view& text) {
  for (std::size_t month = 0; month < month_names.size(); ++month) {
    if (text.size() < 3) return std::nullopt;
    bool same = true;
    for (std::size_t i = 0; i < 3; ++i) same = same && upper(text[i]) == upper(month_names[month][i]);
    if (!same) continue;
    text.remove_prefix(3);
    return static_cast<int>(month) + 1;
  }
  return std::nullopt;
}

// A day number of a spreadsheet, which it shows where a cell lost its format.
bool is_spreadsheet_day(std::string_view text) {
  return text.size() == 5 && text.find_first_not_of("0123456789") == std::string_view::npos && text[0] >= '1' &&
         text[0] <= '6';
}

std::string why_no_such_day(CivilDate date) {
  if (date.month < 1 || date.month > 12) return fmt::format("there is no month {}", date.month);
  if (date.year < 1) return "there is no year 0";
  return fmt::format("{} {} has {} days", month_names[static_cast<std::size_t>(date.month) - 1], date.year,
                     days_in_month(date.year, date.month));
}

}  // namespace

Result<DatePattern> DatePattern::compile(std::string_view pattern) {
  struct Word {
    std::string_view letters;
    Part part;
  };
  static constexpr std::array<Word, 8> words = {{{"YYYY", Part::year},
                                                 {"MON", Part::month_name},
                                                 {"MM", Part::month},
                                                 {"DD", Part::day},
                                                 {"HH", Part::hour},
                                                 {"SS", Part::second},
                                                 {"M", Part::month_any},
                                                 {"D", Part::day_any}}};
  DatePattern compiled;
  compiled.pattern_ = pattern;
  std::array<int, 3> count{};  // year, month, day
  bool hour_before = false;
  while (!pattern.empty()) {
    Step step{Part::literal, pattern[0]};
    std::size_t size = 1;
    for (const Word& word : words) {
      if (!pattern.starts_with(word.letters)) continue;
      step = {word.part, '\0'};
      size = word.letters.size();
      break;
    }
    // Minutes are written as months are; they stand between hours and seconds.
    if (step.part == Part::month && hour_before) step.part = Part::minute;
    if (step.part == Part::hour) hour_before = true;
    if (step.part == Part::minute) hour_before = false;
    if (step.part == Part::year) ++count[0];
    if (step.part == Part::month || step.part == Part::month_any || step.part == Part::month_name) ++count[1];
    if (step.part == Part::day || step.part == Part::day_any) ++count[2];
    compiled.steps_.push_back(step);
    pattern.remove_prefix(size);
  }
  if (count != std::array<int, 3>{1, 1, 1}) {
    return fail("the date pattern '" + compiled.pattern_ +
                    "' does not have YYYY, a month (MM, M or MON) and a day (DD or D) once each",
                "Write it like \"MM/DD/YYYY\" or \"YYYY-MM-DD HH:MM:SS\".");
  }
  return compiled;
}

std::expected<Days, std::string> DatePattern::read(std::string_view text) const {
  CivilDate date;
  bool fits = true;
  std::string_view rest = text;
  for (const Step& step : steps_) {
    std::optional<int> value;
    switch (step.part) {
      case Part::literal:
        fits = !rest.empty() && rest[0] == step.letter;
        if (fits) rest.remove_prefix(1);
        value = 0;
        break;
      case Part::year:
        value = take_digits(rest, 4, 4);
        date.year = value.value_or(0);
        break;
      case Part::month:
      case Part::month_any:
        value = take_digits(rest, step.part == Part::month ? 2 : 1, 2);
        date.month = value.value_or(0);
        break;
      case Part::month_name:
        value = take_month_name(rest);
        date.month = value.value_or(0);
        break;
      case Part::day:
      case Part::day_any:
        value = take_digits(rest, step.part == Part::day ? 2 : 1, 2);
        date.day = value.value_or(0);
        break;
      case Part::hour:
        value = take_digits(rest, 2, 2);
        fits = value.value_or(0) <= 23;
        break;
      case Part::minute:
      case Part::second:
        value = take_digits(rest, 2, 2);
        fits = value.value_or(0) <= 59;
        break;
    }
    fits = fits && value.has_value();
    if (!fits) break;
  }
  if (!fits || !rest.empty()) {
    std::string why = "a date as " + pattern_;
    if (is_spreadsheet_day(text)) why += "; this looks like a spreadsheet's day number";
    return std::unexpected(why);
  }
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 ||
      date.day > days_in_month(date.year, date.month)) {
    return std::unexpected("a day that exists: " + why_no_such_day(date));
  }
  return days_from_civil(date);
}

std::string DatePattern::write(Days day) const {
  const CivilDate date = civil_from_days(day);
  std::string text;
  for (const Step& step : steps_) {
    switch (step.part) {
      case Part::literal: text += step.letter; break;
      case Part::year: text += fmt::format("{:04}", date.year); break;
      case Part::month: text += fmt::format("{:02}", date.month); break;
      case Part::month_any: text += fmt::format("{}", date.month); break;
      case Part::month_name:
        for (const char c : month_names[static_cast<std::size_t>(date.month) - 1].substr(0, 3)) text += upper(c);
        break;
      case Part::day: text += fmt::format("{:02}", date.day); break;
      case Part::day_any: text += fmt::format("{}", date.day); break;
      case Part::hour:
      case Part::minute:
      case Part::second: text += "00"; break;
    }
  }
  return text;
}

}  // namespace takecare::extracts
