#include "takecare/extracts/record_type.h"

#include <fmt/format.h>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/contract.h"
#include "takecare/extracts/value.h"

namespace takecare::extracts {

namespace {

constexpr int deepest = 4;  // lists in lists; a record may hold itself

std::string type_at(const lang::Program& program, const lang::Type& type, const Needs& needs, int depth) {
  if (type.kind != lang::Kind::list) return sql_type(storage_of(type));
  std::string members;
  for (const int index : needs.members(program, type.of)) {
    const lang::Field& field =
        program.records[static_cast<std::size_t>(type.of)].fields[static_cast<std::size_t>(index)];
    if (field.type.kind == lang::Kind::list && depth == deepest) continue;
    if (!members.empty()) members += ", ";
    members += engine::quote_name(field.name) + " " + type_at(program, field.type, needs, depth + 1);
    if (field.optional) members += ", " + engine::quote_name(field.name + "_missing") + " VARCHAR";
  }
  return "STRUCT(" + members + ")[]";
}

}  // namespace

std::string field_type(const lang::Program& program, const lang::Type& type, const Needs& needs) {
  return type_at(program, type, needs, 0);
}

std::string given_sql(const lang::Program& program, const lang::Type& type, const lang::GivenValue& value) {
  const std::string cast = "::" + field_type(program, type);
  if (value.state != lang::GivenValue::State::known) return "NULL" + cast;
  switch (type.kind) {
    case lang::Kind::truth: return value.value != 0 ? "true" : "false";
    case lang::Kind::number: return write_number(value.value) + cast;
    case lang::Kind::money: return write_money(value.value) + cast;
    case lang::Kind::date: return "DATE " + engine::quote_text(format_iso_date(static_cast<Days>(value.value)));
    case lang::Kind::duration:
      return value.value % twelfths_per_month == 0 ? fmt::format("to_months({})", value.value / twelfths_per_month)
                                                   : fmt::format("to_days({})", value.value / twelfths_per_day);
    case lang::Kind::enumeration:
      return engine::quote_text(
          program.enumerations[static_cast<std::size_t>(type.of)].values[static_cast<std::size_t>(value.value)].name);
    case lang::Kind::text: return engine::quote_text(value.text);
    case lang::Kind::list: break;
  }
  return "NULL" + cast;
}

}  // namespace takecare::extracts
