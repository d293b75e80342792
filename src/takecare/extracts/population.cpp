#include "takecare/extracts/population.h"

#include <fmt/format.h>

#include <array>
#include <deque>

#include "takecare/extracts/record_type.h"
#include "takecare/extracts/stored_rows.h"
#include "takecare/extracts/subject_sql.h"
#include "takecare/extracts/texts_sql.h"

namespace takecare::extracts {

namespace {

void note_files(const StoredRows& stored, Population& population) {
  for (const StoredFile& file : stored.manifest.files) {
    if (file.status == FileStatus::accepted) {
      population.sources.push_back({stored.contract.name, file.file, file.accepted - file.superseded, file.warning});
    } else {
      population.diagnostics.push_back({Severity::warning,
                                        "held",
                                        fmt::format("{} is held, since {} of its {} rows were rejected: it is not used",
                                                    file.file, file.rejected, file.read),
                                        {file.file},
                                        "Mend it, or import it again with --sign \"NAME: WHY\".",
                                        {}});
    }
  }
}

// Child rows whose owner was not imported are in no list: that has to be said.
Result<void> note_orphans(const StoredRows& child, const std::string& owner_keys, engine::Connection& connection,
                          Population& population) {
  const std::string whose = owner_keys.empty() ? "" : " WHERE _key NOT IN (" + owner_keys + ")";
  auto count = connection.number("SELECT count(*) FROM (" + child.sql + ")" + whose);
  if (!count) return std::unexpected(count.error());
  if (count->value_or(0) == 0) return {};
  population.diagnostics.push_back(
      {Severity::warning,
       "orphans",
       fmt::format("{} rows of {} belong to nobody that was imported", **count, child.contract.name),
       {},
       "Import the extract that they belong to.",
       {}});
  return {};
}

// What was imported of a record: its rows, and the rows of its lists.
struct Imported {
  std::deque<StoredRows> owners;
  std::deque<StoredRows> children;
};

Result<Imported> imported_rows(const lang::Program& program, const std::filesystem::path& data, int record,
                               Population& population) {
  Imported imported;
  for (std::size_t i = 0; i < program.extracts.size(); ++i) {
    const lang::Extract& extract = program.extracts[i];
    const bool owner = extract.into_field < 0 && extract.record == record;
    const bool child = extract.into_field >= 0 && extract.into_record == record;
    if (!owner && !child) continue;
    auto stored = stored_rows(program, data, static_cast<int>(i));
    if (!stored) return std::unexpected(stored.error());
    note_files(*stored, population);
    if (!stored->imported()) continue;
    (owner ? imported.owners : imported.children).push_back(std::move(*stored));
  }
  return imported;
}

std::string keys_of_owners(const StoredRows& child, const std::deque<StoredRows>& owners, int record) {
  std::string keys;
  for (const StoredRows& owner : owners) {
    if (!is_child_of(child.contract.definition(), owner.contract.extract, record)) continue;
    keys += (keys.empty() ? "" : " UNION ALL ") + ("SELECT _key FROM (" + owner.sql + ")");
  }
  return keys;
}

bool finds_any(const lang::Resolution& resolution, const Needs& needs) {
  const std::array found{resolution.outcome_field, resolution.kind_field, resolution.jurisdiction_field,
                         resolution.agency_field, resolution.county_field};
  return std::ranges::any_of(found, [&](int field) { return field >= 0 && needs.has(resolution.record, field); });
}

Result<std::vector<std::unique_ptr<Resolver>>> resolvers_of(const lang::Program& program, int record,
                                                            const Needs& needs) {
  std::vector<std::unique_ptr<Resolver>> resolvers;
  for (std::size_t i = 0; i < program.resolutions.size(); ++i) {
    if (program.resolutions[i].record != record || !finds_any(program.resolutions[i], needs)) continue;
    auto resolver = Resolver::load(program, static_cast<int>(i));
    if (!resolver) return std::unexpected(resolver.error());
    resolvers.push_back(std::move(*resolver));
  }
  return resolvers;
}

std::string empty_population(const lang::Program& program, int index, const Needs& needs) {
  const lang::Record& record = program.records[static_cast<std::size_t>(index)];
  std::string select = "NULL::VARCHAR AS _key, NULL::VARCHAR AS _extract, NULL::VARCHAR AS _file, NULL::BIGINT AS _row";
  for (std::size_t f = 0; f < record.fields.size(); ++f) {
    const lang::Field& field = record.fields[f];
    if (!needs.has(index, static_cast<int>(f))) continue;
    select += ", NULL::" + field_type(program, field.type, needs) + " AS " + engine::quote_name(field.name);
    if (field.optional && field.type.kind != lang::Kind::list) {
      select += ", NULL::VARCHAR AS " + engine::quote_name(field.name + "_missing");
    }
  }
  return "SELECT " + select + " WHERE false";
}

}  // namespace

Result<Population> population(const lang::Program& program, const std::filesystem::path& data, int record,
                              engine::Connection& connection, const Needs& needs, const std::set<int>& without) {
  Population population;
  auto imported = imported_rows(program, data, record, population);
  if (!imported) return std::unexpected(imported.error());
  const auto& [owners, children] = *imported;
  auto resolvers = resolvers_of(program, record, needs);
  if (!resolvers) return std::unexpected(resolvers.error());
  std::size_t number = 0;
  for (const StoredRows& owner : owners) {
    if (without.contains(owner.contract.extract)) continue;
    SubjectParts parts;
    parts.owner = &owner;
    parts.needs = needs;
    for (const StoredRows& child : children) {
      if (!is_child_of(child.contract.definition(), owner.contract.extract, record)) continue;
      parts.children.push_back({child.contract.definition().into_field, &child});
    }
    for (const auto& resolver : *resolvers) {
      auto found = add_found_fields(program, *resolver, owner, number, connection, parts);
      if (!found) return std::unexpected(found.error());
    }
    ++number;
    if (!population.sql.empty()) population.sql += "\nUNION ALL\n";
    population.sql += subject_sql(program, parts);
    population.rows += owner.rows;
  }
  for (const StoredRows& child : children) {
    const std::string keys = keys_of_owners(child, owners, record);
    if (auto noted = note_orphans(child, keys, connection, population); !noted) return std::unexpected(noted.error());
  }
  if (population.sql.empty()) population.sql = empty_population(program, record, needs);
  return population;
}

}  // namespace takecare::extracts
