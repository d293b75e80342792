// How a reading is put to a county, a city, a State, or the United States.
#include <algorithm>

#include "takecare/extracts/reading.h"

namespace takecare::extracts {

namespace {

using Entries = std::vector<const RegistryEntry*>;

// The counties of the State that the words before 'COUNTY' name: the longest name wins. 'near': but for a slip of the
// pen.
Entries counties_named(const Gazetteer& gazetteer, const Reading& reading, bool& near) {
  near = false;
  const auto at = std::ranges::find(reading.words, county_word);
  const std::span before(reading.words.begin(), at);
  if (at == reading.words.end() || before.empty()) return {};
  Entries close;
  for (std::size_t from = 0; from < before.size(); ++from) {
    const std::string said = joined(before.subspan(from));
    for (const RegistryEntry* county : gazetteer.counties_of(reading.state->code)) {
      const std::string name = joined(county_base(*county));
      if (name == said) return {county};
      if (nearly_same(name, said)) close.push_back(county);
    }
  }
  near = !close.empty();
  return close;
}

// Counties of the same name elsewhere: what a match by the name alone would have taken.
void propose_namesakes(const Gazetteer& gazetteer, Reading& reading) {
  const auto at = std::ranges::find(reading.words, county_word);
  if (at == reading.words.end()) return;
  const std::string said = joined(std::span(reading.words.begin(), at));
  for (const RegistryEntry* county : gazetteer.all_counties_named(said)) {
    if (county->state != reading.state->code) reading.propose(*county, "of the same name, in another State");
  }
}

// The agency that answers for a jurisdiction: of the first kind that has one with its name, or that has only one.
const RegistryEntry* answering(const Entries& agencies, const lang::ResolutionKind& kind, const std::string& name) {
  for (const std::string& wanted : kind.through) {
    Entries same_kind;
    Entries same_name;
    for (const RegistryEntry* agency : agencies) {
      if (agency->kind != wanted) continue;
      same_kind.push_back(agency);
      if (agency->key == name || agency->key == name + county_word) same_name.push_back(agency);
    }
    if (same_name.size() == 1) return same_name.front();
    if (same_kind.size() == 1) return same_kind.front();
  }
  return nullptr;
}

void take_agency(const Entries& agencies, const RegistryEntry* agency, const std::string& of, Reading& reading) {
  if (agency != nullptr) {
    reading.match.outcome = Outcome::resolved;
    reading.match.agency = agency->code;
    reading.say(agency->code + " " + agency->name + " is its agency of the kind " + agency->kind);
    return;
  }
  reading.leave(Outcome::jurisdiction_only, "the registry has no agency that answers for " + of);
  for (const RegistryEntry* other : agencies) reading.propose(*other, "an agency there");
}

std::string only_county(const Reading& reading) {
  return reading.place_counties.size() == 1 ? *reading.place_counties.begin() : std::string();
}

void propose_places(const Gazetteer& gazetteer, Reading& reading) {
  for (const std::string& code : reading.place_counties) {
    if (const RegistryEntry* county = gazetteer.county(code)) reading.propose(*county, "the city lies there");
  }
}

}  // namespace

void match_county(const Gazetteer& gazetteer, const lang::ResolutionKind& kind, Reading& reading) {
  bool near = false;
  const Entries named = counties_named(gazetteer, reading, near);
  if (named.empty()) {
    reading.leave(Outcome::not_found, "its words name no county of " + reading.state->code);
    propose_namesakes(gazetteer, reading);
    propose_places(gazetteer, reading);
    return;
  }
  Entries agreeing;
  for (const RegistryEntry* county : named) {
    if (reading.place_counties.contains(county->code)) agreeing.push_back(county);
  }
  // One slip of the pen is forgiven when the other side is sure; two are a guess.
  if (agreeing.size() != 1 || (near && reading.place_near)) {
    for (const RegistryEntry* county : named)
      reading.propose(*county, near ? "its words, but for a slip of the pen" : "its words");
    propose_places(gazetteer, reading);
    reading.leave(Outcome::ambiguous, reading.places.empty() ? "nothing confirms the county that its words name"
                                      : agreeing.empty()     ? "its words name one county and the city lies in another"
                                      : agreeing.size() > 1  ? "several counties fit"
                                                             : "county and city are both spelled otherwise");
    return;
  }
  const RegistryEntry& county = *agreeing.front();
  reading.match.county = county.code;
  reading.match.jurisdiction = county.name + ", " + county.state;
  reading.say(std::string("its words name ") + county_text(gazetteer, county.code) +
              (near ? ", but for a slip of the pen" : "") + ", where the city lies");
  const Entries agencies = gazetteer.agencies_in(county.code, kind.through);
  take_agency(agencies, answering(agencies, kind, joined(county_base(county))), reading.match.jurisdiction, reading);
}

void match_city(const Gazetteer& gazetteer, const lang::ResolutionKind& kind, Reading& reading) {
  if (reading.places.empty() || reading.place_near) {
    reading.leave(Outcome::not_found, "the city is not known for sure");
    propose_places(gazetteer, reading);
    return;
  }
  const RegistryEntry& place = *reading.places.front();
  if (find_phrase(reading.words, place.words) == not_there) {
    reading.leave(Outcome::ambiguous, "its words do not name " + spoken(place.words));
    propose_places(gazetteer, reading);
    return;
  }
  Entries agencies;
  for (const std::string& county : reading.place_counties) {
    for (const RegistryEntry* agency : gazetteer.agencies_in(county, kind.through)) {
      if (agency->key == place.key && std::ranges::find(agencies, agency) == agencies.end()) agencies.push_back(agency);
    }
  }
  if (agencies.size() > 1) {
    for (const RegistryEntry* agency : agencies)
      reading.propose(*agency, "of this name, in a county where the city lies");
    reading.leave(Outcome::ambiguous, "several agencies have the city's name");
    return;
  }
  reading.match.jurisdiction = place.name + ", " + place.state;
  reading.match.county = only_county(reading);
  if (!agencies.empty() && agencies.front()->counties.size() == 1)
    reading.match.county = agencies.front()->counties.front();
  take_agency({}, agencies.empty() ? nullptr : agencies.front(), reading.match.jurisdiction, reading);
}

void match_state(const Gazetteer& gazetteer, const lang::ResolutionKind& kind, Reading& reading) {
  reading.match.jurisdiction = reading.state->name;
  if (reading.match.county.empty()) reading.match.county = only_county(reading);
  const Entries agencies = gazetteer.agencies_of(reading.state->code, kind.through);
  take_agency({}, agencies.size() == 1 ? agencies.front() : nullptr, reading.state->name, reading);
}

void match_federal(Reading& reading) {
  reading.match.outcome = Outcome::resolved;
  reading.match.county = only_county(reading);
  reading.say("a facility of the United States is in no jurisdiction of a State");
}

}  // namespace takecare::extracts
