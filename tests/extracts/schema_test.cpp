// The data contract as a Frictionless Table Schema: what the standard says of each property.
#include "takecare/extracts/schema.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "test_program.h"

namespace takecare::extracts {
namespace {

using Json = nlohmann::json;

Json schema_of(int extract) {
  auto text = table_schema(test_program(), extract);
  EXPECT_TRUE(text);
  return Json::parse(*text);
}

Json field_of(const Json& schema, const std::string& name) {
  for (const Json& field : schema["fields"]) {
    if (field["name"] == name) return field;
  }
  return {};
}

TEST(Schema, HasTheColumnsOfTheFileWithTypesOfTheStandard) {
  const Json schema = schema_of(0);
  EXPECT_EQ(schema["fields"].size(), 9U);
  static const std::set<std::string> types = {"string", "number", "integer", "boolean", "date", "datetime", "any"};
  for (const Json& field : schema["fields"]) EXPECT_TRUE(types.contains(field["type"].get<std::string>()));
  EXPECT_EQ(field_of(schema, "ADMITTED")["format"], "%m/%d/%Y");
  EXPECT_EQ(field_of(schema, "ENDED")["type"], "datetime");
  EXPECT_EQ(field_of(schema, "ENDED")["format"], "%Y-%m-%d %H:%M:%S");
  EXPECT_EQ(field_of(schema, "FEE")["bareNumber"], false);
  EXPECT_EQ(field_of(schema, "SENTENCE")["description"], "in months");
}

TEST(Schema, RequiredKeysAndCodesAreConstraints) {
  const Json schema = schema_of(0);
  EXPECT_EQ(schema["primaryKey"], Json({"ID"}));
  EXPECT_EQ(field_of(schema, "ID")["constraints"], Json({{"required", true}, {"unique", true}}));
  EXPECT_EQ(field_of(schema, "STATUS")["constraints"]["enum"], Json({"C", "R", "V"}));
  EXPECT_EQ(field_of(schema, "STATUS")["categories"][1], Json({{"value", "R"}, {"label", "Resident"}}));
}

TEST(Schema, MissingValuesHaveLabelsByFieldAndAPlainListForVersionOne) {
  const Json schema = schema_of(0);
  EXPECT_EQ(field_of(schema, "ENDED")["missingValues"],
            Json({{{"value", ""}, {"label", "unknown"}}, {{"value", "NONE"}, {"label", "not applicable"}}}));
  EXPECT_EQ(field_of(schema, "ID")["missingValues"], Json::array());
  for (const Json& value : schema["missingValues"]) EXPECT_TRUE(value.is_string());
  EXPECT_EQ(schema["missingValues"], Json({"", "?", "NONE"}));
}

TEST(Schema, RowsThatBelongIntoAListHaveAForeignKeyAndNoPrimaryKey) {
  const Json schema = schema_of(1);
  EXPECT_FALSE(schema.contains("primaryKey"));
  EXPECT_EQ(schema["fields"][0]["name"], "ID");
  EXPECT_EQ(schema["foreignKeys"],
            Json({{{"fields", {"ID"}}, {"reference", {{"resource", "people"}, {"fields", {"ID"}}}}}}));
}

TEST(Schema, IsTheSameEveryTime) { EXPECT_EQ(*table_schema(test_program(), 0), *table_schema(test_program(), 0)); }

}  // namespace
}  // namespace takecare::extracts
