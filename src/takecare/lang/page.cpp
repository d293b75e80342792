#include "takecare/lang/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "takecare/lang/print_expr.h"
#include "takecare/lang/unicode.h"

namespace takecare::lang::syntax {

void Page::header(std::string text, const Header& header) {
  lines_.push_back({.text = std::move(text), .source_line = header.place.line, .clause = true, .header = true});
}

void Page::clause(int indent, std::string text, int source_line) {
  lines_.push_back({.indent = indent, .text = std::move(text), .source_line = source_line, .clause = true});
}

void Page::row(std::string text, int source_line) {
  clause(clause_indent, std::move(text), source_line);
  lines_.back().table = true;
}

void Page::line(int indent, std::string text, int source_line) {
  const bool begins = clause_line_ > 0;
  lines_.push_back({.indent = indent,
                    .text = std::move(text),
                    .source_line = begins ? clause_line_ : source_line,
                    .clause = begins});
  clause_line_ = 0;
}

void Page::add_to_last(const std::string& text) { lines_.back().text += text; }

bool Page::comment_inside(int first, int last) const {
  return std::ranges::any_of(block_.comments, [first, last](const Comment& comment) {
    return first <= comment.place.line && comment.place.line < last;
  });
}

int text_width(std::string_view text) {
  int width = 0;
  for (; !text.empty(); text.remove_prefix(decode(text).bytes)) width += display_width(decode(text).value);
  return width;
}

bool fits(int indent, std::string_view text) { return indent + text_width(text) <= page_width; }

void Clauses::add(const Place& place, std::function<void()> write) {
  clauses_.emplace_back(place.line, std::move(write));
}

void Clauses::write() {
  std::ranges::stable_sort(clauses_, {}, [](const auto& clause) { return clause.first; });
  for (const auto& [line, write] : clauses_) write();
}

void layout_filled(Page& page, int indent, const std::string& prefix, const std::vector<std::string>& parts,
                   const std::string& suffix, int source_line) {
  const int hang = indent + text_width(prefix);
  std::string text = prefix;
  int at = indent;
  bool first_line = true;
  const auto flush = [&] {
    first_line ? page.clause(at, std::move(text), source_line) : page.line(at, std::move(text), source_line);
    first_line = false;
    at = hang;
    text.clear();
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string part = parts[i] + (i + 1 < parts.size() ? "," : suffix);
    const bool begins = i == 0 || text.empty();
    if (!begins && !fits(at, fmt::format("{} {}", text, part))) flush();
    text += (i == 0 || text.empty() ? "" : " ") + part;
  }
  flush();
}

void layout_citations(Page& page, int indent, const std::string& prefix, const std::vector<Citation>& citations) {
  if (citations.empty()) return;
  const int hang = indent + text_width(prefix);
  std::string text = prefix;
  int at = indent;
  int source_line = citations.front().place.line;
  bool first_line = true;
  const auto flush = [&] {
    first_line ? page.clause(at, std::move(text), source_line) : page.line(at, std::move(text), source_line);
    first_line = false;
    at = hang;
    text.clear();
  };
  for (std::size_t i = 0; i < citations.size(); ++i) {
    const std::string part = citations[i].text + (i + 1 < citations.size() ? ";" : "");
    if (i > 0 && !fits(at, fmt::format("{} {}", text, part))) {
      flush();
      source_line = citations[i].place.line;
    }
    text += (i == 0 || text.empty() ? "" : " ") + part;
  }
  flush();
}

void layout_in_force(Page& page, int indent, const InForceClause& clause) {
  std::string text = "in force";
  if (clause.from) text += " from " + format_iso_date(*clause.from);
  if (clause.until) text += " until " + format_iso_date(*clause.until);
  if (!clause.by.empty()) text += " by " + print_text(clause.by);
  page.clause(indent, std::move(text), clause.place.line);
}

std::string print_every(Every every, bool has_week_start, int week_start) {
  constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};
  switch (every) {
    case Every::once: return "once";
    case Every::week: break;
    case Every::month: return "every month";
    case Every::quarter: return "every quarter";
    case Every::fiscal_quarter: return "every fiscal quarter";
    case Every::year: return "every year";
    case Every::fiscal_year: return "every fiscal year";
  }
  const std::string_view day = days[static_cast<std::size_t>(week_start) - 1];
  return has_week_start ? "every week starting " + std::string(day) : "every week";
}

std::string print_cell(const std::string& text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  const bool means_more = text == "a" || text == "one" || text == "blank";
  return !text.empty() && !means_more && std::ranges::all_of(text, is_plain) ? text : print_text(text);
}

std::string print_subject(const Subject& subject) {
  return " of " + subject.record.text + (subject.owner ? " in " + subject.owner->text : "");
}

std::string print_type(const TypeName& type) {
  return (type.list ? "list of " : type.one ? "one " : "") + type.name.text;
}

std::string print_names(const std::vector<Name>& names) {
  std::string out;
  for (const Name& name : names) out += (out.empty() ? "" : ", ") + name.text;
  return out;
}

std::string padded(std::string text, int width) {
  const int missing = width - text_width(text);
  if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
  return text;
}

std::string with_thousands(std::int64_t value) {
  std::string out = std::to_string(value);
  for (std::size_t at = out.size(); at > 3;) {
    at -= 3;
    out.insert(at, ",");
  }
  return out;
}

}  // namespace takecare::lang::syntax
