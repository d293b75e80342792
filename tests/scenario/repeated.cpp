#include "repeated.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

#include "../programs/settings.h"
#include "takecare/base/date.h"

namespace takecare::test {

namespace {

std::string with(std::string text, const std::string& mark, const std::string& word) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + word.size())) {
    text.replace(at, mark.size(), word);
  }
  return text;
}

// '{+3}' and '{-1}' are days from 'day' on.
std::string with_dates(const std::string& text, Days day) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('}', at);
    const bool mark = text[at] == '{' && end != std::string::npos && (text[at + 1] == '+' || text[at + 1] == '-');
    if (!mark) {
      out += text[at++];
      continue;
    }
    int days = 0;
    std::from_chars(text.data() + at + 2, text.data() + end, days);
    out += format_iso_date(text[at + 1] == '+' ? day + days : day - days);
    at = end + 1;
  }
  return out;
}

Result<std::vector<std::string>> by_dates(const std::string& info, const std::string& body) {
  std::istringstream words(info);
  std::string acts, every, days, from, first_word, to, last_word;
  int step = 0;
  words >> acts >> every >> step >> days >> from >> first_word >> to >> last_word;
  const auto first = parse_iso_date(first_word);
  const auto last = parse_iso_date(last_word);
  if (step <= 0 || !first || !last) {
    return fail(fmt::format("'{}' says no dates", info), "write 'acts every 7 days from DATE to DATE'");
  }
  std::vector<std::string> bodies;
  for (Days day = *first; day <= *last; day += step) {
    const std::size_t but = info.find(" but for ");
    if (but != std::string::npos && info.find(format_iso_date(day), but) != std::string::npos) continue;
    bodies.push_back(with_dates(body, day));
  }
  return bodies;
}

}  // namespace

Result<std::vector<std::string>> repeated(const std::string& info, const std::string& body) {
  if (info == "acts") return std::vector{body};
  if (info.starts_with("acts every ")) return by_dates(info, body);
  constexpr std::string_view each = "acts for ";
  if (!info.starts_with(each)) return fail(fmt::format("'{}' is no fence of acts", info));
  std::vector<std::string> bodies;
  for (const std::string& one : parts_of(std::string_view(info).substr(each.size()))) {
    std::istringstream words(one);
    std::string named = body;
    int number = 0;
    for (std::string word; words >> word;) named = with(std::move(named), fmt::format("{{{}}}", ++number), word);
    bodies.push_back(std::move(named));
  }
  return bodies;
}

}  // namespace takecare::test
