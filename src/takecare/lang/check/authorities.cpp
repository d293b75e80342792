// Authorities and notices.
#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/programs.h"

namespace takecare::lang::check {

namespace {

std::vector<std::string> names_of_fields(const Record& record) { return names_of(record.fields); }

int held_by(Context& context, const syntax::AuthorityDecl& decl, int record) {
  if (!decl.held_by) return -1;
  const Record& declared = at(context.program.records, record);
  const int field = index_of(declared.fields, decl.held_by->text);
  if (field < 0) {
    unknown_in(context, declared.name, "field", *decl.held_by, names_of_fields(declared));
  } else if (at(declared.fields, field).type.kind != Kind::text) {
    context.error("wrong-type", decl.held_by->place, "'" + decl.held_by->text + "' is not a text",
                  "name the field with the identifier of the human who holds it");
  }
  return field;
}

void add_authority(Context& context, const syntax::AuthorityDecl& decl) {
  if (decl.header.broken) return;
  if (decl.name.text == "registrar") {
    context.error("reserved-name", decl.name.place, "'registrar' is the authority that every ledger begins with",
                  "choose another name");
    return;
  }
  const int record = record_with_life(context, decl.record);
  if (record < 0) return;
  int index = context.program.find_authority(decl.name.text);
  if (index < 0) {
    index = size_of(context.program.authorities);
    context.program.authorities.push_back({.name = decl.name.text, .holders = {}});
  }
  at(context.program.authorities, index)
      .holders.push_back({.record = record,
                          .held_by = held_by(context, decl, record),
                          .definition = find_definition_of(context.program, record, decl.name.text),
                          .citations = read_citations(context, decl.citations),
                          .place = decl.name.place});
}

// ---- Notices

using Pieces = std::vector<Notice::Piece>;

// 'name' between braces.
void add_filled_in(Context& context, int record, const syntax::Name& name, Pieces& pieces) {
  const Record& declared = at(context.program.records, record);
  const int field = index_of(declared.fields, name.text);
  const int definition = field < 0 ? find_definition_of(context.program, record, name.text) : -1;
  const bool list = (field >= 0 && at(declared.fields, field).type.kind == Kind::list) ||
                    (definition >= 0 && at(context.program.definitions, definition).kind == DefinitionKind::list);
  if (list) {
    context.error("list-as-value", name.place, "'" + name.text + "' is a list, not one value",
                  "name a field, a rule or a value between the braces");
  } else if (field < 0 && definition < 0) {
    unknown_in(context, declared.name, "field, rule or value", name, names_of_fields(declared));
  } else {
    if (field >= 0 && at(declared.fields, field).protected_by) {
      context.error("protected-in-notice", name.place,
                    "'" + name.text + "' is protected by " + at(declared.fields, field).protected_by->text +
                        " and can be in no notice",
                    "leave it out");
    }
    pieces.push_back({.text = {}, .field = field, .definition = definition});
  }
}

Pieces read_words(Context& context, int record, const syntax::TextLiteral& says) {
  Pieces pieces;
  std::string_view rest = says.text;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    if (open != 0) pieces.push_back({.text = std::string(rest.substr(0, open)), .field = -1, .definition = -1});
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    if (close == std::string_view::npos) {
      context.error("unclosed-bracket", says.place, "a '{' in this text is never closed", "write '{field}'");
      break;
    }
    add_filled_in(context, record, {.text = std::string(rest.substr(open + 1, close - open - 1)), .place = says.place},
                  pieces);
    rest.remove_prefix(close + 1);
  }
  return pieces;
}

void add_notice(Context& context, const syntax::NoticeDecl& decl) {
  if (decl.header.broken) {
    context.broken_names.insert(decl.name.text);
    return;
  }
  if (const int first = index_of(context.program.notices, decl.name.text); first >= 0) {
    duplicate(context, "notice", decl.name, at(context.program.notices, first).place);
    return;
  }
  const int record = record_with_life(context, decl.record);
  if (record < 0) return;
  const Record& declared = at(context.program.records, record);
  Notice notice{.name = decl.name.text,
                .record = record,
                .citations = read_citations(context, decl.citations),
                .to = index_of(declared.fields, decl.to->text),
                .says = {},
                .place = decl.name.place};
  if (notice.to < 0) unknown_in(context, declared.name, "field", *decl.to, names_of_fields(declared));
  for (const syntax::TextLiteral& says : decl.says) notice.says.push_back(read_words(context, record, says));
  context.program.notices.push_back(std::move(notice));
}

}  // namespace

int record_with_life(Context& context, const syntax::Name& name) {
  const int record = context.program.find_record(name.text);
  std::vector<std::string> records;
  for (const auto* decl : all<syntax::ProgramDecl>(context)) {
    if (record >= 0 && decl->record.text == name.text) return record;
    records.push_back(decl->record.text);
  }
  if (record < 0) {
    unknown(context, "record", name, records);
  } else {
    context.error("no-program", name.place, "no program is about " + name.text + ", so there are no such records",
                  "declare 'program NAME of " + name.text + "'");
  }
  return -1;
}

void check_authorities(Context& context) {
  for (const auto* decl : all<syntax::AuthorityDecl>(context)) add_authority(context, *decl);
}

void check_notices(Context& context) {
  for (const auto* decl : all<syntax::NoticeDecl>(context)) add_notice(context, *decl);
}

}  // namespace takecare::lang::check
