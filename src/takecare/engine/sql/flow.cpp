#include "takecare/engine/sql/flow.h"

#include <cctype>
#include <vector>

namespace takecare::engine::sql {

namespace {

constexpr std::size_t longest_line = 118;
constexpr std::size_t step = 2;
// A shorter text in parentheses gains nothing by lines of its own.
constexpr std::size_t least_inside = 24;

// Where a text can be broken: outside its parentheses and, but for the branches, outside CASE … END.
struct Breaks {
  std::vector<std::size_t> connectives;  // before AND, OR
  std::vector<std::size_t> branches;     // before WHEN, ELSE and END of a CASE
  std::vector<std::size_t> commas;       // after them
  std::vector<std::size_t> sums;         // before +
  std::size_t from = 0;                  // the first FROM; 0 where there is none
  std::size_t then = 0;                  // before THEN; 0 where there is none
  std::size_t open = 0;                  // the first text in parentheses that is not short
  std::size_t inside = 0;                // its length
};

class Scanner {
 public:
  explicit Scanner(std::string_view sql) : sql_(sql) {}

  Breaks scan() {
    for (std::size_t at = 0; at < sql_.size();) {
      const std::size_t end = after_whole(at);
      if (end == at) look_at(at);
      at = end == at ? at + 1 : end;
    }
    return std::move(breaks_);
  }

 private:
  // The position after a name, a text or a comment that begins at 'at'; 'at' where none does.
  std::size_t after_whole(std::size_t at) const {
    const bool comment = sql_.substr(at).starts_with("/*");
    if (!comment && sql_[at] != '\'' && sql_[at] != '"') return at;
    const std::size_t end = comment ? sql_.find("*/", at) : sql_.find(sql_[at], at + 1);
    return end == std::string_view::npos ? sql_.size() : end + (comment ? 2 : 1);
  }

  bool is_word(std::string_view word, std::size_t at) const {
    const auto letter = [&](std::size_t i) {
      return i < sql_.size() && (std::isalnum(static_cast<unsigned char>(sql_[i])) != 0 || sql_[i] == '_');
    };
    return sql_.substr(at).starts_with(word) && (at == 0 || !letter(at - 1)) && !letter(at + word.size());
  }

  void look_at(std::size_t at) {
    constexpr std::string_view opening = "([{";
    constexpr std::string_view closing = ")]}";
    if (opening.contains(sql_[at]) && parentheses_++ == 0) open_ = at;
    if (closing.contains(sql_[at]) && --parentheses_ == 0 && cases_ == 0 && breaks_.inside == 0 &&
        at - open_ > least_inside) {
      breaks_.open = open_;
      breaks_.inside = at - open_ - 1;
    }
    if (parentheses_ > 0) return;
    if (is_word("CASE", at)) ++cases_;
    const bool ends = is_word("END", at);
    if (cases_ == 1 && (ends || is_word("WHEN", at) || is_word("ELSE", at))) breaks_.branches.push_back(at);
    if (ends) --cases_;
    if (cases_ == 0 && at > 0 && (is_word("AND", at) || is_word("OR", at))) breaks_.connectives.push_back(at);
    if (cases_ == 0 && is_word("THEN", at)) breaks_.then = at;
    if (cases_ == 0 && breaks_.from == 0 && is_word("FROM", at)) breaks_.from = at;
    if (cases_ == 0 && at > 0 && sql_[at] == '+') breaks_.sums.push_back(at);
    if (cases_ == 0 && sql_[at] == ',' && at + 1 < sql_.size()) breaks_.commas.push_back(at + 1);
  }

  std::string_view sql_;
  Breaks breaks_{};
  int parentheses_ = 0;
  int cases_ = 0;
  std::size_t open_ = 0;
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// The pieces between the breaks, each on a line of its own; all but the first, and END, at 'inner'.
std::string lines(std::string_view sql, const std::vector<std::size_t>& breaks, std::size_t indent, std::size_t inner) {
  std::string all;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= breaks.size(); ++i) {
    const std::size_t end = i == breaks.size() ? sql.size() : breaks[i];
    const std::string_view piece = trimmed(sql.substr(begin, end - begin));
    const std::size_t margin = i == 0 || piece.starts_with("END") ? indent : inner;
    // What goes on under WHEN stands further in than the next WHEN.
    const std::size_t hanging = piece.starts_with("WHEN") ? step : 0;
    if (i > 0) all += "\n" + std::string(margin, ' ');
    all += flow(piece, margin + hanging);
    begin = end;
  }
  return all;
}

std::string select_lines(std::string_view sql, std::size_t from, std::size_t indent) {
  constexpr std::string_view select = "SELECT ";
  const std::string_view columns = sql.substr(select.size(), from - select.size());
  return "SELECT\n" + std::string(indent + step, ' ') + flow(columns, indent + step) + "\n" + std::string(indent, ' ') +
         flow(sql.substr(from), indent);
}

std::string around_parentheses(std::string_view sql, const Breaks& breaks, std::size_t indent) {
  const std::string_view inside = sql.substr(breaks.open + 1, breaks.inside);
  const std::string_view rest = sql.substr(breaks.open + breaks.inside + 2);
  std::string all(sql.substr(0, breaks.open + 1));
  all += "\n" + std::string(indent + step, ' ') + flow(inside, indent + step) + "\n" + std::string(indent, ' ');
  all += sql[breaks.open + breaks.inside + 1];
  if (rest.starts_with(' ')) all += ' ';
  return all + flow(rest, indent);
}

}  // namespace

std::string flow(std::string_view sql, std::size_t indent) {
  sql = trimmed(sql);
  if (indent + sql.size() <= longest_line) return std::string(sql);
  const Breaks breaks = Scanner(sql).scan();
  if (sql.starts_with("SELECT ") && breaks.from > 0) return select_lines(sql, breaks.from, indent);
  if (breaks.then > 0) return lines(sql, {breaks.then}, indent, indent);
  if (!breaks.connectives.empty()) return lines(sql, breaks.connectives, indent, indent);
  if (!breaks.branches.empty()) return lines(sql, breaks.branches, indent, indent + step);
  if (!breaks.commas.empty()) return lines(sql, breaks.commas, indent, indent);
  if (!breaks.sums.empty()) return lines(sql, breaks.sums, indent, indent);
  return breaks.inside == 0 ? std::string(sql) : around_parentheses(sql, breaks, indent);
}

}  // namespace takecare::engine::sql
