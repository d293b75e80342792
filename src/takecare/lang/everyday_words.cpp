#include "takecare/lang/everyday_words.h"

#include <algorithm>
#include <array>

namespace takecare::lang {

namespace {

struct Everyday {
  std::string_view word;
  std::string_view help;
};

constexpr std::string_view every = "write 'every'";
constexpr std::string_view more = "write 'is more than'";
constexpr std::string_view less = "write 'is less than'";
constexpr std::string_view condition = "a condition begins with 'when'";
constexpr std::string_view exception =
    "write an exception below the rule's 'when': 'except NAME', and under it 'cites' and 'when'";
constexpr std::string_view states = "a rule does not command, it says when it holds: 'when', and a condition";

constexpr std::array table{
    Everyday{"all", every},
    Everyday{"any", "write 'some' (one is enough) or 'every'"},
    Everyday{"below", less},
    Everyday{"between", "write 'is from A to B'; both ends are in"},
    Everyday{"each", every},
    Everyday{"equals", "write 'is'"},
    Everyday{"exceeding", more},
    Everyday{"exceeds", more},
    Everyday{"following", "write 'after'"},
    Everyday{"if", condition},
    Everyday{"may", states},
    Everyday{"must", states},
    Everyday{"neither", "write 'not A and not B'"},
    Everyday{"nor", "write 'and not'"},
    Everyday{"over", more},
    Everyday{"prior", "write 'before'"},
    Everyday{"provided", condition},
    Everyday{"shall", states},
    Everyday{"unless", exception},
};

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> numbers{"one",   "two",   "three", "four", "five",   "six",
                                                   "seven", "eight", "nine",  "ten",  "eleven", "twelve"};

}  // namespace

std::string instead_of(std::string_view word) {
  const auto found = std::ranges::find(table, word, &Everyday::word);
  if (found != table.end()) return std::string(found->help);
  if (std::ranges::find(months, word) != months.end()) return "write year, month and day in digits: 2017-01-25";
  const auto number = std::ranges::find(numbers, word);
  if (number == numbers.end()) return "";
  return "write it in digits: " + std::to_string(number - numbers.begin() + 1);
}

}  // namespace takecare::lang
