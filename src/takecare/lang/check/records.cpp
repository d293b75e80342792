// Records: the fields with their types and limits.
#include <algorithm>

#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/refused_fields.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

using syntax::FieldDecl;

void refuse_name(Context& context, const FieldDecl& decl) {
  const std::optional<std::string> what = refused_for(decl.name.text);
  if (!what) return;
  context.error("refused-field", decl.name.place, "'" + decl.name.text + "' is refused as a field: " + *what,
                "leave it out; no record holds it, and no rule or report needs it");
}

void check_limits_of_list(Context& context, const FieldDecl& decl) {
  const bool limited = decl.optional || decl.identifies || decl.tabulate_only || decl.protected_by;
  if (!limited) return;
  context.error("limit-of-list", decl.name.place, "'" + decl.name.text + "' is a list and cannot be limited as a whole",
                decl.optional ? "leave 'optional' out: a list without items is known to be empty"
                              : "put the limit on the fields of its items");
}

Field field_of(Context& context, const FieldDecl& decl, const Type& type) {
  Field field{.name = decl.name.text,
              .type = type,
              .optional = decl.optional,
              .identifies = decl.identifies,
              .tabulate_only = decl.tabulate_only,
              .refers = decl.type.one,
              .but_for = {},
              .protected_by = std::nullopt,
              .comment = decl.comment,
              .place = decl.name.place};
  field.but_for = read_citations(context, decl.but_for);
  if (decl.protected_by) field.protected_by = read_citation(context, *decl.protected_by);
  return field;
}

void add_field(Context& context, int record, const FieldDecl& decl) {
  if (decl.name.text.empty() || decl.type.name.text.empty()) return;
  refuse_name(context, decl);
  refuse_reserved(context, decl.name);
  std::vector<Field>& fields = at(context.program.records, record).fields;
  if (const int first = index_of(fields, decl.name.text); first >= 0) {
    duplicate(context, "field", decl.name, at(fields, first).place);
    return;
  }
  const std::optional<Type> type = resolve_type(context, decl.type);
  if (!type) {
    context.broken_records.insert(record);
    return;
  }
  if (decl.type.list) check_limits_of_list(context, decl);
  fields.push_back(field_of(context, decl, *type));
}

void continue_record(Context& context, const syntax::RecordDecl& decl) {
  const int record = context.program.find_record(decl.name.text);
  if (record < 0) return unknown(context, "record to continue", decl.name, names_of(context.program.records));
  if (decl.header.broken) context.broken_records.insert(record);
  for (const FieldDecl& field : decl.fields) add_field(context, record, field);
}

// Whether items of 'record' can hold, at any depth, items of 'wanted'.
bool holds(const Program& program, int record, int wanted, std::set<int>& seen) {
  if (!seen.insert(record).second) return false;
  return std::ranges::any_of(at(program.records, record).fields, [&](const Field& field) {
    return field.type.kind == Kind::list && (field.type.of == wanted || holds(program, field.type.of, wanted, seen));
  });
}

// A record that holds itself has no finite columns.
void refuse_endless(Context& context, int record) {
  const Record& declared = at(context.program.records, record);
  for (const Field& field : declared.fields) {
    if (field.type.kind != Kind::list) continue;
    std::set<int> seen;
    if (field.type.of != record && !holds(context.program, field.type.of, record, seen)) continue;
    context.error("endless-record", field.place,
                  "the items of '" + field.name + "' hold, in the end, a " + declared.name + " again",
                  "let a record hold only lists of records that do not hold it");
  }
}

// That there is an item tells what its fields would: a list whose items have nothing but what one provision protects is
// protected by it.
void protect_lists(Program& program, int record) {
  for (Field& field : at(program.records, record).fields) {
    if (field.type.kind != Kind::list || field.refers || field.protected_by) continue;
    protect_lists(program, field.type.of);
    const std::vector<Field>& below = at(program.records, field.type.of).fields;
    const auto same = [&](const Field& one) {
      return one.protected_by && one.protected_by->text == below.front().protected_by->text;
    };
    if (!below.empty() && below.front().protected_by && std::ranges::all_of(below, same))
      field.protected_by = below.front().protected_by;
  }
}

}  // namespace

void check_records(Context& context) {
  for (const syntax::RecordDecl* decl : all<syntax::RecordDecl>(context)) {
    const int record = context.program.find_record(decl->name.text);
    if (record < 0 || at(context.program.records, record).place != decl->name.place) continue;
    for (const FieldDecl& field : decl->fields) add_field(context, record, field);
  }
  // After all of the first, so that a record begins with its own fields, wherever in the book it is continued.
  for (const syntax::RecordDecl* decl : all<syntax::RecordDecl>(context)) {
    if (decl->continued) continue_record(context, *decl);
  }
  const std::size_t before = context.diagnostics.size();
  for (int record = 0; record < size_of(context.program.records); ++record) refuse_endless(context, record);
  if (context.diagnostics.size() > before) return;  // of a record that holds itself there is no end
  for (int record = 0; record < size_of(context.program.records); ++record) protect_lists(context.program, record);
}

}  // namespace takecare::lang::check
