// enumeration, record
#include <algorithm>
#include <array>

#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

void parse_enumerator(Cursor& cursor, EnumerationDecl& enumeration) {
  EnumeratorDecl value;
  value.name = parse_new_name(cursor, "the name of an enumerator");
  if (cursor.peek().kind == TokenKind::text) value.label = parse_text(cursor, "a label");
  enumeration.values.push_back(std::move(value));
}

void parse_file_clause(Cursor& cursor, EnumerationDecl& enumeration) {
  const bool attribute = cursor.at_name(1) && cursor.at("from", 2);
  if (!attribute && cursor.at("code")) {
    if (refuse_second(cursor, enumeration.code_column.has_value(), "code")) return;
    cursor.take();
    enumeration.code_column = parse_column_name(cursor);
  } else if (!attribute && cursor.at("label")) {
    if (refuse_second(cursor, enumeration.label_column.has_value(), "label")) return;
    cursor.take();
    enumeration.label_column = parse_column_name(cursor);
  } else {
    AttributeDecl decl;
    decl.name = parse_new_name(cursor, "'code', 'label' or the name of an attribute");
    decl.enumeration = cursor.name("the enumeration that the attribute gives");
    cursor.expect("from");
    decl.column = parse_column_name(cursor);
    enumeration.attributes.push_back(std::move(decl));
  }
}

bool is_type(const Token& token) {
  constexpr std::array<std::string_view, 9> words = {"truth",    "number", "money", "date",    "one",
                                                     "duration", "text",   "list",  "optional"};
  if (token.kind != TokenKind::word) return false;
  return std::ranges::find(words, token.text) != words.end() ||
         (token.text.front() >= 'A' && token.text.front() <= 'Z');
}

void parse_limits(Cursor& cursor, FieldDecl& field) {
  while (!cursor.at_end()) {
    if (cursor.at("identifies")) {
      if (refuse_second(cursor, field.identifies, "identifies")) return;
      cursor.take();
      field.identifies = true;
    } else if (cursor.at("tabulate")) {
      if (refuse_second(cursor, field.tabulate_only, "tabulate only")) return;
      cursor.expect("tabulate only");
      field.tabulate_only = true;
    } else if (cursor.at("but") && field.tabulate_only) {
      if (refuse_second(cursor, !field.but_for.empty(), "but for")) return;
      cursor.expect("but for");
      field.but_for = parse_citations(cursor);
    } else if (cursor.at("protected")) {
      if (refuse_second(cursor, field.protected_by.has_value(), "protected by")) return;
      cursor.expect("protected by");
      const std::vector<Citation> citations = parse_citations(cursor);
      if (!citations.empty()) field.protected_by = citations.front();
    } else {
      return unknown_clause(cursor, "a field", {"identifies", "tabulate only", "but for", "protected by"});
    }
  }
}

void parse_field(Cursor& cursor, RecordDecl& record) {
  FieldDecl field;
  field.name = parse_new_name(cursor, "the name of a field");
  field.optional = cursor.accept("optional");
  // The types with small letters are known, so that a name in two words is found here.
  if (cursor.at_name() && cursor.at_name(1) && !cursor.peek(1).first_on_line && !is_type(cursor.peek())) {
    return cursor.fail(
        "unexpected", "'" + std::string(cursor.peek().text) + "' is no type",
        "a name joins its words with '_': '" + field.name.text + "_" + std::string(cursor.peek().text) + "'",
        cursor.here());
  }
  field.type = parse_type(cursor);
  parse_limits(cursor, field);
  field.comment = cursor.comment_on(field.name.place.line);
  if (!field.name.text.empty()) record.fields.push_back(std::move(field));
}

}  // namespace

EnumerationDecl parse_enumeration(Cursor& cursor) {
  EnumerationDecl enumeration;
  enumeration.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    enumeration.name = parse_new_type_name(cursor, "the name of an enumeration");
    if (cursor.accept("from")) enumeration.file = parse_text(cursor, "the file of a code list, in quotes");
  });
  cursor.each_clause([&] {
    if (enumeration.file) {
      parse_file_clause(cursor, enumeration);
    } else {
      parse_enumerator(cursor, enumeration);
    }
  });
  const Place& place = enumeration.header.place;
  if (enumeration.file && !enumeration.code_column) {
    missing_clause(cursor, place, "this enumeration", "code",
                   "name the column of the file that holds the codes: 'code alpha3'");
  }
  if (!enumeration.file && enumeration.values.empty()) {
    missing_clause(cursor, place, "this enumeration", "enumerator", "name its values below it, one a line");
  }
  return enumeration;
}

RecordDecl parse_record(Cursor& cursor) {
  RecordDecl record;
  record.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    record.name = parse_new_type_name(cursor, "the name of a record");
    if (cursor.accept_symbol(",")) {
      cursor.expect("continued");
      record.continued = true;
    }
  });
  cursor.each_clause([&] { parse_field(cursor, record); });
  if (record.fields.empty()) {
    missing_clause(cursor, record.header.place, "this record", "field",
                   "name its fields below it, one a line: 'committed_on date'");
  }
  return record;
}

}  // namespace takecare::lang::syntax
