// The registries of a resolution, read and indexed: States, counties, places, agencies, facilities.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/extracts/words.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

// A row of a registry; 'line' is where it stands in its file.
struct RegistryEntry {
  std::string code;
  std::string name;
  std::string state;                  // the State's code
  std::vector<std::string> counties;  // codes
  std::string city;
  std::string kind;
  int line = 0;
  Words words;      // of the name, in the book's wording
  std::string key;  // the words without spaces
};

class Gazetteer {
 public:
  static Result<Gazetteer> load(const lang::Program& program, const lang::Resolution& resolution);

  const Wording& wording() const { return wording_; }
  // By its code or its name.
  const RegistryEntry* state(std::string_view text) const;
  // 'PA' of 'MONTGOMERY CNTY JAIL, PA': a last part of one word that is a State's code, taken off the text.
  const RegistryEntry* take_state_at_end(std::string_view& facility) const;
  const RegistryEntry* county(const std::string& code) const;
  const RegistryEntry* agency(const std::string& code) const;
  const std::vector<const RegistryEntry*>& counties_of(const std::string& state) const;
  // In every State; the name without its last word and without spaces.
  std::vector<const RegistryEntry*> all_counties_named(const std::string& name) const;
  // Places with this name in the State, as written or but for a slip of the pen ('near').
  std::vector<const RegistryEntry*> places(const std::string& state, const Words& name, bool& near) const;
  // Agencies of one of these kinds in a county, by its code.
  std::vector<const RegistryEntry*> agencies_in(const std::string& county, const std::vector<std::string>& kinds) const;
  // Agencies of one of these kinds in a State.
  std::vector<const RegistryEntry*> agencies_of(const std::string& state, const std::vector<std::string>& kinds) const;
  // Facilities that are written so, in this city and State.
  std::vector<const RegistryEntry*> facilities(const std::string& state, const Words& city, const Words& name) const;
  const std::string& facilities_name() const { return facilities_name_; }

 private:
  using Index = std::multimap<std::string, const RegistryEntry*, std::less<>>;

  explicit Gazetteer(Wording wording) : wording_(std::move(wording)) {}
  Result<void> read(const lang::Registry& registry, std::vector<RegistryEntry>& entries) const;
  void index();

  Wording wording_;
  std::vector<RegistryEntry> states_;
  std::vector<RegistryEntry> counties_;
  std::vector<RegistryEntry> places_;
  std::vector<RegistryEntry> agencies_;
  std::vector<RegistryEntry> facilities_;
  std::string facilities_name_;
  Index state_by_name_;
  Index county_by_code_;
  Index agency_by_code_;
  Index place_by_name_;  // 'PA NORRISTOWN'
  Index agency_by_county_;
  Index facility_by_name_;
  std::map<std::string, std::vector<const RegistryEntry*>, std::less<>> counties_by_state_;
  std::map<std::string, std::vector<const RegistryEntry*>, std::less<>> places_by_state_;
  std::map<std::string, std::vector<const RegistryEntry*>, std::less<>> agencies_by_state_;
};

}  // namespace takecare::extracts
