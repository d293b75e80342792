// enumeration, record
#include <algorithm>

#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

void layout_file(Page& page, const EnumerationDecl& enumeration) {
  Clauses clauses;
  const auto add = [&](const Place& place, const std::string& text) {
    clauses.add(place, [&page, text, line = place.line] { page.row(text, line); });
  };
  if (enumeration.code_column) add(enumeration.code_column->place, "code " + print_cell(enumeration.code_column->text));
  if (enumeration.label_column)
    add(enumeration.label_column->place, "label " + print_cell(enumeration.label_column->text));
  for (const AttributeDecl& attribute : enumeration.attributes) {
    add(attribute.name.place,
        attribute.name.text + " " + attribute.enumeration.text + " from " + print_cell(attribute.column.text));
  }
  clauses.write();
}

bool has_limits(const FieldDecl& field) {
  return field.identifies || field.tabulate_only || field.protected_by.has_value();
}

std::string print_field_type(const FieldDecl& field) {
  return (field.optional ? "optional " : "") + print_type(field.type);
}

// All but the citations of 'but for', which may be long.
std::string print_limits(const FieldDecl& field) {
  std::string out;
  const auto add = [&out](const std::string& words) { out += (out.empty() ? "" : " ") + words; };
  if (field.identifies) add("identifies");
  if (field.protected_by && field.but_for.empty()) {
    if (field.tabulate_only) add("tabulate only");
    add("protected by " + field.protected_by->text);
    return out;
  }
  if (field.tabulate_only) add("tabulate only");
  if (!field.but_for.empty()) add("but for ");
  return out;
}

}  // namespace

void layout_declaration(Page& page, const EnumerationDecl& enumeration) {
  const std::string from = enumeration.file ? " from " + print_text(enumeration.file->text) : "";
  page.header("enumeration " + enumeration.name.text + from, enumeration.header);
  if (enumeration.file) return layout_file(page, enumeration);
  int width = 0;
  for (const EnumeratorDecl& value : enumeration.values) {
    if (value.label) width = std::max(width, text_width(value.name.text));
  }
  for (const EnumeratorDecl& value : enumeration.values) {
    const std::string label = value.label ? "  " + print_text(value.label->text) : "";
    const std::string name = value.label ? padded(value.name.text, width) : value.name.text;
    page.row(name + label, value.name.place.line);
  }
}

void layout_declaration(Page& page, const RecordDecl& record) {
  page.header("record " + record.name.text + (record.continued ? ", continued" : ""), record.header);
  int name_width = 0;
  int type_width = 0;
  for (const FieldDecl& field : record.fields) {
    name_width = std::max(name_width, text_width(field.name.text));
    if (has_limits(field)) type_width = std::max(type_width, text_width(print_field_type(field)));
  }
  for (const FieldDecl& field : record.fields) {
    const std::string head = padded(field.name.text, name_width) + "  ";
    const std::string type = print_field_type(field);
    if (!has_limits(field)) {
      page.row(head + type, field.name.place.line);
      continue;
    }
    const std::string limited = head + padded(type, type_width) + "  " + print_limits(field);
    if (field.but_for.empty()) {
      page.row(limited, field.name.place.line);
    } else {
      layout_citations(page, clause_indent, limited, field.but_for);
    }
  }
}

}  // namespace takecare::lang::syntax
