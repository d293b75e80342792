// What is known of one facility, city and State while it is matched; see match.h.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "takecare/extracts/match.h"

namespace takecare::extracts {

// The last word of a county's name in the registries, as the book writes it.
inline constexpr const char* county_word = "COUNTY";

struct Reading {
  Match match;
  const RegistryEntry* state = nullptr;
  Words words;  // of the facility, without the State at its end
  Words city;
  std::vector<const RegistryEntry*> places;  // that the city may be
  bool place_near = false;                   // but for a slip of the pen
  std::set<std::string> place_counties;      // codes

  void say(std::string evidence) { match.evidence.push_back(std::move(evidence)); }
  // Ends as not resolved.
  void leave(Outcome outcome, std::string why) {
    match.outcome = outcome;
    say(std::move(why));
  }
  void propose(const RegistryEntry& entry, std::string why) {
    match.candidates.push_back({entry.code, entry.name + ", " + entry.state, std::move(why)});
  }
};

// 'Montgomery County, PA (42091)'.
std::string county_text(const Gazetteer& gazetteer, const std::string& code);
// The words of a county's name without 'COUNTY'.
Words county_base(const RegistryEntry& county);

// Each puts the reading to a jurisdiction of its level, or leaves it.
void match_county(const Gazetteer& gazetteer, const lang::ResolutionKind& kind, Reading& reading);
void match_city(const Gazetteer& gazetteer, const lang::ResolutionKind& kind, Reading& reading);
void match_state(const Gazetteer& gazetteer, const lang::ResolutionKind& kind, Reading& reading);
void match_federal(Reading& reading);

}  // namespace takecare::extracts
