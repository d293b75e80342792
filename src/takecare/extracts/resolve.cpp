#include "takecare/extracts/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "takecare/base/csv_write.h"
#include "takecare/base/write_file.h"
#include "takecare/extracts/stored_rows.h"
#include "takecare/extracts/texts_sql.h"

namespace takecare::extracts {

namespace {

const lang::Enumeration* kinds_of(const lang::Program& program, const lang::Resolution& resolution) {
  static const lang::Enumeration none;
  if (resolution.kind_field < 0) return &none;
  const lang::Record& record = program.records[static_cast<std::size_t>(resolution.record)];
  const int of = record.fields[static_cast<std::size_t>(resolution.kind_field)].type.of;
  return &program.enumerations[static_cast<std::size_t>(of)];
}

std::string evidence_text(const Match& match) {
  std::string text;
  for (const std::string& line : match.evidence) text += (text.empty() ? "" : "; ") + line;
  return text;
}

std::string candidates_text(const Match& match) {
  std::string text;
  for (const Candidate& candidate : match.candidates) {
    text += (text.empty() ? "" : "; ") + candidate.code + " " + candidate.name + ": " + candidate.why;
  }
  return text;
}

MatchCounts count(const std::vector<ResolvedTexts>& matches) {
  std::map<Outcome, MatchCounts::Count> by_outcome;
  MatchCounts counts;
  for (const ResolvedTexts& resolved : matches) {
    MatchCounts::Count& count = by_outcome[resolved.match.outcome];
    count.outcome = resolved.match.outcome;
    ++count.facilities;
    count.rows += resolved.rows;
    if (resolved.decided != nullptr) ++counts.decided_by_people;
  }
  for (const auto& [_, count] : by_outcome) counts.outcomes.push_back(count);
  return counts;
}

}  // namespace

Resolver::Resolver(const lang::Program& program, const lang::Resolution& resolution, Gazetteer gazetteer)
    : resolution_(resolution),
      kinds_(kinds_of(program, resolution)),
      gazetteer_(std::move(gazetteer)),
      matcher_(resolution_, gazetteer_, *kinds_) {}

Result<std::unique_ptr<Resolver>> Resolver::load(const lang::Program& program, int resolution) {
  const lang::Resolution& definition = program.resolutions[static_cast<std::size_t>(resolution)];
  auto gazetteer = Gazetteer::load(program, definition);
  if (!gazetteer) return std::unexpected(gazetteer.error());
  std::unique_ptr<Resolver> resolver(new Resolver(program, definition, std::move(*gazetteer)));
  auto overrides = Overrides::load(program, definition, resolver->gazetteer_);
  if (!overrides) return std::unexpected(overrides.error());
  resolver->overrides_ = std::move(*overrides);
  return resolver;
}

ResolvedTexts Resolver::resolve(const std::string& facility, const std::string& city, const std::string& state) const {
  ResolvedTexts resolved{facility, city, state, 0, matcher_.match(facility, city, state), {}, nullptr};
  resolved.decided = overrides_.find(facility, city, state);
  resolved.match = resolved.decided == nullptr ? resolved.by_rule : decided_for_record(resolved, *resolved.decided);
  return resolved;
}

Match Resolver::decided_for_record(const ResolvedTexts& texts, const Override& decided) const {
  return overridden(texts.by_rule, decided, resolution_, *kinds_, gazetteer_);
}

FoundValues Resolver::values(const Match& match) const {
  FoundValues values;
  const auto found = [](const std::string& text) {
    return FoundValue{text.empty() ? std::nullopt : std::optional(text), false};
  };
  values.outcome.text = std::string(word_of(match.outcome));
  if (match.kind >= 0) {
    const int enumerator = resolution_.kinds[static_cast<std::size_t>(match.kind)].enumerator;
    values.kind.text = kinds_->values[static_cast<std::size_t>(enumerator)].name;
  }
  values.jurisdiction = found(match.jurisdiction);
  values.agency = found(match.agency);
  values.county = found(match.county);
  // What is surely federal surely has no jurisdiction of a State.
  if (match.outcome == Outcome::resolved && matcher_.is_federal(match.kind)) {
    values.jurisdiction.not_applicable = true;
    values.agency.not_applicable = !values.agency.text;
  }
  return values;
}

Result<std::vector<ResolvedTexts>> resolve_all(const Resolver& resolver, engine::Connection& connection,
                                               const std::string& source) {
  auto rows = connection.table("SELECT facility, city, state, count(*) AS n FROM (" + source +
                               ") GROUP BY ALL ORDER BY n DESC, facility, city, state");
  if (!rows) return std::unexpected(rows.error());
  std::vector<ResolvedTexts> all;
  for (const auto& row : *rows) {
    ResolvedTexts resolved = resolver.resolve(row[0].value_or(""), row[1].value_or(""), row[2].value_or(""));
    resolved.rows = std::stoll(*row[3]);
    all.push_back(std::move(resolved));
  }
  return all;
}

Result<std::vector<ResolvedTexts>> all_matches(const lang::Program& program, const Resolver& resolver,
                                               const std::filesystem::path& data) {
  std::string source;
  for (std::size_t i = 0; i < program.extracts.size(); ++i) {
    const lang::Extract& extract = program.extracts[i];
    if (extract.record != resolver.resolution().record || extract.into_field >= 0) continue;
    auto stored = stored_rows(program, data, static_cast<int>(i));
    if (!stored) return std::unexpected(stored.error());
    const std::string texts = stored->imported() ? texts_sql(program, resolver.resolution(), *stored) : std::string();
    if (!texts.empty()) source += (source.empty() ? "" : " UNION ALL ") + texts;
  }
  if (source.empty()) return std::vector<ResolvedTexts>();
  auto database = engine::Database::open();
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  return resolve_all(resolver, *connection, source);
}

Result<std::filesystem::path> write_matches(const Resolver& resolver, const std::vector<ResolvedTexts>& matches,
                                            const std::filesystem::path& data) {
  std::string text =
      "facility,city,state,rows,outcome,kind,jurisdiction,county,agency,evidence,candidates,decided_by,decided_on,"
      "outcome_by_rule,"
      "county_by_rule,agency_by_rule\n";
  for (const ResolvedTexts& resolved : matches) {
    const FoundValues values = resolver.values(resolved.match);
    const std::string rows = std::to_string(resolved.rows);
    const std::string kind = values.kind.text.value_or("");
    const std::string evidence = evidence_text(resolved.match);
    const std::string candidates = candidates_text(resolved.match);
    const std::string who = resolved.decided != nullptr ? resolved.decided->who : "";
    const std::string on = resolved.decided != nullptr ? format_iso_date(resolved.decided->on) : "";
    append_csv_row(
        text, std::array<std::string_view, 16>{
                  resolved.facility, resolved.city, resolved.state, rows, word_of(resolved.match.outcome), kind,
                  resolved.match.jurisdiction, resolved.match.county, resolved.match.agency, evidence, candidates, who,
                  on, word_of(resolved.by_rule.outcome), resolved.by_rule.county, resolved.by_rule.agency});
  }
  const std::filesystem::path folder = data / "resolutions";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::filesystem::path file = folder / (resolver.resolution().name + ".csv");
  if (auto written = write_file(file, text); !written) return std::unexpected(written.error());
  return file;
}

Result<std::optional<MatchCounts>> write_all_matches(const lang::Program& program, int resolution,
                                                     const std::filesystem::path& data) {
  auto resolver = Resolver::load(program, resolution);
  if (!resolver) return std::unexpected(resolver.error());
  auto matches = all_matches(program, **resolver, data);
  if (!matches) return std::unexpected(matches.error());
  if (matches->empty()) return std::nullopt;
  auto file = write_matches(**resolver, *matches, data);
  if (!file) return std::unexpected(file.error());
  MatchCounts counts = count(*matches);
  counts.file = std::move(*file);
  return counts;
}

}  // namespace takecare::extracts
