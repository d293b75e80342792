// extract, registry, resolution, register, scenario
#include <array>

#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

constexpr int part_indent = 2 * clause_indent;

std::string print_codes(const CodeDecl& code, bool quoted) {
  return (quoted ? print_text(code.code.text) : print_cell(code.code.text)) + " means " + print_value(code.means);
}

std::string print_format(const ColumnDecl& column) {
  switch (column.format) {
    case ColumnFormat::text: return "text";
    case ColumnFormat::number: return "number";
    case ColumnFormat::money: return "money";
    case ColumnFormat::truth: return "truth";
    case ColumnFormat::date: return "date " + print_text(column.pattern);
    case ColumnFormat::duration: break;
    case ColumnFormat::codes: return "";
  }
  if (column.unit == twelfths_per_day) return "duration in days";
  return column.unit == twelfths_per_month ? "duration in months" : "duration in years";
}

std::string print_blank(const ColumnDecl& column) {
  switch (column.blank) {
    case Blank::unknown: return "blank means unknown";
    case Blank::not_applicable: return "blank means not applicable";
    case Blank::refused: return "required";
  }
  return "";
}

void layout_codes(Page& page, const ColumnDecl& column) {
  std::vector<std::string> parts;
  for (const CodeDecl& code : column.codes) parts.push_back(print_codes(code, false));
  const int line = column.codes.empty() ? column.place.line : column.codes.front().code.place.line;
  layout_filled(page, part_indent, "codes { ", parts, " }", line);
}

void layout_column(Page& page, const ColumnDecl& column) {
  page.clause(clause_indent, "column " + print_cell(column.name.text) + " to " + print_path(column.path),
              column.place.line);
  std::vector<std::string> parts;
  if (column.has_format && column.format != ColumnFormat::codes) parts.push_back(print_format(column));
  if (column.blank_place) parts.push_back(print_blank(column));
  for (const CodeDecl& code : column.other_codes) parts.push_back(print_codes(code, true));
  if (column.has_format && column.format == ColumnFormat::codes) layout_codes(page, column);
  if (!parts.empty()) layout_filled(page, part_indent, "", parts, "", column.place.line);
  if (column.meaning) page.line(part_indent, "means " + print_text(column.meaning->text), column.meaning->place.line);
}

class Writer {
 public:
  explicit Writer(Page& page) : page_(page) {}

  void add(const Place& place, const std::string& text) {
    clauses_.add(place, [this, text, line = place.line] { page_.clause(clause_indent, text, line); });
  }
  void add_column(const std::optional<Name>& column, const std::string& word) {
    if (column) add(column->place, word + " " + print_cell(column->text));
  }
  void add_text(const std::optional<TextLiteral>& text, const std::string& word) {
    if (text) add(text->place, word + " " + print_text(text->text));
  }
  void add_names(const std::vector<Name>& names, const std::string& word) {
    if (!names.empty()) add(names.front().place, word + " " + print_names(names));
  }
  void add_citations(const std::vector<Citation>& citations) {
    if (citations.empty()) return;
    clauses_.add(citations.front().place,
                 [this, &citations] { layout_citations(page_, clause_indent, "cites ", citations); });
  }
  void add_writes(const std::vector<WriteDecl>& writes) {
    for (const WriteDecl& write : writes)
      add(write.from.place, "write " + print_text(write.from.text) + " as " + print_text(write.to.text));
  }
  Clauses& clauses() { return clauses_; }
  void write() { clauses_.write(); }

 private:
  Page& page_;
  Clauses clauses_;
};

std::string_view word_of(Level level) {
  switch (level) {
    case Level::county: return "county";
    case Level::city: return "city";
    case Level::state: return "state";
    case Level::federal: return "federal";
  }
  return "";
}

std::string_view words_of(GivesDecl::What what) {
  switch (what) {
    case GivesDecl::What::outcome: return "outcome";
    case GivesDecl::What::kind: return "kind";
    case GivesDecl::What::jurisdiction: return "jurisdiction";
    case GivesDecl::What::code_of_agency: return "code of agency";
    case GivesDecl::What::code_of_county: return "code of county";
  }
  return "";
}

