// register
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

void parse_field(Cursor& cursor, std::optional<Name>& field, std::string_view clause, std::string_view what) {
  if (refuse_second(cursor, field.has_value(), clause)) return;
  cursor.expect(clause);
  field = cursor.name(what);
}

void parse_fields(Cursor& cursor, std::vector<Name>& fields, std::string_view clause) {
  if (refuse_second(cursor, !fields.empty(), clause)) return;
  cursor.expect(clause);
  fields = parse_names(cursor, "the name of a field");
}

void parse_register_clause(Cursor& cursor, RegisterDecl& decl) {
  if (cursor.at("cites")) return parse_cites(cursor, decl.citations);
  if (cursor.at("title")) {
    if (refuse_second(cursor, decl.title.has_value(), "title")) return;
    cursor.take();
    decl.title = parse_text(cursor, "a title in quotes");
    return;
  }
  if (cursor.at("dated")) return parse_field(cursor, decl.dated, "dated", "the field with the day of the list");
  if (cursor.at("lists"))
    return parse_field(cursor, decl.lists_by, "lists by", "the field that says which of the lists it is");
  if (cursor.at("key")) return parse_fields(cursor, decl.key, "key");
  if (cursor.at("compares")) return parse_fields(cursor, decl.compares, "compares");
  if (cursor.at("write")) return decl.write.push_back(parse_write(cursor));
  unknown_clause(cursor, "a register", {"cites", "title", "dated", "lists by", "key", "compares", "write"});
}

}  // namespace

RegisterDecl parse_register(Cursor& cursor) {
  RegisterDecl decl;
  decl.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    decl.name = parse_new_name(cursor, "the name of a register");
    cursor.expect("of");
    decl.record = cursor.name("the name of a record");
  });
  cursor.each_clause([&] { parse_register_clause(cursor, decl); });
  const Place& place = decl.header.place;
  if (!decl.dated)
    missing_clause(cursor, place, "this register", "dated",
                   "name the field with the day of the list: 'dated listed_on'");
  if (decl.key.empty())
    missing_clause(cursor, place, "this register", "key", "name the fields that make two rows the same entry");
  return decl;
}

}  // namespace takecare::lang::syntax
