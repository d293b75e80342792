#include "takecare/extracts/found_facts.h"

#include <algorithm>

namespace takecare::extracts {

namespace {

using engine::Fact;
using engine::FactState;

std::string text_of(const engine::Item& subject, int field) {
  const Fact& fact = subject.facts[static_cast<std::size_t>(field)];
  return fact.state == FactState::known ? fact.text : std::string();
}

Fact fact_of(const lang::Program& program, const lang::Type& type, const FoundValue& value) {
  Fact fact;
  if (value.not_applicable) fact.state = FactState::not_applicable;
  if (!value.text) return fact;
  if (type.kind != lang::Kind::enumeration) {
    fact.state = FactState::known;
    fact.text = *value.text;
    return fact;
  }
  const auto& values = program.enumerations[static_cast<std::size_t>(type.of)].values;
  const auto found = std::ranges::find(values, *value.text, &lang::Enumerator::name);
  if (found == values.end()) return fact;
  fact.state = FactState::known;
  fact.value = found - values.begin();
  return fact;
}

}  // namespace

void add_found_facts(const lang::Program& program, const Resolver& resolver, const std::string& key,
                     engine::Case& facts) {
  const lang::Resolution& resolution = resolver.resolution();
  engine::Item& subject = facts.subject;
  const int facility_origin = subject.facts[static_cast<std::size_t>(resolution.facility_field)].origin;
  if (facility_origin < 0) return;
  const ResolvedTexts texts =
      resolver.resolve(text_of(subject, resolution.facility_field), text_of(subject, resolution.city_field),
                       text_of(subject, resolution.state_field));
  const auto decided = resolver.overrides().by_key().find(key);
  const bool alone = decided != resolver.overrides().by_key().end();
  const FoundValues values = resolver.values(alone ? resolver.decided_for_record(texts, decided->second) : texts.match);
  engine::Origin origin = facts.origins[static_cast<std::size_t>(facility_origin)];
  origin.column += " (" + resolution.name + ")";
  facts.origins.push_back(origin);
  const int origin_index = static_cast<int>(facts.origins.size()) - 1;
  const auto fill = [&](int field, const FoundValue& value) {
    if (field < 0) return;
    const lang::Field& definition =
        program.records[static_cast<std::size_t>(resolution.record)].fields[static_cast<std::size_t>(field)];
    Fact fact = fact_of(program, definition.type, value);
    fact.origin = origin_index;
    subject.facts[static_cast<std::size_t>(field)] = std::move(fact);
  };
  fill(resolution.outcome_field, values.outcome);
  fill(resolution.kind_field, values.kind);
  fill(resolution.jurisdiction_field, values.jurisdiction);
  fill(resolution.agency_field, values.agency);
  fill(resolution.county_field, values.county);
}

}  // namespace takecare::extracts
