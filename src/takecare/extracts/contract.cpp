#include "takecare/extracts/contract.h"

#include <algorithm>

#include "takecare/base/sha256.h"
#include "takecare/extracts/contract_text.h"
#include "takecare/extracts/text.h"
#include "takecare/extracts/value.h"
#include "takecare/lang/suggest.h"

namespace takecare::extracts {

namespace {

using lang::ColumnFormat;
using lang::Kind;

// The field at the end of a path, and the path as the stored column is named: 'offenses.committed_on'.
const lang::Field& field_at(const lang::Program& program, int record, const std::vector<int>& path, std::string& name) {
  const lang::Field* field = nullptr;
  for (const int step : path) {
    field = &program.records[static_cast<std::size_t>(record)].fields[static_cast<std::size_t>(step)];
    if (!name.empty()) name += '.';
    name += field->name;
    record = field->type.of;
  }
  return *field;
}

Value value_of(const lang::Program& program, const lang::Type& type, const lang::GivenValue& given) {
  Value value;
  if (given.state == lang::GivenValue::State::not_applicable) value.state = Value::State::not_applicable;
  if (given.state != lang::GivenValue::State::known) return value;
  value.state = Value::State::known;
  value.value = given.value;
  value.text = given.text;
  if (type.kind == Kind::enumeration) {
    const auto& enumeration = program.enumerations[static_cast<std::size_t>(type.of)];
    value.text = enumeration.values[static_cast<std::size_t>(given.value)].name;
  }
  return value;
}

Result<ContractColumn> make_column(const lang::Program& program, const lang::Extract& extract,
                                   const lang::ExtractColumn& source, Contract& contract) {
  ContractColumn column;
  std::string stored_name;
  const lang::Field& field = field_at(program, extract.record, source.path, stored_name);
  column.name = source.name;
  column.type = field.type;
  column.format = source.format;
  column.blank = source.blank;
  column.unit = source.unit;
  column.source = &source;
  if (source.format == ColumnFormat::date) {
    auto pattern = DatePattern::compile(source.pattern);
    if (!pattern)
      return fail("column " + source.name + ": " + pattern.error().message, pattern.error().help, source.place);
    column.pattern = std::move(*pattern);
  }
  for (const lang::Code& code : source.codes) {
    column.codes.emplace(code.code, value_of(program, field.type, code.means));
    column.code_list.push_back(code.code);
  }
  column.stored = static_cast<int>(contract.stored.size());
  contract.stored.push_back({stored_name, storage_of(field.type)});
  if (field.optional) {
    column.stored_missing = static_cast<int>(contract.stored.size());
    contract.stored.push_back({stored_name + "_missing", Storage::text});
  }
  return column;
}

// A key column of an 'into' extract reads as the owner's key column at the same place does, so that both give one key.
void read_as_owner(const lang::Program& program, const lang::Extract& extract, std::size_t part,
                   ContractColumn& column) {
  if (extract.belongs_to.empty()) return;
  const lang::Extract& owner = program.extracts[static_cast<std::size_t>(extract.belongs_to.front())];
  if (part >= owner.key.size()) return;
  const auto source = std::ranges::find(owner.columns, owner.key[part], &lang::ExtractColumn::name);
  if (source == owner.columns.end()) return;
  std::string path;
  column.type = field_at(program, owner.record, source->path, path).type;
  column.format = source->format;
  column.unit = source->unit;
  if (source->format != ColumnFormat::date) return;
  if (auto pattern = DatePattern::compile(source->pattern)) column.pattern = std::move(*pattern);
}

void add_key(const lang::Program& program, const lang::Extract& extract, Contract& contract) {
  for (std::size_t part = 0; part < extract.key.size(); ++part) {
    auto column = std::ranges::find(contract.columns, extract.key[part], &ContractColumn::name);
    if (column == contract.columns.end()) {
      ContractColumn only;
      only.name = extract.key[part];
      only.key_only = true;
      read_as_owner(program, extract, part, only);
      contract.columns.push_back(std::move(only));
      column = contract.columns.end() - 1;
    }
    column->key_part = static_cast<int>(part);
    column->blank = lang::Blank::refused;
  }
}

}  // namespace

const char* sql_type(Storage storage) {
  switch (storage) {
    case Storage::truth: return "BOOLEAN";
    case Storage::number: return "DECIMAL(18,6)";
    case Storage::money: return "DECIMAL(18,2)";
    case Storage::date: return "DATE";
    case Storage::duration: return "INTERVAL";
    case Storage::text: return "VARCHAR";
    case Storage::count: return "BIGINT";
  }
  return "VARCHAR";
}

Storage storage_of(const lang::Type& type) {
  switch (type.kind) {
    case Kind::truth: return Storage::truth;
    case Kind::number: return Storage::number;
    case Kind::money: return Storage::money;
    case Kind::date: return Storage::date;
    case Kind::duration: return Storage::duration;
    case Kind::text:
    case Kind::enumeration:
    case Kind::list: return Storage::text;
  }
  return Storage::text;
}

Result<Contract> make_contract(const lang::Program& program, int extract) {
  const lang::Extract& definition = program.extracts[static_cast<std::size_t>(extract)];
  Contract contract;
  contract.program = &program;
  contract.extract = extract;
  contract.name = definition.name;
  contract.stored = {{"_key", Storage::text}, {"_row", Storage::count}};
  if (definition.columns.empty())
    return fail("the extract " + definition.name + " has no columns", {}, definition.place);
  for (const lang::ExtractColumn& source : definition.columns) {
    auto column = make_column(program, definition, source, contract);
    if (!column) return std::unexpected(column.error());
    contract.columns.push_back(std::move(*column));
  }
  add_key(program, definition, contract);
  contract.keyed = !definition.key.empty();
  contract.unique = contract.keyed && definition.into_field < 0;
  contract.hash = sha256_hex(contract_text(contract));
  return contract;
}

namespace {

std::expected<Value, std::string> read_enumerator(const Contract& contract, const ContractColumn& column,
                                                  std::string_view text) {
  const auto& enumeration = contract.program->enumerations[static_cast<std::size_t>(column.type.of)];
  const std::string name = lower_case(text);
  const auto found = std::ranges::find(enumeration.values, name, &lang::Enumerator::name);
  if (found != enumeration.values.end()) {
    return Value{Value::State::known, found - enumeration.values.begin(), found->name};
  }
  std::vector<std::string> names;
  for (const auto& value : enumeration.values) names.push_back(value.name);
  const std::string hint = lang::did_you_mean(name, names);
  return std::unexpected("one of " + lang::one_of_words(names) + (hint.empty() ? "" : "; " + hint));
}

std::string codes_expected(const ContractColumn& column, std::string_view text) {
  // Between codes of a letter or two everything is near.
  std::vector<std::string> alike;
  for (const std::string& code : column.code_list) {
    if (text.size() > 3 || lower_case(code) == lower_case(text)) alike.push_back(code);
  }
  const std::string hint = lang::did_you_mean(text, alike);
  return "one of the codes " + lang::one_of_words(column.code_list, 12) + (hint.empty() ? "" : "; " + hint);
}

Parsed read_scalar(const ContractColumn& column, const Cell& cell, std::string_view text) {
  static const DatePattern iso = *DatePattern::compile("YYYY-MM-DD");
  static const DatePattern moment = *DatePattern::compile("YYYY-MM-DD HH:MM:SS");
  switch (column.format) {
    case ColumnFormat::number: return parse_number(text);
    case ColumnFormat::money: return parse_money(text);
    case ColumnFormat::truth: return parse_truth(text);
    case ColumnFormat::duration: return parse_duration(text, column.unit);
    case ColumnFormat::date: {
      const DatePattern& pattern = cell.form == Form::date ? iso : cell.form == Form::moment ? moment : *column.pattern;
      auto day = pattern.read(text);
      if (!day) return std::unexpected(day.error());
      return *day;
    }
    case ColumnFormat::text:
    case ColumnFormat::codes: break;
  }
  return 0;
}

}  // namespace

std::expected<Value, std::string> read_cell(const Contract& contract, const ContractColumn& column, const Cell& cell) {
  const std::string_view text = trim(cell.text);
  if (!column.codes.empty()) {
    if (const auto code = column.codes.find(std::string(text)); code != column.codes.end()) return code->second;
  }
  if (text.empty()) {
    if (column.blank == lang::Blank::refused) return std::unexpected("a value: the column is required");
    return Value{
        column.blank == lang::Blank::not_applicable ? Value::State::not_applicable : Value::State::unknown, 0, {}};
  }
  if (column.format == ColumnFormat::codes) return std::unexpected(codes_expected(column, text));
  if (std::string trouble = spreadsheet_trouble(text); !trouble.empty()) return std::unexpected(std::move(trouble));
  if (column.format == ColumnFormat::text) {
    if (column.type.kind == Kind::enumeration) return read_enumerator(contract, column, text);
    return Value{Value::State::known, 0, std::string(text)};
  }
  Parsed value = read_scalar(column, cell, text);
  if (!value) {
    std::string expected = std::move(value.error());
    if (!column.code_list.empty()) expected += ", or " + lang::one_of_words(column.code_list);
    return std::unexpected(std::move(expected));
  }
  return Value{Value::State::known, *value, {}};
}

std::string key_text(const ContractColumn& column, const Value& value) {
  switch (column.type.kind) {
    case Kind::truth: return value.value != 0 ? "yes" : "no";
    case Kind::number: return write_number(value.value);
    case Kind::money: return write_money(value.value);
    case Kind::date: return format_iso_date(static_cast<Days>(value.value));
    case Kind::duration: return format_duration(value.value);
    case Kind::text:
    case Kind::enumeration:
    case Kind::list: break;
  }
  return value.text;
}

std::string join_key(const std::vector<std::string>& parts) {
  std::string key;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) key += '|';
    for (const char c : parts[i]) {
      if (c == '|' || c == '\\') key += '\\';
      key += c;
    }
  }
  return key;
}

}  // namespace takecare::extracts