std::vector<std::string> quoted(const std::vector<TextLiteral>& texts) {
  std::vector<std::string> out;
  for (const TextLiteral& text : texts) out.push_back(print_text(text.text));
  return out;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

void layout_kind(Page& page, const ResolutionKindDecl& kind) {
  std::string head = "kind " + kind.name.text + " at " + std::string(word_of(kind.level)) + " level";
  if (!kind.through.empty()) head += " through " + join(quoted(kind.through));
  const std::vector<std::string> says = quoted(kind.says);
  const std::string whole = head + " says " + join(says);
  if (fits(clause_indent, whole)) return page.clause(clause_indent, whole, kind.place.line);
  page.clause(clause_indent, head, kind.place.line);
  layout_filled(page, part_indent, "says ", says, "", kind.says.front().place.line);
}

std::string print_draw(const DrawDecl& draw) {
  std::string out = print_cell(draw.column.text) + " is ";
  switch (draw.kind) {
    case Draw::Kind::constant: out += print_cell(draw.constant.text); break;
    case Draw::Kind::date_range:
      out += "a date from " + format_iso_date(static_cast<Days>(draw.from)) + " to " +
             format_iso_date(static_cast<Days>(draw.to));
      break;
    case Draw::Kind::number_range:
      out += "a number from " + with_thousands(draw.from) + " to " + with_thousands(draw.to);
      break;
    case Draw::Kind::blank: return out + "blank " + std::to_string(draw.blank_percent) + " percent";
    case Draw::Kind::choice: break;
  }
  if (draw.has_blank) out += ", blank " + std::to_string(draw.blank_percent) + " percent";
  return out;
}

void layout_draw(Page& page, int indent, const DrawDecl& draw) {
  if (draw.kind != Draw::Kind::choice) return page.clause(indent, print_draw(draw), draw.place.line);
  std::vector<std::string> parts;
  for (const ChoiceDecl& choice : draw.choices) {
    parts.push_back(print_cell(choice.value.text) + " " + with_thousands(choice.weight.value));
  }
  const std::string blank = draw.has_blank ? ", blank " + std::to_string(draw.blank_percent) + " percent" : "";
  layout_filled(page, indent, print_cell(draw.column.text) + " is one of { ", parts, " }" + blank, draw.place.line);
}

void layout_group(Page& page, int indent, const GroupDecl& group) {
  page.clause(indent, "group " + print_text(group.title.text) + " weight " + with_thousands(group.weight.value),
              group.place.line);
  for (const DrawDecl& draw : group.draws) layout_draw(page, indent + clause_indent, draw);
}

void layout_rows(Page& page, int indent, const RowsDecl& rows, bool with) {
  std::string head = "rows of " + rows.extract.text;
  if (with) {
    const std::string least = std::to_string(rows.at_least.value);
    const std::string most = std::to_string(rows.at_most.value);
    head = "with " + least + (least == most ? "" : " to " + most) + " " + head;
  }
  page.clause(indent, head, rows.place.line);
  const int inner = indent + clause_indent;
  Clauses clauses;
  for (const DrawDecl& draw : rows.draws)
    clauses.add(draw.place, [&page, inner, &draw] { layout_draw(page, inner, draw); });
  for (const GroupDecl& group : rows.groups) {
    clauses.add(group.place, [&page, inner, &group] { layout_group(page, inner, group); });
  }
  for (const RowsDecl& child : rows.with) {
    clauses.add(child.place, [&page, inner, &child] { layout_rows(page, inner, child, true); });
  }
  clauses.write();
}

}  // namespace

void layout_declaration(Page& page, const ExtractDecl& extract) {
  std::string head = "extract " + extract.name.text + " of " + extract.record.text;
  if (extract.into_field) head += " into " + extract.into_field->text + " of " + extract.into_record->text;
  page.header(head, extract.header);
  Writer writer(page);
  writer.add_citations(extract.citations);
  writer.add_text(extract.grain, "grain");
  writer.add_names(extract.files, "files");
  writer.add_names(extract.belongs_to, "belongs to");
  std::vector<std::string> key;
  for (const Name& column : extract.key) key.push_back(print_cell(column.text));
  if (!key.empty()) writer.add(extract.key.front().place, "key " + join(key));
  for (const ConstantDecl& constant : extract.constants) {
    writer.add(constant.field.place, "set " + constant.field.text + " to " + print_value(constant.value));
  }
  for (const ColumnDecl& column : extract.columns) {
    writer.clauses().add(column.place, [&page, &column] { layout_column(page, column); });
  }
  writer.write();
}

void layout_declaration(Page& page, const RegistryDecl& registry) {
  page.header("registry " + registry.name.text + " from " + print_text(registry.file.text), registry.header);
  Writer writer(page);
  writer.add_citations(registry.citations);
  writer.add_column(registry.code, "code");
  writer.add_column(registry.name_column, "name");
  writer.add_column(registry.state, "state");
  writer.add_column(registry.county, "county");
  writer.add_column(registry.city, "city");
  writer.add_column(registry.kind, "kind");
  writer.add_text(registry.outlines, "outlines");
  writer.write();
}

void layout_declaration(Page& page, const ResolutionDecl& resolution) {
  page.header("resolution " + resolution.name.text + " of " + resolution.record.text, resolution.header);
  Writer writer(page);
  writer.add_citations(resolution.citations);
  writer.add_names(resolution.from, "from");
  writer.add_names(resolution.by, "by");
  writer.add_writes(resolution.write);
  for (const ResolutionKindDecl& kind : resolution.kinds) {
    writer.clauses().add(kind.place, [&page, &kind] { layout_kind(page, kind); });
  }
  writer.add_text(resolution.overrides, "overrides");
  for (const GivesDecl& gives : resolution.gives) {
    writer.add(gives.place, "gives " + std::string(words_of(gives.what)) + " to " + gives.field.text);
  }
  writer.write();
}

void layout_declaration(Page& page, const RegisterDecl& decl) {
  page.header("register " + decl.name.text + " of " + decl.record.text, decl.header);
  Writer writer(page);
  writer.add_citations(decl.citations);
  writer.add_text(decl.title, "title");
  if (decl.dated) writer.add(decl.dated->place, "dated " + decl.dated->text);
  if (decl.lists_by) writer.add(decl.lists_by->place, "lists by " + decl.lists_by->text);
  writer.add_names(decl.key, "key");
  writer.add_names(decl.compares, "compares");
  writer.add_writes(decl.write);
  writer.write();
}

void layout_declaration(Page& page, const ScenarioDecl& scenario) {
  page.header("scenario " + scenario.name.text, scenario.header);
  Writer writer(page);
  writer.add_citations(scenario.citations);
  for (const RowsDecl& rows : scenario.rows) {
    writer.clauses().add(rows.place, [&page, &rows] { layout_rows(page, clause_indent, rows, false); });
  }
  writer.write();
}

}  // namespace takecare::lang::syntax
