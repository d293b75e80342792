#include "takecare/reports/render/csvw.h"

#include <nlohmann/json.hpp>

namespace takecare::reports::render {

namespace {

using Json = nlohmann::ordered_json;

Json datatype_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::date: return {{"base", "date"}, {"format", "yyyy-MM-dd"}};
    case ColumnKind::integer: return "integer";
    case ColumnKind::decimal: return "decimal";
    case ColumnKind::boolean: return {{"base", "boolean"}, {"format", "true|false"}};
    default: return "string";
  }
}

Json column_of(const CsvColumn& column) {
  Json out = {{"name", column.name},
              {"titles", column.name},
              {"dc:description", column.means},
              {"datatype", datatype_of(column.kind)}};
  if (column.figure) out["null"] = {"suppressed", "unknown", "not applicable"};
  if (column.key) out["required"] = true;
  return out;
}

Json table_of(const CsvTable& table) {
  Json columns = Json::array();
  Json key = Json::array();
  for (const CsvColumn& column : table.columns) {
    columns.push_back(column_of(column));
    if (column.key) key.push_back(column.name);
  }
  Json schema = {{"columns", columns}};
  if (!key.empty()) schema["primaryKey"] = key;
  return {{"url", table.file}, {"dc:title", table.title}, {"tableSchema", schema}};
}

}  // namespace

std::string csv_metadata(const Report& report, const std::vector<CsvTable>& tables) {
  Json group = {{"@context", {"http://www.w3.org/ns/csvw", {{"@language", "en"}}}}, {"dc:title", report.title}};
  if (!report.warning.empty()) group["dc:description"] = report.warning;
  group["tables"] = Json::array();
  for (const CsvTable& table : tables) group["tables"].push_back(table_of(table));
  return group.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace takecare::reports::render
