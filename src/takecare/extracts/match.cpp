#include "takecare/extracts/match.h"

#include <algorithm>

#include "takecare/extracts/reading.h"

namespace takecare::extracts {

namespace {

// False when the State is not known, or when the facility names another.
bool read_state(const Gazetteer& gazetteer, std::string_view& facility, std::string_view state, Reading& reading) {
  reading.state = gazetteer.state(state);
  const RegistryEntry* at_end = gazetteer.take_state_at_end(facility);
  if (reading.state == nullptr) {
    reading.leave(Outcome::not_found,
                  state.empty() ? "no State is recorded" : "there is no State '" + std::string(state) + "'");
    if (at_end != nullptr) reading.match.candidates.push_back({at_end->code, at_end->name, "the facility's own words"});
    return false;
  }
  if (at_end != nullptr && at_end != reading.state) {
    reading.leave(Outcome::ambiguous, "the facility says " + at_end->code + ", the record says " + reading.state->code);
    reading.match.candidates.push_back({at_end->code, at_end->name, "the facility's own words"});
    reading.match.candidates.push_back({reading.state->code, reading.state->name, "the record's State"});
    return false;
  }
  reading.say(reading.state->code + ": " + reading.state->name +
              (at_end != nullptr ? ", as the facility says too" : ""));
  return true;
}

void read_place(const Gazetteer& gazetteer, Reading& reading) {
  reading.places = gazetteer.places(reading.state->code, reading.city, reading.place_near);
  for (const RegistryEntry* place : reading.places)
    reading.place_counties.insert(place->counties.begin(), place->counties.end());
  const std::string city = spoken(reading.city);
  if (reading.places.empty()) {
    reading.say(city.empty() ? "no city is recorded" : "no place in " + reading.state->code + " is called " + city);
    return;
  }
  std::string counties;
  for (const std::string& code : reading.place_counties)
    counties += (counties.empty() ? "" : ", ") + county_text(gazetteer, code);
  const std::string name =
      reading.place_near ? city + ", but for a slip of the pen " + reading.places.front()->name + "," : city;
  reading.say(name + " lies in " + counties);
}

}  // namespace

std::string_view word_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::resolved: return "resolved";
    case Outcome::jurisdiction_only: return "jurisdiction_only";
    case Outcome::ambiguous: return "ambiguous";
    case Outcome::not_found: return "not_found";
    case Outcome::refuted: return "refuted";
  }
  return "";
}

std::string county_text(const Gazetteer& gazetteer, const std::string& code) {
  const RegistryEntry* county = gazetteer.county(code);
  return county == nullptr ? code : county->name + ", " + county->state + " (" + code + ")";
}

Words county_base(const RegistryEntry& county) {
  Words base = county.words;
  if (base.size() > 1 && base.back() == county_word) base.pop_back();
  return base;
}

Matcher::Matcher(const lang::Resolution& resolution, const Gazetteer& gazetteer, const lang::Enumeration& kinds)
    : resolution_(resolution), gazetteer_(gazetteer), kinds_(kinds) {
  for (const lang::ResolutionKind& kind : resolution.kinds) {
    std::vector<Words> phrases;
    for (const std::string& phrase : kind.says) phrases.push_back(gazetteer.wording().words(phrase));
    says_.push_back(std::move(phrases));
  }
}

bool Matcher::is_federal(int kind) const {
  return kind >= 0 && resolution_.kinds[static_cast<std::size_t>(kind)].level == lang::Level::federal;
}

