#include "takecare/extracts/subject_sql.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/record_type.h"

namespace takecare::extracts {

namespace {

using engine::quote_name;
using engine::quote_text;

bool is_stored(const Contract& contract, const std::string& name) {
  return std::ranges::find(contract.stored, name, &StoredColumn::name) != contract.stored.end();
}

const lang::ExtractConstant* constant_of(const Contract& contract, int field) {
  const auto& constants = contract.definition().constants;
  const auto found = std::ranges::find(constants, field, &lang::ExtractConstant::field);
  return found == constants.end() ? nullptr : &*found;
}

// A field that is no list, and its companion: from its column, from the extract's constant, or unknown.
struct Scalar {
  std::string value;
  std::string missing;
};

Scalar scalar_sql(const Contract& contract, int index, const lang::Field& field, const std::string& prefix,
                  const std::string& row) {
  const lang::Program& program = *contract.program;
  const std::string name = prefix + field.name;
  if (is_stored(contract, name)) {
    const std::string missing = name + "_missing";
    return {row + "." + quote_name(name),
            is_stored(contract, missing) ? row + "." + quote_name(missing) : "NULL::VARCHAR"};
  }
  const lang::ExtractConstant* constant = prefix.empty() ? constant_of(contract, index) : nullptr;
  if (constant == nullptr) return {"NULL::" + field_type(program, field.type), "NULL::VARCHAR"};
  const bool not_applicable = constant->value.state == lang::GivenValue::State::not_applicable;
  return {given_sql(program, field.type, constant->value), not_applicable ? "'not applicable'" : "NULL::VARCHAR"};
}

// One item as a struct, from the columns '<prefix><field>' of the row.
std::string item_sql(const Contract& contract, int record, const Needs& needs, const std::string& prefix,
                     const std::string& row) {
  const lang::Record& item = contract.program->records[static_cast<std::size_t>(record)];
  std::string members;
  for (const int index : needs.members(*contract.program, record)) {
    const lang::Field& field = item.fields[static_cast<std::size_t>(index)];
    if (!members.empty()) members += ", ";
    if (field.type.kind == lang::Kind::list) {
      members += quote_text(field.name) + ": NULL::" + field_type(*contract.program, field.type, needs);
      continue;
    }
    const Scalar scalar = scalar_sql(contract, index, field, prefix, row);
    members += quote_text(field.name) + ": " + scalar.value;
    if (field.optional) members += ", " + quote_text(field.name + "_missing") + ": " + scalar.missing;
  }
  return "{" + members + "}";
}

// A list whose item stands in the subject's own row: one item, or unknown when all its columns are.
std::string inline_list_sql(const Contract& contract, const lang::Field& list, const Needs& needs,
                            const std::string& type) {
  const std::string prefix = list.name + ".";
  std::string present;
  for (const StoredColumn& column : contract.stored) {
    if (!column.name.starts_with(prefix)) continue;
    present += (present.empty() ? "" : " OR ") + ("s." + quote_name(column.name)) + " IS NOT NULL";
  }
  if (present.empty()) return "NULL::" + type;
  return fmt::format("CASE WHEN {} THEN [{}]::{} END", present, item_sql(contract, list.type.of, needs, prefix, "s"),
                     type);
}

// What follows the first part of a key.
std::string tail_sql(const std::string& key) { return "regexp_replace(" + key + R"(, '^([^|\\]|\\.)*\|', ''))"; }

struct ListSql {
  std::string join;
  std::string value;  // NULL: unknown
};

ListSql child_list_sql(const ChildRows& child, int item, const Needs& needs, const std::string& type,
                       std::size_t number) {
  const Contract& contract = child.rows->contract;
  const std::string name = fmt::format("c{}", number);
  ListSql list;
  // Gathered first and each list sorted then: an aggregate that sorts its rows takes several times as long.
  list.join = fmt::format(
      " LEFT JOIN (SELECT r._key, list_transform(list_sort(list({{o: r._order, r: r._row, item: {}::{}}})), "
      "lambda x: x.item) AS items FROM ({}) r GROUP BY r._key) {} ON {}._key = s._key",
      item_sql(contract, item, needs, "", "r"), type.substr(0, type.size() - 2), child.rows->sql, name, name);
  const std::string empty = "[]::" + type;
  if (contract.definition().key.size() < 2) {
    list.value = fmt::format("coalesce({}.items, {})", name, empty);
  } else {
    list.value =
        fmt::format("CASE WHEN {0}.items IS NOT NULL THEN {0}.items WHEN {1} IN (SELECT {2} FROM ({3})) THEN {4} END",
                    name, tail_sql("s._key"), tail_sql("_key"), child.rows->sql, empty);
  }
  return list;
}

// Lists that come from several extracts are known when all of them are.
std::string joined_lists(const std::vector<std::string>& values) {
  std::string joined = values.front();
  for (std::size_t i = 1; i < values.size(); ++i) {
    joined =
        fmt::format("CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN list_concat({0}, {1}) END", joined, values[i]);
  }
  return joined;
}

}  // namespace

std::string key_sql(const Contract& contract, const std::string& row) {
  return contract.keyed ? row + "._key" : fmt::format("({0}._file || ':' || {0}._row)", row);
}

std::string subject_sql(const lang::Program& program, const SubjectParts& parts) {
  const Contract& contract = parts.owner->contract;
  const lang::Record& record = program.records[static_cast<std::size_t>(contract.definition().record)];
  std::string select =
      fmt::format("{} AS _key, {} AS _extract, s._file, s._row", key_sql(contract, "s"), quote_text(contract.name));
  std::string joins = parts.joins;
  std::size_t number = 0;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const lang::Field& field = record.fields[i];
    const int index = static_cast<int>(i);
    if (!parts.needs.has(contract.definition().record, index)) continue;
    const std::string type = field_type(program, field.type, parts.needs);
    Scalar column;
    const auto found = std::ranges::find(parts.found, index, &FoundField::field);
    if (found != parts.found.end()) {
      column = {found->sql, found->missing};
    } else if (field.type.kind == lang::Kind::list) {
      std::vector<std::string> values;
      for (const ChildRows& child : parts.children) {
        if (child.field != index) continue;
        ListSql list = child_list_sql(child, field.type.of, parts.needs, type, number++);
        joins += list.join;
        values.push_back(std::move(list.value));
      }
      column.value = values.empty() ? inline_list_sql(contract, field, parts.needs, type) : joined_lists(values);
    } else {
      column = scalar_sql(contract, index, field, "", "s");
    }
    select += ", " + column.value + " AS " + quote_name(field.name);
    if (field.optional && field.type.kind != lang::Kind::list) {
      select += ", " + column.missing + " AS " + quote_name(field.name + "_missing");
    }
  }
  return fmt::format("SELECT {} FROM ({}) s{}", select, parts.owner->sql, joins);
}

}  // namespace takecare::extracts
