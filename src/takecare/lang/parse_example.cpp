// example
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

// 'item offenses[1]' names the item that the example is about; 'item' alone is a field like any other.
bool at_item(const Cursor& cursor) { return cursor.at("item") && cursor.at_name(1) && cursor.at_symbol("[", 2); }

void parse_given(Cursor& cursor, ExampleDecl& example) {
  cursor.expect("given");
  bool more = true;
  while (more && !cursor.failed()) {
    if (at_item(cursor)) {
      if (refuse_second(cursor, example.item.has_value(), "item")) return;
      cursor.take();
      example.item = parse_path(cursor, "the name of a list");
    } else {
      example.given.push_back(parse_given_field(cursor));
    }
    more = cursor.accept_symbol(",") || (!cursor.at_end() && cursor.peek().first_on_line);
  }
}

std::vector<Path> parse_set(Cursor& cursor) {
  std::vector<Path> paths;
  do {
    paths.push_back(parse_path(cursor, "the name of a field"));
  } while (cursor.accept("with"));
  return paths;
}

}  // namespace

ExpectationDecl parse_expectation(Cursor& cursor) {
  const std::size_t first = cursor.position();
  ExpectationDecl expectation;
  cursor.expect("expect");
  expectation.name = cursor.name("the name of a rule or a value");
  cursor.expect("is");
  expectation.value = parse_value(cursor);
  if (cursor.accept("because")) {
    do {
      expectation.because.push_back(cursor.name("the name of what decided it"));
    } while (cursor.accept("and"));
  }
  if (cursor.accept("until")) {
    do {
      expectation.until.push_back(parse_set(cursor));
    } while (cursor.accept("or"));
  }
  expectation.place = cursor.place_from(first);
  return expectation;
}

ExampleDecl parse_example(Cursor& cursor) {
  ExampleDecl example;
  example.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    example.title = parse_text(cursor, "a title in quotes");
    example.subject = parse_subject(cursor);
    cursor.expect("as of");
    example.as_of = parse_date(cursor);
  });
  cursor.each_clause([&] {
    if (cursor.at("given")) return parse_given(cursor, example);
    if (cursor.at("expect")) {
      example.expectations.push_back(parse_expectation(cursor));
      return;
    }
    unknown_clause(cursor, "an example", {"given", "expect"});
  });
  if (example.expectations.empty()) {
    missing_clause(cursor, example.header.place, "this example", "expect",
                   "write what must come out: 'expect RULE is yes'");
  }
  return example;
}

}  // namespace takecare::lang::syntax
