#include "takecare/engine/sql/flow.h"

#include <algorithm>
#include <vector>

namespace takecare::engine::sql {

namespace {

constexpr std::size_t longest_line = 118;
constexpr std::size_t step = 2;

bool is_word(std::string_view word, std::string_view sql, std::size_t at) {
  if (!sql.substr(at).starts_with(word)) return false;
  const auto letter = [&](std::size_t i) {
    return i < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[i])) != 0);
  };
  return (at == 0 || !letter(at - 1)) && !letter(at + word.size());
}

// The position after what begins at 'at' and stays whole: a name, a text, a comment; 'at' where nothing does.
std::size_t after_whole(std::string_view sql, std::size_t at) {
  if (sql.substr(at).starts_with("/*")) {
    const std::size_t end = sql.find("*/", at);
    return end == std::string_view::npos ? sql.size() : end + 2;
  }
  if (sql[at] != '\'' && sql[at] != '"') return at;
  const std::size_t end = sql.find(sql[at], at + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

// Where a text can be broken outside its parentheses and, but for its own words, outside CASE … END.
struct Breaks {
  std::vector<std::size_t> connectives;       // before AND, OR
  std::vector<std::size_t> branches;          // before WHEN, ELSE and END of the outermost CASE
  std::vector<std::size_t> commas;            // after them
  std::size_t open = std::string_view::npos;  // the first parenthesis, and its end
  std::size_t close = std::string_view::npos;
};

Breaks breaks_of(std::string_view sql) {
  Breaks breaks;
  int parentheses = 0;
  int cases = 0;
  for (std::size_t at = 0; at < sql.size();) {
    if (const std::size_t end = after_whole(sql, at); end != at) {
      at = end;
      continue;
    }
    const char c = sql[at];
    if (c == '(' && parentheses++ == 0 && cases == 0 && breaks.open == std::string_view::npos) breaks.open = at;
    if (c == ')' && --parentheses == 0 && cases == 0 && breaks.close == std::string_view::npos) breaks.close = at;
    if (parentheses == 0) {
      if (is_word("END", sql, at)) {
        if (cases == 1) breaks.branches.push_back(at);
        --cases;
      }
      if (cases == 1 && (is_word("WHEN", sql, at) || is_word("ELSE", sql, at))) breaks.branches.push_back(at);
      if (cases == 0 && (is_word("AND", sql, at) || is_word("OR", sql, at))) breaks.connectives.push_back(at);
      if (cases == 0 && c == ',') breaks.commas.push_back(at + 1);
      if (is_word("CASE", sql, at)) ++cases;
    }
    ++at;
  }
  return breaks;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// The pieces between the breaks, each on a line of its own.
std::string lines(std::string_view sql, const std::vector<std::size_t>& at, std::size_t indent, std::size_t inner) {
  std::string all;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= at.size(); ++i) {
    const std::size_t end = i == at.size() ? sql.size() : at[i];
    const std::string_view piece = trimmed(sql.substr(begin, end - begin));
    const bool last_of_case = piece.starts_with("END");
    const std::size_t margin = i == 0 || last_of_case ? indent : inner;
    if (!piece.empty()) all += (all.empty() ? "" : "\n" + std::string(margin, ' ')) + flow(piece, margin);
    begin = end;
  }
  return all;
}

}  // namespace

std::string flow(std::string_view sql, std::size_t indent) {
  sql = trimmed(sql);
  if (indent + sql.size() <= longest_line) return std::string(sql);
  const Breaks breaks = breaks_of(sql);
  if (!breaks.connectives.empty() && breaks.connectives.front() > 0)
    return lines(sql, breaks.connectives, indent, indent);
  if (!breaks.branches.empty()) return lines(sql, breaks.branches, indent, indent + step);
  if (!breaks.commas.empty()) return lines(sql, breaks.commas, indent, indent);
  if (breaks.open == std::string_view::npos || breaks.close == std::string_view::npos) return std::string(sql);
  const std::string margin(indent + step, ' ');
  const std::string_view inside = sql.substr(breaks.open + 1, breaks.close - breaks.open - 1);
  const std::string_view rest = sql.substr(breaks.close + 1);
  return std::string(sql.substr(0, breaks.open + 1)) + "\n" + margin + flow(inside, indent + step) + "\n" +
         std::string(indent, ' ') + ")" +
         (rest.empty() ? "" : flow(rest, indent).insert(0, rest.starts_with(' ') ? " " : ""));
}

}  // namespace takecare::engine::sql
