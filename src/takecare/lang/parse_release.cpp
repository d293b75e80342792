// release, and the clause of a report that names one
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

// 'publishes DIGEST by ACTS', 'corrects DIGEST by ACTS saying FIELD', 'withdraws by ACTS saying FIELD'.
void parse_line(Cursor& cursor, std::optional<ReleaseLineDecl>& line, std::string_view word, bool digest) {
  if (refuse_second(cursor, line.has_value(), word)) return;
  const std::size_t first = cursor.position();
  ReleaseLineDecl decl;
  cursor.take();
  if (digest) decl.digest = cursor.name("the field that has the digest of what goes out");
  cursor.expect("by");
  decl.acts = parse_names(cursor, "the name of an act");
  if (cursor.accept("saying")) decl.saying = cursor.name("the field with the words that are published");
  decl.place = cursor.place_from(first);
  line = std::move(decl);
}

void parse_prints(Cursor& cursor, ReleaseDecl& release) {
  if (refuse_second(cursor, !release.prints.empty(), "prints")) return;
  cursor.take();
  release.prints = parse_names(cursor, "the name of a field that is published");
}

void parse_release_clause(Cursor& cursor, ReleaseDecl& release) {
  if (cursor.at("cites")) return parse_cites(cursor, release.citations);
  if (cursor.at("publishes")) return parse_line(cursor, release.publishes, "publishes", true);
  if (cursor.at("corrects")) return parse_line(cursor, release.corrects, "corrects", true);
  if (cursor.at("withdraws")) return parse_line(cursor, release.withdraws, "withdraws", false);
  if (cursor.at("prints")) return parse_prints(cursor, release);
  unknown_clause(cursor, "a release", {"cites", "publishes", "corrects", "withdraws", "prints"});
}

}  // namespace

ReleasedDecl parse_released(Cursor& cursor) {
  const std::size_t first = cursor.position();
  ReleasedDecl released;
  cursor.expect("released as");
  released.record = cursor.name("the record that lets it out");
  if (cursor.accept("where")) released.where.push_back(parse_condition(cursor));
  released.place = cursor.place_from(first);
  return released;
}

ReleaseDecl parse_release(Cursor& cursor) {
  ReleaseDecl release;
  release.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    release.name = parse_new_name(cursor, "the name of a release");
    cursor.expect("of");
    release.record = cursor.name("the name of a record");
  });
  cursor.each_clause([&] { parse_release_clause(cursor, release); });
  const Place& place = release.header.place;
  if (release.citations.empty())
    missing_clause(cursor, place, "this release", "cites",
                   "write 'cites' and the provision below it, indented: 'cites ACT 12(a)(2)'");
  if (!release.publishes)
    missing_clause(cursor, place, "this release", "publishes",
                   "write which act lets a report out, and where its digest is: 'publishes content_digest by publish'");
  return release;
}

}  // namespace takecare::lang::syntax