namespace {

void match_level(const Gazetteer& gazetteer, const lang::ResolutionKind& kind, Reading& reading) {
  switch (kind.level) {
    case lang::Level::county: return match_county(gazetteer, kind, reading);
    case lang::Level::city: return match_city(gazetteer, kind, reading);
    case lang::Level::state: return match_state(gazetteer, kind, reading);
    case lang::Level::federal: return match_federal(reading);
  }
}

// The words do not say what kind of facility it is, or say two: neither is a guess worth making.
void leave_without_kind(const Gazetteer& gazetteer, const std::vector<std::string>& fitting, Reading& reading) {
  std::string all;
  for (const std::string& name : fitting) all += (all.empty() ? "" : " and ") + name;
  for (const std::string& code : reading.place_counties) {
    if (const RegistryEntry* county = gazetteer.county(code)) reading.propose(*county, "the city lies there");
  }
  if (fitting.empty()) {
    reading.leave(Outcome::not_found, "'" + spoken(reading.words) + "' says of no kind of facility");
  } else {
    reading.leave(Outcome::ambiguous, "its words fit " + all);
  }
}

// A facility that the registry knows by these words, this city and this State.
void take_known(const Gazetteer& gazetteer, const RegistryEntry& known, const lang::ResolutionKind& kind,
                Reading& reading) {
  Match& match = reading.match;
  if (!known.counties.empty()) match.county = known.counties.front();
  reading.say("in the registry " + gazetteer.facilities_name() + ", line " + std::to_string(known.line) +
              (match.county.empty() ? "" : ": " + county_text(gazetteer, match.county)));
  if (kind.level == lang::Level::federal) {
    match.outcome = Outcome::resolved;
    return;
  }
  if (kind.level == lang::Level::state) return match_state(gazetteer, kind, reading);
  const RegistryEntry* county = gazetteer.county(match.county);
  const RegistryEntry* agency = gazetteer.agency(known.code);
  if (county != nullptr) match.jurisdiction = county->name + ", " + county->state;
  match.outcome = Outcome::jurisdiction_only;
  if (agency == nullptr) return;
  match.outcome = Outcome::resolved;
  match.agency = agency->code;
  reading.say("its agency there is " + agency->code + " " + agency->name);
  // A city goes by its agency's name; so does a county whose agency is of another kind than answers for such facilities
  // (one government for city and county).
  const bool usual = std::ranges::find(kind.through, agency->kind) != kind.through.end();
  if (kind.level == lang::Level::city || !usual) match.jurisdiction = agency->name + ", " + agency->state;
}

}  // namespace

Match Matcher::match(std::string_view facility, std::string_view city, std::string_view state) const {
  Reading reading;
  if (!read_state(gazetteer_, facility, state, reading)) return std::move(reading.match);
  reading.words = gazetteer_.wording().words(facility);
  reading.city = gazetteer_.wording().words(city);
  read_place(gazetteer_, reading);
  const auto known = gazetteer_.facilities(reading.state->code, reading.city, reading.words);
  if (known.size() > 1) {
    reading.leave(Outcome::ambiguous, "the registry " + gazetteer_.facilities_name() + " has it twice");
    return std::move(reading.match);
  }
  std::vector<std::string> fitting;
  for (std::size_t i = 0; i < says_.size(); ++i) {
    const std::string& name = kinds_.values[static_cast<std::size_t>(resolution_.kinds[i].enumerator)].name;
    if (!known.empty()) {
      if (known.front()->kind != name) continue;
      reading.match.kind = static_cast<int>(i);
      take_known(gazetteer_, *known.front(), resolution_.kinds[i], reading);
      return std::move(reading.match);
    }
    const auto phrase = std::ranges::find_if(
        says_[i], [&](const Words& words) { return find_phrase(reading.words, words) != not_there; });
    if (phrase == says_[i].end()) continue;
    reading.match.kind = static_cast<int>(i);
    reading.say(name + ": it says " + spoken(*phrase));
    fitting.push_back(name);
  }
  if (fitting.size() != 1) {
    reading.match.kind = -1;
    leave_without_kind(gazetteer_, fitting, reading);
  } else {
    match_level(gazetteer_, resolution_.kinds[static_cast<std::size_t>(reading.match.kind)], reading);
  }
  return std::move(reading.match);
}

}  // namespace takecare::extracts
