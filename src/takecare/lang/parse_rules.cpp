// rule, value, list
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

void parse_when(Cursor& cursor, std::vector<Expr>& when) {
  if (refuse_second(cursor, !when.empty(), "when")) return;
  cursor.expect("when");
  when.push_back(parse_condition(cursor));
}

void parse_span(Cursor& cursor, std::optional<InForceClause>& in_force) {
  if (refuse_second(cursor, in_force.has_value(), "in force")) return;
  in_force = parse_in_force(cursor);
}

ExceptionDecl parse_exception(Cursor& cursor);

void parse_exception_clause(Cursor& cursor, ExceptionDecl& exception) {
  if (cursor.at("cites")) return parse_cites(cursor, exception.citations);
  if (cursor.at("when")) return parse_when(cursor, exception.when);
  if (cursor.at("except")) return cursor.nested([&] { exception.exceptions.push_back(parse_exception(cursor)); });
  unknown_clause(cursor, "an exception", {"cites", "when", "except"});
}

ExceptionDecl parse_exception(Cursor& cursor) {
  ExceptionDecl exception;
  const Place place = cursor.line_place();
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.expect("except");
    exception.name = parse_new_name(cursor, "a name for the exception");
  });
  cursor.each_clause([&] { parse_exception_clause(cursor, exception); });
  if (exception.when.empty()) {
    missing_clause(cursor, place, "this exception", "when", "write 'when' and a condition below it, indented");
  }
  return exception;
}

void parse_rule_clause(Cursor& cursor, RuleDecl& rule) {
  if (cursor.at("cites")) return parse_cites(cursor, rule.citations);
  if (cursor.at("in")) return parse_span(cursor, rule.in_force);
  if (cursor.at("when")) return parse_when(cursor, rule.when);
  if (cursor.at("except")) {
    rule.exceptions.push_back(parse_exception(cursor));
    return;
  }
  unknown_clause(cursor, "a rule", {"cites", "in force", "when", "except"});
}

void parse_case(Cursor& cursor, ValueDecl& value) {
  const std::size_t first = cursor.position();
  ValueCase one;
  cursor.expect("is");
  one.value = parse_condition(cursor);
  if (cursor.accept("when")) {
    one.when.push_back(parse_condition(cursor));
  } else {
    one.otherwise = cursor.accept("otherwise");
  }
  one.place = cursor.place_from(first);
  value.cases.push_back(std::move(one));
}

void parse_value_clause(Cursor& cursor, ValueDecl& value) {
  if (cursor.at("cites")) return parse_cites(cursor, value.citations);
  if (cursor.at("in")) return parse_span(cursor, value.in_force);
  if (cursor.at("is")) return parse_case(cursor, value);
  unknown_clause(cursor, "a value", {"cites", "in force", "is"});
}

void check_cases(Cursor& cursor, const ValueDecl& value) {
  for (std::size_t i = 0; i < value.cases.size() && !cursor.broken(); ++i) {
    const ValueCase& one = value.cases[i];
    if (one.otherwise && i + 1 < value.cases.size()) {
      cursor.report("otherwise-not-last", "'otherwise' is not the last case", "put it at the end", one.place);
    } else if (one.when.empty() && !one.otherwise && value.cases.size() > 1) {
      cursor.report("missing-clause", "this case does not say when it applies",
                    "write 'when' and a condition after the value, or 'otherwise' in the last case", one.place);
    }
  }
}

void parse_are(Cursor& cursor, ListDecl& list) {
  if (refuse_second(cursor, !list.list.empty(), "are")) return;
  cursor.expect("are");
  list.list.push_back(parse_reference(cursor, "the name of a list"));
  if (cursor.accept("where")) list.condition.push_back(parse_condition(cursor));
}

void parse_list_clause(Cursor& cursor, ListDecl& list) {
  if (cursor.at("cites")) return parse_cites(cursor, list.citations);
  if (cursor.at("in")) return parse_span(cursor, list.in_force);
  if (cursor.at("are")) return parse_are(cursor, list);
  unknown_clause(cursor, "a list", {"cites", "in force", "are"});
}

// The reader takes a citation to the end of the line, so a clause on the same line is lost in it.
std::string hint_for_lost_clause(const std::vector<Citation>& citations, const std::string& clause,
                                 std::string otherwise) {
  for (const Citation& citation : citations) {
    if (citation.text.find(" " + clause + " ") == std::string::npos) continue;
    return "the '" + clause + "' after 'cites' was read as a part of the citation; begin it on a new line";
  }
  return otherwise;
}

constexpr std::string_view cites_help = "write 'cites' and the provision below it, indented: 'cites ACT 12(a)(2)'";

}  // namespace

RuleDecl parse_rule(Cursor& cursor) {
  RuleDecl rule;
  rule.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    rule.name = parse_new_name(cursor, "the name of a rule");
    rule.subject = parse_subject(cursor);
  });
  cursor.each_clause([&] { parse_rule_clause(cursor, rule); });
  const Place& place = rule.header.place;
  if (rule.citations.empty()) missing_clause(cursor, place, "this rule", "cites", std::string(cites_help));
  if (rule.when.empty()) {
    missing_clause(cursor, place, "this rule", "when",
                   hint_for_lost_clause(rule.citations, "when", "write 'when' and a condition below it, indented"));
  }
  return rule;
}

ValueDecl parse_value_declaration(Cursor& cursor) {
  ValueDecl value;
  value.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    value.name = parse_new_name(cursor, "the name of a value");
    value.subject = parse_subject(cursor);
    cursor.expect("gives");
    value.gives = parse_type(cursor);
    while (cursor.accept_symbol(",")) {
      if (cursor.at("in")) {
        cursor.expect("in every case");
        value.in_every_case = true;
      } else {
        cursor.expect("first that applies");
        value.first_that_applies = true;
      }
    }
  });
  cursor.each_clause([&] { parse_value_clause(cursor, value); });
  if (value.cases.empty()) {
    missing_clause(cursor, value.header.place, "this value", "is",
                   hint_for_lost_clause(value.citations, "is", "write 'is' and an expression below it, indented"));
  }
  check_cases(cursor, value);
  return value;
}

ListDecl parse_list(Cursor& cursor) {
  ListDecl list;
  list.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    list.name = parse_new_name(cursor, "the name of a list");
    list.subject = parse_subject(cursor);
  });
  cursor.each_clause([&] { parse_list_clause(cursor, list); });
  if (list.list.empty()) {
    missing_clause(cursor, list.header.place, "this list", "are",
                   hint_for_lost_clause(list.citations, "are",
                                        "write 'are', a list and a condition: 'are items where CONDITION'"));
  }
  return list;
}

}  // namespace takecare::lang::syntax
