#include "takecare/extracts/texts_sql.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace takecare::extracts {

namespace {

using engine::quote_name;
using engine::quote_text;

constexpr std::size_t rows_a_statement = 200;

std::string stored_text(const lang::Program& program, int record, int field, const StoredRows& stored,
                        const std::string& row) {
  const std::string& name =
      program.records[static_cast<std::size_t>(record)].fields[static_cast<std::size_t>(field)].name;
  const auto& columns = stored.contract.stored;
  const bool there = std::ranges::find(columns, name, &StoredColumn::name) != columns.end();
  return there ? row + quote_name(name) : "NULL::VARCHAR";
}

struct Texts {
  std::string facility;
  std::string city;
  std::string state;
};

Texts texts_of(const lang::Program& program, const lang::Resolution& resolution, const StoredRows& stored,
               const std::string& row) {
  return {stored_text(program, resolution.record, resolution.facility_field, stored, row),
          stored_text(program, resolution.record, resolution.city_field, stored, row),
          stored_text(program, resolution.record, resolution.state_field, stored, row)};
}

std::string value_sql(const FoundValue& value) { return value.text ? quote_text(*value.text) : "NULL"; }
std::string missing_sql(const FoundValue& value) { return value.not_applicable ? "'not applicable'" : "NULL"; }

std::string row_sql(const std::string& key, const FoundValues& values) {
  std::string row = "(" + key;
  for (const FoundValue* value :
       {&values.outcome, &values.kind, &values.jurisdiction, &values.agency, &values.county}) {
    row += ", " + value_sql(*value) + ", " + missing_sql(*value);
  }
  return row + ")";
}

Result<void> fill_table(engine::Connection& connection, const std::string& table, const std::string& key_columns,
                        const std::vector<std::string>& rows) {
  std::string columns = key_columns;
  for (const char* value : {"outcome", "kind", "jurisdiction", "agency", "county"}) {
    columns += fmt::format(", {0} VARCHAR, {0}_missing VARCHAR", value);
  }
  if (auto made = connection.run("CREATE OR REPLACE TEMP TABLE " + table + "(" + columns + ")"); !made) return made;
  for (std::size_t i = 0; i < rows.size(); i += rows_a_statement) {
    std::string insert = "INSERT INTO " + table + " VALUES ";
    for (std::size_t j = i; j < std::min(i + rows_a_statement, rows.size()); ++j)
      insert += (j > i ? ", " : "") + rows[j];
    if (auto inserted = connection.run(insert); !inserted) return inserted;
  }
  return {};
}

// What a record gets: as decided for it alone ('k'), else as decided or found for its texts ('m').
void add_field(int field, const char* value, bool keeps_rule, const std::string& m, const std::string& k,
               SubjectParts& parts) {
  if (field < 0) return;
  const std::string alone =
      keeps_rule ? fmt::format("coalesce({}.{}, {}.{})", k, value, m, value) : fmt::format("{}.{}", k, value);
  parts.found.push_back(
      {field, fmt::format("CASE WHEN {0}.key IS NULL THEN {1}.{2} ELSE {3} END", k, m, value, alone),
       fmt::format("CASE WHEN {0}.key IS NULL THEN {1}.{2}_missing ELSE {0}.{2}_missing END", k, m, value)});
}

}  // namespace

std::string texts_sql(const lang::Program& program, const lang::Resolution& resolution, const StoredRows& stored) {
  const Texts texts = texts_of(program, resolution, stored, "");
  if (texts.facility == "NULL::VARCHAR") return {};
  return fmt::format("SELECT {} AS facility, {} AS city, {} AS state FROM ({})", texts.facility, texts.city,
                     texts.state, stored.sql);
}

Result<void> add_found_fields(const lang::Program& program, const Resolver& resolver, const StoredRows& stored,
                              std::size_t number, engine::Connection& connection, SubjectParts& parts) {
  const lang::Resolution& resolution = resolver.resolution();
  const std::string source = texts_sql(program, resolution, stored);
  if (source.empty()) return {};
  auto matches = resolve_all(resolver, connection, source);
  if (!matches) return std::unexpected(matches.error());
  std::vector<std::string> rows;
  for (const ResolvedTexts& resolved : *matches) {
    const std::string key =
        quote_text(resolved.facility) + ", " + quote_text(resolved.city) + ", " + quote_text(resolved.state);
    rows.push_back(row_sql(key, resolver.values(resolved.match)));
  }
  const std::string table = fmt::format("takecare_found_{}_{}", resolution.name, number);
  if (auto filled = fill_table(connection, table, "facility VARCHAR, city VARCHAR, state VARCHAR", rows); !filled)
    return filled;
  std::vector<std::string> keyed;
  for (const auto& [key, decided] : resolver.overrides().by_key()) {
    keyed.push_back(row_sql(quote_text(key), resolver.values(resolver.decided_for_record({}, decided))));
  }
  if (auto filled = fill_table(connection, table + "_decided", "key VARCHAR", keyed); !filled) return filled;
  const std::string m = fmt::format("m{}", parts.found.size());
  const std::string k = fmt::format("k{}", parts.found.size());
  const Texts texts = texts_of(program, resolution, stored, "s.");
  parts.joins += fmt::format(
      " LEFT JOIN {0} {1} ON {1}.facility = coalesce({3}, '') AND {1}.city = coalesce({4}, '') AND {1}.state = "
      "coalesce({5}, '') "
      "LEFT JOIN {0}_decided {2} ON {2}.key = {6}",
      table, m, k, texts.facility, texts.city, texts.state, key_sql(stored.contract, "s"));
  add_field(resolution.outcome_field, "outcome", false, m, k, parts);
  add_field(resolution.kind_field, "kind", true, m, k, parts);
  add_field(resolution.jurisdiction_field, "jurisdiction", false, m, k, parts);
  add_field(resolution.agency_field, "agency", false, m, k, parts);
  add_field(resolution.county_field, "county", false, m, k, parts);
  return {};
}

}  // namespace takecare::extracts
