#include "takecare/extracts/overrides.h"

#include <algorithm>
#include <array>
#include <optional>

#include "takecare/extracts/text.h"
#include "takecare/lang/code_list.h"
#include "takecare/lang/suggest.h"

namespace takecare::extracts {

namespace {

constexpr std::array<Outcome, 5> outcomes = {Outcome::resolved, Outcome::jurisdiction_only, Outcome::ambiguous,
                                             Outcome::not_found, Outcome::refuted};
constexpr std::array<const char*, 11> columns = {"key",    "facility", "city", "state", "outcome", "kind",
                                                 "county", "agency",   "who",  "on",    "why"};

std::optional<Outcome> outcome_of(std::string_view word) {
  const auto found = std::ranges::find(outcomes, word, word_of);
  if (found == outcomes.end()) return std::nullopt;
  return *found;
}

const lang::Enumeration* kinds_of(const lang::Program& program, const lang::Resolution& resolution) {
  if (resolution.kind_field < 0) return nullptr;
  const lang::Record& record = program.records[static_cast<std::size_t>(resolution.record)];
  const int of = record.fields[static_cast<std::size_t>(resolution.kind_field)].type.of;
  return &program.enumerations[static_cast<std::size_t>(of)];
}

// What is wrong with a line, or nothing.
std::string problem_of(const Override& line, const std::string& outcome, std::optional<Days> on,
                       const lang::Enumeration* kinds, const Gazetteer& gazetteer) {
  if (!outcome_of(outcome)) return "'" + outcome + "' is no outcome";
  if (line.who.empty() || line.why.empty()) return "it does not say who decided, and why";
  if (!on) return "'on' is not the day of the decision, as 2018-01-31";
  if (line.key.empty() && line.facility.empty()) return "it names neither a record nor a facility";
  if (!line.county.empty() && gazetteer.county(line.county) == nullptr)
    return "the registry has no county " + line.county;
  if (!line.agency.empty() && gazetteer.agency(line.agency) == nullptr)
    return "the registry has no agency " + line.agency;
  const bool known =
      kinds == nullptr || std::ranges::find(kinds->values, line.kind, &lang::Enumerator::name) != kinds->values.end();
  if (!line.kind.empty() && !known) return "there is no kind '" + line.kind + "'";
  if (outcome == word_of(Outcome::resolved) && line.agency.empty()) return "it is resolved, and names no agency";
  if (outcome == word_of(Outcome::jurisdiction_only) && line.county.empty()) return "it names no county";
  return {};
}

}  // namespace

Result<Overrides> Overrides::load(const lang::Program& program, const lang::Resolution& resolution,
                                  const Gazetteer& gazetteer) {
  Overrides overrides;
  if (resolution.overrides_file.empty()) return overrides;
  auto table = lang::read_code_table(resolution.overrides_file);
  if (!table) return std::unexpected(table.error());
  std::array<int, columns.size()> places{};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    places[i] = table->find_column(columns[i]);
    if (places[i] < 0) {
      return fail("the overrides have no column '" + std::string(columns[i]) + "'",
                  "The columns are key, facility, city, state, outcome, kind, county, agency, who, on, why.",
                  {table->file, 1, 1});
    }
  }
  const lang::Enumeration* kinds = kinds_of(program, resolution);
  for (const lang::CodeRow& row : table->rows) {
    const auto cell = [&](std::size_t column) {
      return std::string(trim(row.cells[static_cast<std::size_t>(places[column])]));
    };
    Override line{.key = cell(0),
                  .facility = cell(1),
                  .city = cell(2),
                  .state = cell(3),
                  .kind = cell(5),
                  .county = cell(6),
                  .agency = cell(7),
                  .who = cell(8),
                  .why = cell(10),
                  .line = row.line};
    const std::optional<Days> on = parse_iso_date(cell(9));
    if (const std::string problem = problem_of(line, cell(4), on, kinds, gazetteer); !problem.empty()) {
      return fail("an override is not complete: " + problem,
                  "Mend the line; a decision has an author, a day and a reason.", {table->file, row.line, 1});
    }
    line.outcome = *outcome_of(cell(4));
    line.on = *on;
    const bool is_new =
        line.key.empty() ? overrides.by_texts_.emplace(std::vector{line.facility, line.city, line.state}, line).second
                         : overrides.by_key_.emplace(line.key, line).second;
    if (!is_new)
      return fail("two overrides are about the same", "Keep the one that holds.", {table->file, row.line, 1});
  }
  return overrides;
}

const Override* Overrides::find(const std::string& facility, const std::string& city, const std::string& state) const {
  const auto found = by_texts_.find({facility, city, state});
  return found == by_texts_.end() ? nullptr : &found->second;
}

Match overridden(const Match& by_rule, const Override& decided, const lang::Resolution& resolution,
                 const lang::Enumeration& kinds, const Gazetteer& gazetteer) {
  Match match;
  match.outcome = decided.outcome;
  match.kind = by_rule.kind;
  for (std::size_t i = 0; i < resolution.kinds.size(); ++i) {
    const std::string& name = kinds.values[static_cast<std::size_t>(resolution.kinds[i].enumerator)].name;
    if (!decided.kind.empty() && name == decided.kind) match.kind = static_cast<int>(i);
  }
  const bool settled = decided.outcome == Outcome::resolved || decided.outcome == Outcome::jurisdiction_only;
  if (settled) {
    match.county = decided.county;
    match.agency = decided.agency;
    const RegistryEntry* agency = gazetteer.agency(match.agency);
    if (match.county.empty() && agency != nullptr && agency->counties.size() == 1)
      match.county = agency->counties.front();
    const bool city =
        match.kind >= 0 && resolution.kinds[static_cast<std::size_t>(match.kind)].level == lang::Level::city;
    const RegistryEntry* county = gazetteer.county(match.county);
    const RegistryEntry* named = (city || county == nullptr) && agency != nullptr ? agency : county;
    if (named != nullptr) match.jurisdiction = named->name + ", " + named->state;
  }
  match.evidence = {"decided by " + decided.who + " on " + format_iso_date(decided.on) + ": " + decided.why};
  return match;
}

}  // namespace takecare::extracts
