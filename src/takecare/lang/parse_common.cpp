// What several kinds of declarations share.
#include <algorithm>

#include "takecare/lang/everyday_words.h"
#include "takecare/lang/keywords.h"
#include "takecare/lang/parse_parts.h"
#include "takecare/lang/suggest.h"
#include "takecare/lang/unicode.h"

namespace takecare::lang::syntax {

namespace {

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Cuts a line at ';'; a place is that of the part without its outer white space.
void split_citations(const Name& line, std::vector<Citation>& citations) {
  std::string_view rest = line.text;
  int column = line.place.column;
  while (true) {
    const std::size_t length = std::min(rest.find(';'), rest.size());
    const std::string_view part = rest.substr(0, length);
    const std::string_view text = trim(part);
    if (!text.empty()) {
      const int begin = column + count_code_points(part.substr(0, static_cast<std::size_t>(text.data() - part.data())));
      const Place place{line.place.file, line.place.line, begin, begin + count_code_points(text)};
      citations.push_back({.text = std::string(text), .place = place});
    }
    if (length == rest.size()) return;
    column += count_code_points(rest.substr(0, length + 1));
    rest.remove_prefix(length + 1);
  }
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string lower_case(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool hump = i > 0 && is_upper(name[i]) && !is_upper(name[i - 1]) && name[i - 1] != '_';
    if (hump) out += '_';
    out += lower(name[i]);
  }
  return out;
}

std::string upper_case(std::string_view name) {
  std::string out;
  bool begins = true;
  for (const char c : name) {
    if (c != '_') out += begins ? upper(c) : c;
    begins = c == '_';
  }
  return out;
}

const std::vector<std::string>& weekdays() {
  static const std::vector<std::string> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};
  return days;
}

int parse_weekday(Cursor& cursor) {
  for (std::size_t i = 0; i < weekdays().size(); ++i) {
    if (cursor.accept(weekdays()[i])) return static_cast<int>(i) + 1;
  }
  cursor.fail_expected("a day of the week", did_you_mean(cursor.peek().text, weekdays()));
  return 1;
}

}  // namespace

std::vector<Citation> parse_citations(Cursor& cursor) {
  std::vector<Citation> citations;
  const int clause_column = cursor.scope_column();
  bool goes_on = true;
  while (goes_on && !cursor.failed()) {
    const Name line = cursor.raw_line();
    if (line.text.empty()) {
      cursor.fail_expected(citations.empty() ? "a citation, as in 'ACT 12(a)(2)'" : "a further citation after ';'");
      break;
    }
    split_citations(line, citations);
    goes_on = line.text.ends_with(';');
  }
  // A word that goes on with the clause above stands here as if it began one.
  const bool beside = cursor.peek().first_on_line && cursor.peek().column <= clause_column;
  if (beside && !cursor.failed()) {
    cursor.fail("unknown-clause", "'" + std::string(cursor.peek().raw) + "' begins no clause", "", cursor.here());
  }
  if (!cursor.failed() && !cursor.at_end() && !is_clause_keyword(cursor.peek().text)) {
    cursor.fail("expected", "a citation goes on here, but the line above does not end in ';'",
                "end the line above with ';', or begin a new clause", cursor.here());
  }
  return citations;
}

void parse_cites(Cursor& cursor, std::vector<Citation>& citations) {
  if (refuse_second(cursor, !citations.empty(), "cites")) return;
  cursor.expect("cites");
  citations = parse_citations(cursor);
}

Name parse_column_name(Cursor& cursor) {
  const Place place = cursor.here();
  if (cursor.peek().kind == TokenKind::text) return {.text = std::string(cursor.take().text), .place = place};
  Name name = cursor.raw_word();
  if (name.text.empty()) cursor.fail_expected("the name of a column");
  return name;
}

std::vector<Name> parse_names(Cursor& cursor, std::string_view what) {
  std::vector<Name> names;
  do {
    names.push_back(cursor.name(what));
  } while (cursor.accept_symbol(","));
  return names;
}

