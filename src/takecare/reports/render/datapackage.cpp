#include "takecare/reports/render/datapackage.h"

#include <nlohmann/json.hpp>

#include "takecare/base/sha256.h"
#include "takecare/pages/words.h"

namespace takecare::reports::render {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* profile = "https://datapackage.org/profiles/2.0/datapackage.json";
constexpr const char* schema_profile = "https://datapackage.org/profiles/2.0/tableschema.json";

std::string written(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

const char* type_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::date: return "date";
    case ColumnKind::integer: return "integer";
    case ColumnKind::decimal: return "number";
    case ColumnKind::boolean: return "boolean";
    default: return "string";
  }
}

Json labelled(std::initializer_list<std::pair<const char*, const char*>> values) {
  Json out = Json::array();
  for (const auto& [value, label] : values) out.push_back({{"value", value}, {"label", label}});
  return out;
}

Json field_of(const CsvColumn& column) {
  Json field = {{"name", column.name}, {"type", type_of(column.kind)}, {"description", column.means}};
  if (column.kind == ColumnKind::boolean) {
    field["trueValues"] = {"true"};
    field["falseValues"] = {"false"};
  }
  if (column.figure) {
    field["missingValues"] = labelled({{"suppressed", "There is a figure; it is not shown"},
                                       {"unknown", "The records do not say"},
                                       {"not applicable", "There surely is no such thing"}});
  } else if (column.kind == ColumnKind::category) {
    field["missingValues"] =
        labelled({{"(unknown)", "The records do not say"}, {"(not applicable)", "There surely is no such thing"}});
  } else {
    field["missingValues"] = Json::array();
  }
  return field;
}

Json resource_of(const CsvTable& table) {
  Json fields = Json::array();
  Json key = Json::array();
  for (const CsvColumn& column : table.columns) {
    fields.push_back(field_of(column));
    if (column.key) key.push_back(column.name);
  }
  Json schema = {{"$schema", schema_profile}, {"fields", fields}};
  // Categories may be missing, which a primary key may not; what identifies a row is said as a unique key.
  if (!key.empty()) schema["uniqueKeys"] = Json::array({key});
  const std::string name = table.file.substr(0, table.file.rfind('.'));
  return {{"name", name},
          {"type", "table"},
          {"path", table.file},
          {"title", table.title},
          {"format", "csv"},
          {"mediatype", "text/csv"},
          {"encoding", "utf-8"},
          {"bytes", table.text.size()},
          {"hash", "sha256:" + sha256_hex(table.text)},
          {"schema", schema}};
}

}  // namespace

std::string report_package(const Report& report, const std::vector<CsvTable>& tables) {
  Json package = {{"$schema", profile}, {"name", pages::slug(report.name)}, {"title", report.title}};
  if (!report.warning.empty()) package["description"] = report.warning;
  Json sources = Json::array();
  for (const SourceNote& source : report.sources) {
    Json one = {{"title", source.title}};
    if (source.url.starts_with("http")) one["path"] = source.url;
    sources.push_back(std::move(one));
  }
  if (!sources.empty()) package["sources"] = sources;
  package["resources"] = Json::array();
  for (const CsvTable& table : tables) package["resources"].push_back(resource_of(table));
  return written(package);
}

Result<std::string> joined_package(const std::string& name, const std::string& title,
                                   const std::vector<std::pair<std::string, std::string>>& packages) {
  Json joined = {{"$schema", profile}, {"name", name}, {"title", title}, {"resources", Json::array()}};
  for (const auto& [folder, text] : packages) {
    const Json package = Json::parse(text, nullptr, false);
    const bool fits = package.is_object() && package.contains("resources") && package["resources"].is_array();
    if (!fits) return fail("cannot read " + folder + "/" + package_file, "make the report anew");
    for (Json resource : package["resources"]) {
      const bool named = resource.is_object() && resource.value("name", Json()).is_string() &&
                         resource.value("path", Json()).is_string();
      if (!named) return fail("cannot read " + folder + "/" + package_file, "make the report anew");
      resource["name"] = folder + "-" + resource["name"].get<std::string>();
      resource["path"] = folder + "/" + resource["path"].get<std::string>();
      joined["resources"].push_back(std::move(resource));
    }
  }
  return written(joined);
}

}  // namespace takecare::reports::render
