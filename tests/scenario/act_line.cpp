#include "act_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "../programs/settings.h"
#include "takecare/base/date.h"

namespace takecare::test {

namespace {

using Words = std::vector<std::string>;

// Words between white space; what stands in quotation marks stays together.
Words words_of(std::string_view text) {
  Words words;
  bool quoted = false;
  bool inside = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == ' ' || c == '\n')) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    words.back() += c;
  }
  return words;
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string unquoted(std::string text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

bool begins_clause(const std::string& word) {
  constexpr std::array clauses{"as", "on", "set", "evidence", "reasons", "is"};
  return std::ranges::find(clauses, word) != clauses.end();
}

Result<void> read_clause(const std::string& clause, std::span<const std::string> words, ActLine& line) {
  const std::string text = joined(words);
  if (clause == "as") {
    line.actor = text;
  } else if (clause == "on") {
    line.on = text;
  } else if (clause == "set") {
    line.settings = parts_of(text);
  } else if (clause == "evidence") {
    for (std::string& name : parts_of(text)) line.evidence.push_back(unquoted(std::move(name)));
  } else if (clause == "reasons") {
    line.reasons = unquoted(text);
  } else if (text.starts_with("refused because ")) {
    line.refused = parts_of(text.substr(std::string_view("refused because ").size()));
  } else {
    return fail(fmt::format("'is {}' says nothing", text), "write 'is refused because NAME'");
  }
  return {};
}

}  // namespace

Result<ActLine> read_act_line(std::string_view text) {
  Words words = words_of(text);
  ActLine line;
  const auto corrects = words.size() > 5 && words[4] == "correct" && words[5] != "as";
  if (corrects) words.erase(words.begin() + 4);
  if (words.size() < 7 || words[5] != "as" || !parse_iso_date(words[0]) || words[1].size() != 5) {
    return fail(fmt::format("'{}' is no act", joined(words)),
                "write 'DATE HH:MM RECORD ID ACT as WHO', then its clauses");
  }
  line = {.time = words[0] + "T" + words[1] + ":00Z",
          .record = words[2],
          .id = words[3],
          .act = words[4],
          .corrects = corrects};
  for (std::size_t at = 5; at < words.size();) {
    const auto begin = words.begin() + static_cast<std::ptrdiff_t>(at) + 1;
    // What stands in the way comes last, and may have the name of a clause.
    const auto end = words[at] == "is" ? words.end() : std::find_if(begin, words.end(), begins_clause);
    if (auto read = read_clause(words[at], {begin, end}, line); !read) return std::unexpected(read.error());
    at = static_cast<std::size_t>(end - words.begin());
  }
  return line;
}

}  // namespace takecare::test
