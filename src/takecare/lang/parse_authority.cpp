// authority, notice
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

void parse_authority_clause(Cursor& cursor, AuthorityDecl& authority) {
  if (cursor.at("cites")) return parse_cites(cursor, authority.citations);
  if (cursor.at("held")) {
    if (refuse_second(cursor, authority.held_by.has_value(), "held by")) return;
    cursor.expect("held by");
    authority.held_by = cursor.name("the field that says who holds it");
    return;
  }
  if (cursor.at("when")) {
    if (refuse_second(cursor, !authority.when.empty(), "when")) return;
    cursor.take();
    authority.when.push_back(parse_condition(cursor));
    return;
  }
  unknown_clause(cursor, "an authority", {"cites", "held by", "when"});
}

void parse_notice_clause(Cursor& cursor, NoticeDecl& notice) {
  if (cursor.at("cites")) return parse_cites(cursor, notice.citations);
  if (cursor.at("to")) {
    if (refuse_second(cursor, notice.to.has_value(), "to")) return;
    cursor.take();
    notice.to = cursor.name("the field that says to whom it goes");
    return;
  }
  if (cursor.at("says")) {
    cursor.take();
    notice.says.push_back(parse_text(cursor, "what the notice says, in quotes"));
    return;
  }
  unknown_clause(cursor, "a notice", {"cites", "to", "says"});
}

}  // namespace

AuthorityDecl parse_authority(Cursor& cursor) {
  AuthorityDecl authority;
  authority.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    authority.name = parse_new_name(cursor, "the name of an authority");
    cursor.expect("of");
    authority.record = cursor.name("the name of the record that says who holds it");
  });
  cursor.each_clause([&] { parse_authority_clause(cursor, authority); });
  const Place& place = authority.header.place;
  if (authority.citations.empty())
    missing_clause(cursor, place, "this authority", "cites",
                   "write 'cites' and the provision below it, indented: 'cites ACT 12(a)(2)'");
  if (authority.when.empty())
    missing_clause(cursor, place, "this authority", "when",
                   "write 'when' and what the record must say, below it, indented");
  return authority;
}

NoticeDecl parse_notice(Cursor& cursor) {
  NoticeDecl notice;
  notice.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    notice.name = parse_new_name(cursor, "the name of a notice");
    cursor.expect("of");
    notice.record = cursor.name("the name of a record");
  });
  cursor.each_clause([&] { parse_notice_clause(cursor, notice); });
  const Place& place = notice.header.place;
  if (!notice.to)
    missing_clause(cursor, place, "this notice", "to", "name the field that says to whom it goes: 'to agency'");
  if (notice.says.empty())
    missing_clause(cursor, place, "this notice", "says", "write what it says, in quotes; each clause is a paragraph");
  return notice;
}

}  // namespace takecare::lang::syntax
