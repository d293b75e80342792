// The values of examples: literals, 'unknown', 'not applicable', lists of items; and paths.
#include "takecare/lang/keywords.h"
#include "takecare/lang/lex_number.h"
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

// Between two parts of a list: a comma, or a new line.
bool at_next_part(Cursor& cursor, std::string_view close) {
  if (cursor.accept_symbol(",")) return !cursor.at_symbol(close) && !cursor.at_end();
  return !cursor.at_end() && !cursor.at_symbol(close) && cursor.peek().first_on_line;
}

GivenItem parse_item(Cursor& cursor) {
  const std::size_t first = cursor.position();
  GivenItem item;
  if (!cursor.at_symbol("{")) {
    cursor.fail_expected("'{', which begins an item of the list");
    return item;
  }
  const Token& open = cursor.take();
  if (!cursor.at_symbol("}") && !cursor.at_end()) {
    do {
      item.fields.push_back(parse_given_field(cursor));
    } while (at_next_part(cursor, "}"));
  }
  cursor.close("}", open);
  item.place = cursor.place_from(first);
  return item;
}

void parse_items(Cursor& cursor, Value& value) {
  value.kind = Value::Kind::items;
  const Token& open = cursor.take();
  if (!cursor.at_symbol("]") && !cursor.at_end()) {
    do {
      value.items.push_back(parse_item(cursor));
    } while (at_next_part(cursor, "]"));
  }
  cursor.close("]", open);
}

void parse_scalar(Cursor& cursor, Value& value) {
  value.kind = Value::Kind::literal;
  if (at_literal(cursor)) {
    value.literal.push_back(parse_literal(cursor));
  } else if (cursor.at_name()) {
    value.literal.push_back(parse_reference(cursor, "a value"));
  } else {
    cursor.fail_expected("a value, 'unknown' or 'not applicable'");
  }
}

int parse_index(Cursor& cursor) {
  if (!cursor.at_symbol("[")) return 0;
  const Token& open = cursor.take();
  const NumberLiteral number = parse_whole(cursor, "the number of the item");
  constexpr std::int64_t most = 1'000'000;
  if (!cursor.failed() && (number.value < 1 || number.value > most)) {
    cursor.report("bad-number", "items count from 1", "write the number of an item that is given", number.place);
  }
  cursor.close("]", open);
  return number.value <= most ? static_cast<int>(number.value) : 0;
}

}  // namespace

Value parse_value(Cursor& cursor) {
  const std::size_t first = cursor.position();
  Value value;
  if (cursor.accept("unknown")) {
    value.kind = Value::Kind::unknown;
  } else if (cursor.accept_words("not applicable")) {
    value.kind = Value::Kind::not_applicable;
  } else if (cursor.at_symbol("[")) {
    cursor.nested([&] { parse_items(cursor, value); });
  } else {
    parse_scalar(cursor, value);
  }
  value.place = cursor.place_from(first);
  value.last_line = cursor.line_before();
  return value;
}

GivenField parse_given_field(Cursor& cursor) {
  GivenField field;
  field.name = cursor.name("the name of a field");
  if (!cursor.failed()) field.value = parse_value(cursor);
  return field;
}

Path parse_path(Cursor& cursor, std::string_view what) {
  const std::size_t first = cursor.position();
  Path path;
  do {
    PathStep step;
    step.name = cursor.name(what);
    step.index = parse_index(cursor);
    path.steps.push_back(std::move(step));
  } while (cursor.accept_symbol("."));
  path.place = cursor.place_from(first);
  return path;
}

}  // namespace takecare::lang::syntax
