#include "takecare/extracts/schema.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "takecare/extracts/contract.h"
#include "takecare/extracts/row_maker.h"

namespace takecare::extracts {

namespace {

using Json = nlohmann::ordered_json;

const char* label_of(Value::State state) {
  return state == Value::State::not_applicable ? "not applicable" : "unknown";
}

// Python's strptime is what the standard names for dates.
std::string strptime_pattern(std::string pattern) {
  struct Word {
    std::string_view from;
    std::string_view to;
  };
  static constexpr Word words[] = {{"YYYY", "%Y"}, {"MON", "%b"}, {"HH:MM", "%H:%M"}, {"HHMM", "%H%M"}, {"MM", "%m"},
                                   {"DD", "%d"},   {"SS", "%S"},  {"M", "%m"},        {"D", "%d"}};
  std::string written;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto word =
        std::ranges::find_if(words, [&](const Word& w) { return pattern.substr(at).starts_with(w.from); });
    if (word == std::end(words)) {
      written += pattern[at++];
    } else {
      written += word->to;
      at += word->from.size();
    }
  }
  return written;
}

std::string label_of_code(const lang::Program& program, const ContractColumn& column, const Value& value) {
  if (column.type.kind == lang::Kind::enumeration) {
    const auto& values = program.enumerations[static_cast<std::size_t>(column.type.of)].values;
    return values[static_cast<std::size_t>(value.value)].label;
  }
  return key_text(column, value);
}

// A word beside numbers or dates ('LIFE means 100 years') makes the column one of texts for those who know no contract.
bool has_words(const ContractColumn& column) {
  return column.format != lang::ColumnFormat::codes && column.format != lang::ColumnFormat::text &&
         std::ranges::any_of(column.codes, [](const auto& code) { return code.second.state == Value::State::known; });
}

void add_type(const ContractColumn& column, Json& field) {
  if (has_words(column)) {
    field["type"] = "string";
    return;
  }
  switch (column.format) {
    case lang::ColumnFormat::text:
    case lang::ColumnFormat::codes: field["type"] = "string"; return;
    case lang::ColumnFormat::number:
    case lang::ColumnFormat::duration: field["type"] = "number"; return;
    case lang::ColumnFormat::money:
      field["type"] = "number";
      field["bareNumber"] = false;
      return;
    case lang::ColumnFormat::truth:
      field["type"] = "boolean";
      field["trueValues"] = {"yes", "true", "Y", "1", "Yes", "True", "YES", "TRUE", "y"};
      field["falseValues"] = {"no", "false", "N", "0", "No", "False", "NO", "FALSE", "n"};
      return;
    case lang::ColumnFormat::date: {
      const std::string format = strptime_pattern(column.pattern->pattern());
      field["type"] = format.find("%H") == std::string::npos ? "date" : "datetime";
      field["format"] = format;
      return;
    }
  }
}

void add_codes(const lang::Program& program, const ContractColumn& column, Json& field, Json& constraints) {
  Json codes = Json::array();
  Json categories = Json::array();
  if (column.format == lang::ColumnFormat::codes) {
    for (const std::string& code : column.code_list) {
      const Value& value = column.codes.at(code);
      if (value.state != Value::State::known) continue;
      codes.push_back(code);
      categories.push_back({{"value", code}, {"label", label_of_code(program, column, value)}});
    }
  } else if (column.format == lang::ColumnFormat::text && column.type.kind == lang::Kind::enumeration) {
    for (const auto& value : program.enumerations[static_cast<std::size_t>(column.type.of)].values) {
      codes.push_back(value.name);
      categories.push_back({{"value", value.name}, {"label", value.label}});
    }
  }
  if (codes.empty()) return;
  constraints["enum"] = codes;
  field["categories"] = categories;
}

// What stands for no value in this column, each with what it means.
Json missing_values(const ContractColumn& column) {
  Json missing = Json::array();
  const bool has_blank_code = column.codes.contains("");
  if (column.blank != lang::Blank::refused && !has_blank_code) {
    missing.push_back(
        {{"value", ""}, {"label", column.blank == lang::Blank::not_applicable ? "not applicable" : "unknown"}});
  }
  for (const std::string& code : column.code_list) {
    const Value& value = column.codes.at(code);
    if (value.state != Value::State::known) missing.push_back({{"value", code}, {"label", label_of(value.state)}});
  }
  return missing;
}

std::string unit_words(const ContractColumn& column) {
  if (column.format != lang::ColumnFormat::duration) return {};
  return column.unit == twelfths_per_day ? "in days" : column.unit == twelfths_per_year ? "in years" : "in months";
}

Json field_json(const Contract& contract, const ContractColumn& column, Json& all_missing) {
  Json field = {{"name", column.name}};
  add_type(column, field);
  std::string description =
      column.source != nullptr ? column.source->meaning : "key of the row that this one belongs to";
  if (const std::string unit = unit_words(column); !unit.empty())
    description += (description.empty() ? "" : ", ") + unit;
  if (!description.empty()) field["description"] = description;
  Json constraints = Json::object();
  if (column.blank == lang::Blank::refused) constraints["required"] = true;
  if (column.key_part == 0 && contract.unique && contract.definition().key.size() == 1) constraints["unique"] = true;
  add_codes(*contract.program, column, field, constraints);
  if (!constraints.empty()) field["constraints"] = constraints;
  const Json missing = missing_values(column);
  field["missingValues"] = missing;
  for (const Json& value : missing) {
    if (std::ranges::find(all_missing, value["value"]) == all_missing.end()) all_missing.push_back(value["value"]);
  }
  return field;
}

void add_keys(const Contract& contract, Json& schema) {
  const lang::Extract& extract = contract.definition();
  if (contract.unique) schema["primaryKey"] = extract.key;
  Json foreign = Json::array();
  for (const int owner : extract.belongs_to) {
    const lang::Extract& owned_by = contract.program->extracts[static_cast<std::size_t>(owner)];
    foreign.push_back(
        {{"fields", extract.key}, {"reference", {{"resource", owned_by.name}, {"fields", owned_by.key}}}});
  }
  if (!foreign.empty()) schema["foreignKeys"] = foreign;
}

}  // namespace

Result<std::string> table_schema(const lang::Program& program, int extract) {
  auto contract = make_contract(program, extract);
  if (!contract) return std::unexpected(contract.error());
  const lang::Extract& definition = contract->definition();
  Json schema = {{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"}, {"name", definition.name}};
  if (!definition.grain.empty()) schema["description"] = definition.grain;
  Json fields = Json::array();
  Json all_missing = Json::array({""});
  for (const std::string& name : file_columns(definition)) {
    const auto column = std::ranges::find(contract->columns, name, &ContractColumn::name);
    fields.push_back(field_json(*contract, *column, all_missing));
  }
  schema["fields"] = fields;
  schema["fieldsMatch"] = "subset";
  // Version 1 has one list for all columns.
  schema["missingValues"] = all_missing;
  add_keys(*contract, schema);
  return schema.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace takecare::extracts
