// extract
#include <array>

#include "takecare/lang/parse_parts.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::syntax {

namespace {

TextLiteral parse_code_text(Cursor& cursor) {
  if (cursor.peek().kind == TokenKind::text) return parse_text(cursor, "a code");
  const Name code = cursor.raw_word();
  if (code.text.empty()) cursor.fail_expected("a code, as it stands in the file");
  return {.text = code.text, .place = code.place};
}

CodeDecl parse_code(Cursor& cursor) {
  CodeDecl code;
  code.code = parse_code_text(cursor);
  cursor.expect("means");
  code.means = parse_value(cursor);
  return code;
}

void parse_codes(Cursor& cursor, ColumnDecl& column) {
  cursor.expect("codes");
  if (!cursor.at_symbol("{")) return cursor.fail_expected("'{' and the codes");
  const Token& open = cursor.take();
  do {
    if (cursor.at_symbol("}")) break;
    column.codes.push_back(parse_code(cursor));
  } while (cursor.accept_symbol(",") || (!cursor.at_end() && !cursor.at_symbol("}") && cursor.peek().first_on_line));
  cursor.close("}", open);
}

struct DurationUnit {
  std::string_view word;
  std::int64_t twelfths;
};

constexpr std::array duration_units = {DurationUnit{"days", twelfths_per_day},
                                       DurationUnit{"months", twelfths_per_month},
                                       DurationUnit{"years", twelfths_per_year}};

void parse_unit(Cursor& cursor, ColumnDecl& column) {
  cursor.expect("duration in");
  for (const DurationUnit& unit : duration_units) {
    if (!cursor.accept(unit.word)) continue;
    column.unit = unit.twelfths;
    return;
  }
  cursor.fail_expected("'days', 'months' or 'years'", did_you_mean(cursor.peek().text, {"days", "months", "years"}));
}

struct FormatWord {
  std::string_view word;
  ColumnFormat format;
};

constexpr std::array format_words = {
    FormatWord{"text", ColumnFormat::text},   FormatWord{"number", ColumnFormat::number},
    FormatWord{"money", ColumnFormat::money}, FormatWord{"truth", ColumnFormat::truth},
    FormatWord{"date", ColumnFormat::date},   FormatWord{"duration", ColumnFormat::duration},
    FormatWord{"codes", ColumnFormat::codes},
};

// 'NONE means …' is a code; a 'means' on a line of its own says what the column means.
bool at_code(const Cursor& cursor) {
  return cursor.peek().kind == TokenKind::text || (cursor.at("means", 1) && !cursor.peek(1).first_on_line);
}

const FormatWord* format_at(const Cursor& cursor) {
  for (const FormatWord& candidate : format_words) {
    if (cursor.at(candidate.word) && !at_code(cursor)) return &candidate;
  }
  return nullptr;
}

void parse_format(Cursor& cursor, ColumnDecl& column, ColumnFormat format) {
  if (refuse_second(cursor, column.has_format, "format")) return;
  column.has_format = true;
  column.format = format;
  if (format == ColumnFormat::codes) return parse_codes(cursor, column);
  if (format == ColumnFormat::duration) return parse_unit(cursor, column);
  cursor.take();
  if (format == ColumnFormat::date)
    column.pattern = parse_text(cursor, "how dates are written, as in \"MM/DD/YYYY\"").text;
}

void parse_blank(Cursor& cursor, ColumnDecl& column) {
  if (refuse_second(cursor, column.blank_place.has_value(), "blank")) return;
  column.blank_place = cursor.here();
  if (cursor.accept("required")) {
    column.blank = Blank::refused;
    return;
  }
  cursor.expect("blank means");
  if (cursor.accept("unknown")) {
    column.blank = Blank::unknown;
  } else if (cursor.accept_words("not applicable")) {
    column.blank = Blank::not_applicable;
  } else {
    cursor.fail_expected("'unknown' or 'not applicable'");
  }
}

void parse_part(Cursor& cursor, ColumnDecl& column) {
  if (const FormatWord* word = format_at(cursor)) return parse_format(cursor, column, word->format);
  if (cursor.at("required") || (cursor.at("blank") && cursor.at("means", 1))) return parse_blank(cursor, column);
  if (cursor.at("means")) {
    if (refuse_second(cursor, column.meaning.has_value(), "means")) return;
    cursor.take();
    column.meaning = parse_text(cursor, "what the column means, in quotes");
    return;
  }
  if (at_code(cursor)) {
    column.other_codes.push_back(parse_code(cursor));
    return;
  }
  unknown_clause(
      cursor, "a column",
      {"text", "number", "money", "truth", "date", "duration in", "codes", "required", "blank means", "means"});
}

void parse_column(Cursor& cursor, ExtractDecl& extract) {
  ColumnDecl column;
  column.place = cursor.line_place();
  cursor.expect("column");
  column.name = parse_column_name(cursor);
  cursor.expect("to");
  if (cursor.peek().first_on_line) return cursor.fail_expected("the name of a field on the same line");
  column.path = parse_path(cursor, "the name of a field");
  while (!cursor.at_end()) {
    cursor.accept_symbol(",");
    parse_part(cursor, column);
    if (!cursor.at_end() && !cursor.at_symbol(",") && !cursor.peek().first_on_line) {
      cursor.fail_expected("',' or a new line");
    }
  }
  extract.columns.push_back(std::move(column));
}

void parse_key(Cursor& cursor, ExtractDecl& extract) {
  if (refuse_second(cursor, !extract.key.empty(), "key")) return;
  cursor.take();
  do {
    extract.key.push_back(parse_column_name(cursor));
  } while (cursor.accept_symbol(","));
}

void parse_files(Cursor& cursor, ExtractDecl& extract) {
  if (refuse_second(cursor, !extract.files.empty(), "files")) return;
  cursor.take();
  extract.files = parse_names(cursor, "'csv', 'ndjson' or 'parquet'");
  const std::vector<std::string> known = {"csv", "ndjson", "parquet"};
  for (const Name& file : extract.files) {
    if (cursor.failed() || file.text == "csv" || file.text == "ndjson" || file.text == "parquet") continue;
    std::string help = did_you_mean(file.text, known);
    if (help.empty()) help = "an extract comes as " + one_of_words(known);
    cursor.report("unknown-format", "'" + file.text + "' is no format of files", std::move(help), file.place);
  }
}

void parse_set(Cursor& cursor, ExtractDecl& extract) {
  cursor.take();
  ConstantDecl constant;
  constant.field = cursor.name("the name of a field");
  cursor.expect("to");
  constant.value = parse_value(cursor);
  extract.constants.push_back(std::move(constant));
}

void parse_extract_clause(Cursor& cursor, ExtractDecl& extract) {
  if (cursor.at("column")) return parse_column(cursor, extract);
  if (cursor.at("set")) return parse_set(cursor, extract);
  if (cursor.at("key")) return parse_key(cursor, extract);
  if (cursor.at("belongs")) {
    if (refuse_second(cursor, !extract.belongs_to.empty(), "belongs to")) return;
    cursor.expect("belongs to");
    extract.belongs_to = parse_names(cursor, "the name of an extract");
    return;
  }
  if (cursor.at("files")) return parse_files(cursor, extract);
  if (cursor.at("grain")) {
    if (refuse_second(cursor, extract.grain.has_value(), "grain")) return;
    cursor.take();
    extract.grain = parse_text(cursor, "what one row is, in quotes");
    return;
  }
  if (cursor.at("cites")) return parse_cites(cursor, extract.citations);
  unknown_clause(cursor, "an extract", {"cites", "grain", "files", "key", "belongs to", "set", "column"});
}

}  // namespace

ExtractDecl parse_extract(Cursor& cursor) {
  ExtractDecl extract;
  extract.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    extract.name = parse_new_name(cursor, "the name of an extract");
    cursor.expect("of");
    extract.record = cursor.name("the name of a record");
    if (!cursor.accept("into")) return;
    extract.into_field = cursor.name("the name of a list");
    cursor.expect("of");
    extract.into_record = cursor.name("the name of the record that owns the list");
  });
  cursor.each_clause([&] { parse_extract_clause(cursor, extract); });
  if (extract.columns.empty()) {
    missing_clause(cursor, extract.header.place, "this extract", "column",
                   "write which columns the file has: 'column SEX to sex'");
  }
  return extract;
}

}  // namespace takecare::lang::syntax
