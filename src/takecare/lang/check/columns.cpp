#include "takecare/lang/check/columns.h"

#include <algorithm>

#include "takecare/lang/check/given.h"
#include "takecare/lang/check/paths.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

using syntax::ColumnDecl;

ColumnFormat usual_format(const Type& type) {
  switch (type.kind) {
    case Kind::truth: return ColumnFormat::truth;
    case Kind::number: return ColumnFormat::number;
    case Kind::money: return ColumnFormat::money;
    case Kind::date: return ColumnFormat::date;
    case Kind::duration: return ColumnFormat::duration;
    case Kind::text:
    case Kind::enumeration:
    case Kind::list: break;
  }
  // A text in a column of an enumeration is the name of an enumerator.
  return ColumnFormat::text;
}

std::string words_of(ColumnFormat format) {
  switch (format) {
    case ColumnFormat::text: return "text";
    case ColumnFormat::number: return "number";
    case ColumnFormat::money: return "money";
    case ColumnFormat::truth: return "truth";
    case ColumnFormat::date: return "date \"PATTERN\"";
    case ColumnFormat::duration: return "duration in days";
    case ColumnFormat::codes: return "codes { … }";
  }
  return "";
}

void check_format(Context& context, const ColumnDecl& decl, const Type& type, const ExtractColumn& column) {
  const ColumnFormat usual = usual_format(type);
  if (!decl.has_format && (usual == ColumnFormat::date || usual == ColumnFormat::duration)) {
    context.error("no-format", decl.name.place,
                  "column '" + decl.name.text + "' does not say how its " +
                      (type.kind == Kind::date ? "dates" : "durations") + " are written",
                  type.kind == Kind::date ? "add a line 'date \"MM/DD/YYYY\"'" : "add a line 'duration in days'");
    return;
  }
  if (column.format == usual || column.format == ColumnFormat::codes) return;
  context.error("wrong-format", decl.place,
                "column '" + decl.name.text + "' is written as '" + words_of(column.format) + "', and goes to " +
                    words(context.program, type),
                "write '" + words_of(usual) + "' or 'codes { … }'");
}

// The pattern names the year, the month and the day once each.
void check_pattern(Context& context, const ColumnDecl& decl) {
  const std::string& pattern = decl.pattern;
  const auto holds = [&pattern](std::string_view part) { return pattern.contains(part); };
  if (holds("YYYY") && (holds("M") || holds("MON")) && holds("D")) return;
  context.error("bad-date-pattern", decl.place, "\"" + pattern + "\" does not give year, month and day",
                "write YYYY, MM or MON, and DD, as in \"MM/DD/YYYY\"");
}

void add_codes(Context& context, const std::vector<syntax::CodeDecl>& decls, const Wanted& wanted,
               ExtractColumn& column) {
  for (const syntax::CodeDecl& decl : decls) {
    if (std::ranges::find(column.codes, decl.code.text, &Code::code) != column.codes.end()) {
      context.error("code-twice", decl.code.place, "the code \"" + decl.code.text + "\" is mapped twice",
                    "take one of them out");
      continue;
    }
    const std::optional<GivenValue> means = read_given(context, decl.means, wanted);
    if (means) column.codes.push_back({.code = decl.code.text, .means = *means});
  }
}

void check_blank(Context& context, const ColumnDecl& decl, const Wanted& wanted, const ExtractColumn& column) {
  if (column.blank == Blank::not_applicable && !wanted.optional) {
    context.error("not-optional", decl.blank_place.value_or(decl.place),
                  "'" + wanted.name + "' always applies: it is not 'optional'",
                  "leave 'blank means not applicable' out, or declare the field 'optional'");
  }
  const bool blank_code = std::ranges::find(column.codes, "", &Code::code) != column.codes.end();
  if (column.blank == Blank::refused && blank_code) {
    context.error("blank-both-ways", decl.blank_place.value_or(decl.place),
                  "column '" + decl.name.text + "' is required and also has a code for a blank",
                  "leave 'required' or the code \"\" out");
  }
}

// Whether the path ends at one value of the row's record or of an item in one of its lists.
bool is_reachable(Context& context, const ColumnDecl& decl, const ReadPath& path) {
  const auto indexed = [](const syntax::PathStep& step) { return step.index > 0; };
  if (std::ranges::any_of(decl.path.steps, indexed)) {
    context.error("indexed-column", decl.path.place, "a column fills an item of its row, not a numbered one",
                  "leave the number in brackets out");
    return false;
  }
  if (path.fields.size() > 2) {
    context.error("path-too-deep", decl.path.place, "a column cannot reach a list inside a list",
                  "declare an extract 'into' the inner list's owner");
    return false;
  }
  if (path.type.kind == Kind::list) {
    context.error("list-as-value", decl.path.place, "'" + path.text + "' is a list, and a column holds one value",
                  "name a field of its items: '" + path.text + ".FIELD'");
    return false;
  }
  return true;
}

const Field& field_at(const Program& program, int record, const std::vector<int>& path) {
  const Field* field = nullptr;
  for (const int step : path) {
    field = &at(at(program.records, record).fields, step);
    record = field->type.of;
  }
  return *field;
}

}  // namespace

Type type_of(const Program& program, const ExtractColumn& column, int record) {
  return field_at(program, record, column.path).type;
}

std::optional<ExtractColumn> read_column(Context& context, const ColumnDecl& decl, int record) {
  const std::optional<ReadPath> path = read_path(context, decl.path, record);
  if (!path || !is_reachable(context, decl, *path)) return std::nullopt;
  const Field field = field_at(context.program, record, path->fields);
  const Wanted wanted{.name = path->text, .type = field.type, .optional = field.optional};
  ExtractColumn column{.name = decl.name.text,
                       .path = path->fields,
                       .format = decl.has_format ? decl.format : usual_format(field.type),
                       .pattern = decl.pattern,
                       .unit = decl.unit,
                       .blank = decl.blank,
                       .codes = {},
                       .meaning = decl.meaning ? decl.meaning->text : std::string(),
                       .place = decl.name.place};
  check_format(context, decl, field.type, column);
  if (decl.has_format && column.format == ColumnFormat::date) check_pattern(context, decl);
  add_codes(context, decl.codes, wanted, column);
  add_codes(context, decl.other_codes, wanted, column);
  check_blank(context, decl, wanted, column);
  return column;
}

}  // namespace takecare::lang::check