EveryWords parse_every(Cursor& cursor) {
  EveryWords words;
  cursor.expect("every");
  if (cursor.accept("week")) {
    words.every = Every::week;
    if (!cursor.accept("starting")) return words;
    words.has_week_start = true;
    words.week_start = parse_weekday(cursor);
  } else if (cursor.accept("month")) {
    words.every = Every::month;
  } else if (cursor.accept("quarter")) {
    words.every = Every::quarter;
  } else if (cursor.accept_words("fiscal quarter")) {
    words.every = Every::fiscal_quarter;
  } else if (cursor.accept("year")) {
    words.every = Every::year;
  } else if (cursor.accept_words("fiscal year")) {
    words.every = Every::fiscal_year;
  } else {
    const std::vector<std::string> known = {"week", "month", "quarter", "fiscal quarter", "year", "fiscal year"};
    cursor.fail_expected(one_of_words(known), did_you_mean(cursor.peek().text, known));
  }
  return words;
}

InForceClause parse_in_force(Cursor& cursor) {
  const std::size_t first = cursor.position();
  InForceClause clause;
  cursor.expect("in force");
  if (!cursor.at("from") && !cursor.at("until")) cursor.fail_expected("'from' or 'until' and a date");
  if (cursor.accept("from")) clause.from = parse_date(cursor);
  if (cursor.accept("until")) clause.until = parse_date(cursor);
  if (cursor.accept("by")) clause.by = parse_text(cursor, "what ended it, in quotes").text;
  clause.place = cursor.place_from(first);
  if (!cursor.failed() && clause.from && clause.until && *clause.until <= *clause.from) {
    cursor.report("bad-date", "this ends before it begins",
                  "the 'until' day is the first on which it is no longer in force", clause.place);
  }
  return clause;
}

Subject parse_subject(Cursor& cursor) {
  Subject subject;
  cursor.expect("of");
  subject.record = cursor.name("the name of a record");
  if (cursor.accept("in")) subject.owner = cursor.name("the name of the record that owns the list");
  return subject;
}

TypeName parse_type(Cursor& cursor) {
  TypeName type;
  if (cursor.at("list")) {
    cursor.expect("list of");
    type.list = true;
  } else if (cursor.at("one") && cursor.at_name(1) && !cursor.peek(1).first_on_line) {
    cursor.take();
    type.one = true;
  }
  type.name = cursor.name(type.list || type.one ? "the name of a record" : "a type");
  return type;
}

Name parse_new_name(Cursor& cursor, std::string_view what) {
  Name name = cursor.name(what);
  if (std::ranges::any_of(name.text, is_upper)) {
    cursor.report("name-style", "'" + name.text + "' has capital letters, which are for enumerations and records",
                  "write '" + lower_case(name.text) + "'", name.place);
  }
  return name;
}

Name parse_new_type_name(Cursor& cursor, std::string_view what) {
  Name name = cursor.name(what);
  if (!name.text.empty() && (!is_upper(name.text.front()) || name.text.find('_') != std::string::npos)) {
    cursor.report("name-style", "'" + name.text + "' is not how an enumeration or a record is named",
                  "write '" + upper_case(name.text) + "'", name.place);
  }
  return name;
}

Header begin_declaration(Cursor& cursor) {
  Header header;
  header.place = cursor.line_place();
  return header;
}

void unknown_clause(Cursor& cursor, std::string_view of, const std::vector<std::string>& clauses) {
  const Token& token = cursor.peek();
  std::vector<std::string> first_words;
  for (const std::string& clause : clauses) first_words.push_back(clause.substr(0, clause.find(' ')));
  std::string help = instead_of(token.text);
  if (help.empty()) help = did_you_mean(token.text, first_words);
  if (help.empty()) help = "here stands " + one_of_words(clauses, clauses.size());
  if (token.problem >= 0) return cursor.fail_expected("a clause");
  cursor.fail("unknown-clause", "'" + std::string(token.raw.substr(0, 60)) + "' begins no clause of " + std::string(of),
              std::move(help), cursor.here());
}

void missing_clause(Cursor& cursor, const Place& place, std::string_view of, std::string_view clause,
                    std::string help) {
  if (cursor.broken()) return;
  cursor.report("missing-clause", std::string(of) + " has no '" + std::string(clause) + "'", std::move(help), place);
}

bool refuse_second(Cursor& cursor, bool there, std::string_view clause) {
  if (!there) return false;
  cursor.fail("duplicate-clause", "there is a '" + std::string(clause) + "' already",
              "write it once; several things stand in one clause, separated by commas", cursor.here());
  return true;
}

}  // namespace takecare::lang::syntax
