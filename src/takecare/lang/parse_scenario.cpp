// scenario
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

constexpr std::int64_t most_percent = 100;

TextLiteral parse_cell(Cursor& cursor, std::string_view what) {
  if (cursor.peek().kind == TokenKind::text) return parse_text(cursor, what);
  const Name word = cursor.raw_word();
  if (word.text.empty()) cursor.fail_expected(what);
  return {.text = word.text, .place = word.place};
}

void parse_choices(Cursor& cursor, DrawDecl& draw) {
  draw.kind = Draw::Kind::choice;
  if (!cursor.at_symbol("{")) return cursor.fail_expected("'{' and the values with their weights");
  const Token& open = cursor.take();
  do {
    if (cursor.at_symbol("}")) break;
    ChoiceDecl choice;
    choice.value = parse_cell(cursor, "a value, as it stands in the file");
    choice.weight = parse_whole(cursor, "the weight of the value, a whole number");
    draw.choices.push_back(std::move(choice));
  } while (cursor.accept_symbol(","));
  cursor.close("}", open);
}

void parse_dates(Cursor& cursor, DrawDecl& draw) {
  draw.kind = Draw::Kind::date_range;
  draw.from = parse_date(cursor);
  cursor.expect("to");
  draw.to = parse_date(cursor);
}

void parse_numbers(Cursor& cursor, DrawDecl& draw) {
  draw.kind = Draw::Kind::number_range;
  draw.from = parse_whole(cursor, "a whole number").value;
  cursor.expect("to");
  draw.to = parse_whole(cursor, "a whole number").value;
}

void parse_blank(Cursor& cursor, DrawDecl& draw) {
  cursor.expect("blank");
  const NumberLiteral percent = parse_whole(cursor, "how often, as in 'blank 3 percent'");
  cursor.expect("percent");
  if (!cursor.failed() && percent.value > most_percent) {
    cursor.report("bad-number", "this is more than 100 percent", "write a number from 0 to 100", percent.place);
    return;
  }
  draw.has_blank = true;
  draw.blank_percent = static_cast<int>(percent.value);
}

bool at_blank(const Cursor& cursor) { return cursor.at("blank") && cursor.peek(1).kind == TokenKind::number; }

void parse_how(Cursor& cursor, DrawDecl& draw) {
  if (cursor.accept_words("a date from")) return parse_dates(cursor, draw);
  if (cursor.accept_words("a number from")) return parse_numbers(cursor, draw);
  if (cursor.accept_words("one of")) return parse_choices(cursor, draw);
  if (at_blank(cursor)) {
    draw.kind = Draw::Kind::blank;
    return parse_blank(cursor, draw);
  }
  draw.constant = parse_cell(cursor, "a value, or 'one of', 'a date from', 'a number from', 'blank'");
}

DrawDecl parse_draw(Cursor& cursor) {
  DrawDecl draw;
  draw.place = cursor.line_place();
  const TextLiteral column = parse_cell(cursor, "the name of a column");
  draw.column = {.text = column.text, .place = column.place};
  cursor.expect("is");
  parse_how(cursor, draw);
  if (draw.kind != Draw::Kind::blank && cursor.accept_symbol(",")) parse_blank(cursor, draw);
  if (!cursor.failed() && draw.from > draw.to) {
    cursor.report("bad-range", "this range ends before it begins", "write the smaller end first", draw.place);
  }
  return draw;
}

GroupDecl parse_group(Cursor& cursor) {
  GroupDecl group;
  group.place = cursor.line_place();
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.expect("group");
    group.title = parse_text(cursor, "the name of the group, in quotes");
    cursor.expect("weight");
    group.weight = parse_whole(cursor, "the weight of the group, a whole number");
  });
  cursor.each_clause([&] { group.draws.push_back(parse_draw(cursor)); });
  return group;
}

void parse_rows_header(Cursor& cursor, RowsDecl& rows) {
  if (cursor.accept("with")) {
    rows.at_least = parse_whole(cursor, "how many rows, as in 'with 0 to 3 rows of …'");
    rows.at_most = rows.at_least;
    if (cursor.accept("to")) rows.at_most = parse_whole(cursor, "a whole number");
    if (!cursor.failed() && rows.at_most.value < rows.at_least.value) {
      cursor.report("bad-range", "this range ends before it begins", "write the smaller end first",
                    rows.at_least.place);
    }
  }
  cursor.expect("rows of");
  rows.extract = cursor.name("the name of an extract");
}

RowsDecl parse_rows(Cursor& cursor);

// A draw names its column first, so that a column may be called 'group' or 'with'.
void parse_row_clause(Cursor& cursor, RowsDecl& rows) {
  if (cursor.at("group") && !cursor.at("is", 1)) {
    rows.groups.push_back(parse_group(cursor));
  } else if (cursor.at("with") && !cursor.at("is", 1)) {
    cursor.nested([&] { rows.with.push_back(parse_rows(cursor)); });
  } else {
    rows.draws.push_back(parse_draw(cursor));
  }
}

RowsDecl parse_rows(Cursor& cursor) {
  RowsDecl rows;
  rows.place = cursor.line_place();
  cursor.in_scope(cursor.line_end(), [&] { parse_rows_header(cursor, rows); });
  cursor.each_clause([&] { parse_row_clause(cursor, rows); });
  return rows;
}

}  // namespace

ScenarioDecl parse_scenario(Cursor& cursor) {
  ScenarioDecl scenario;
  scenario.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    scenario.name = parse_new_name(cursor, "the name of a scenario");
  });
  cursor.each_clause([&] {
    if (cursor.at("rows")) {
      scenario.rows.push_back(parse_rows(cursor));
    } else if (cursor.at("cites")) {
      parse_cites(cursor, scenario.citations);
    } else {
      unknown_clause(cursor, "a scenario", {"cites", "rows of"});
    }
  });
  if (scenario.rows.empty()) {
    missing_clause(cursor, scenario.header.place, "this scenario", "rows of",
                   "name the extract that it makes: 'rows of EXTRACT'");
  }
  return scenario;
}

}  // namespace takecare::lang::syntax
