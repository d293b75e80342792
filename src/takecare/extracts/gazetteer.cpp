#include "takecare/extracts/gazetteer.h"

#include <algorithm>

#include "takecare/lang/code_list.h"

namespace takecare::extracts {

namespace {

const std::vector<const RegistryEntry*> none;

bool is_one_of(const std::string& kind, const std::vector<std::string>& kinds) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

std::vector<std::string> split_codes(std::string_view text) {
  std::vector<std::string> codes;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (end > 0) codes.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return codes;
}

std::string place_key(const std::string& state, const std::string& name) { return state + " " + name; }

}  // namespace

Result<Gazetteer> Gazetteer::load(const lang::Program& program, const lang::Resolution& resolution) {
  Gazetteer gazetteer{Wording(resolution.write)};
  struct Part {
    int registry;
    std::vector<RegistryEntry>* entries;
  };
  const Part parts[] = {{resolution.states, &gazetteer.states_},
                        {resolution.counties, &gazetteer.counties_},
                        {resolution.places, &gazetteer.places_},
                        {resolution.agencies, &gazetteer.agencies_},
                        {resolution.facilities, &gazetteer.facilities_}};
  for (const Part& part : parts) {
    auto read = gazetteer.read(program.registries[static_cast<std::size_t>(part.registry)], *part.entries);
    if (!read) return std::unexpected(read.error());
  }
  gazetteer.facilities_name_ = program.registries[static_cast<std::size_t>(resolution.facilities)].name;
  gazetteer.index();
  return gazetteer;
}

Result<void> Gazetteer::read(const lang::Registry& registry, std::vector<RegistryEntry>& entries) const {
  auto table = lang::read_code_table(registry.file);
  if (!table) return std::unexpected(table.error());
  const auto column = [&](const std::string& name) { return name.empty() ? -1 : table->find_column(name); };
  const int code = column(registry.code_column);
  const int name = column(registry.name_column);
  const int state = column(registry.state_column);
  const int county = column(registry.county_column);
  const int city = column(registry.city_column);
  const int kind = column(registry.kind_column);
  const auto cell = [](const lang::CodeRow& row, int index) {
    return index < 0 ? std::string() : row.cells[static_cast<std::size_t>(index)];
  };
  entries.reserve(table->rows.size());
  for (const lang::CodeRow& row : table->rows) {
    RegistryEntry entry;
    entry.code = cell(row, code);
    entry.name = cell(row, name);
    entry.state = cell(row, state);
    entry.counties = split_codes(cell(row, county));
    entry.city = cell(row, city);
    entry.kind = cell(row, kind);
    entry.line = row.line;
    entry.words = wording_.words(entry.name);
    entry.key = joined(entry.words);
    entries.push_back(std::move(entry));
  }
  return {};
}

void Gazetteer::index() {
  for (const RegistryEntry& state : states_) {
    state_by_name_.emplace(state.key, &state);
    state_by_name_.emplace(state.code, &state);
  }
  for (const RegistryEntry& county : counties_) {
    county_by_code_.emplace(county.code, &county);
    counties_by_state_[county.state].push_back(&county);
  }
  for (const RegistryEntry& place : places_) {
    place_by_name_.emplace(place_key(place.state, place.key), &place);
    places_by_state_[place.state].push_back(&place);
  }
  for (const RegistryEntry& agency : agencies_) {
    agency_by_code_.emplace(agency.code, &agency);
    agencies_by_state_[agency.state].push_back(&agency);
    for (const std::string& county : agency.counties) agency_by_county_.emplace(county, &agency);
  }
  for (RegistryEntry& facility : facilities_) {
    std::string_view name = facility.name;
    if (take_state_at_end(name) != nullptr) facility.key = joined(wording_.words(name));
    const std::string city = joined(wording_.words(facility.city));
    facility_by_name_.emplace(place_key(facility.state, city + " " + facility.key), &facility);
  }
}

const RegistryEntry* Gazetteer::state(std::string_view text) const {
  const auto found = state_by_name_.find(joined(wording_.words(text)));
  return found == state_by_name_.end() ? nullptr : found->second;
}

const RegistryEntry* Gazetteer::take_state_at_end(std::string_view& facility) const {
  const std::size_t comma = facility.rfind(',');
  if (comma == std::string_view::npos) return nullptr;
  const Words words = split_words(facility.substr(comma + 1));
  if (words.size() != 1 || words[0].size() != 2) return nullptr;
  const RegistryEntry* found = state(words[0]);
  if (found != nullptr) facility = facility.substr(0, comma);
  return found;
}

const RegistryEntry* Gazetteer::county(const std::string& code) const {
  const auto found = county_by_code_.find(code);
  return found == county_by_code_.end() ? nullptr : found->second;
}

const RegistryEntry* Gazetteer::agency(const std::string& code) const {
  const auto found = agency_by_code_.find(code);
  return found == agency_by_code_.end() ? nullptr : found->second;
}

const std::vector<const RegistryEntry*>& Gazetteer::counties_of(const std::string& state) const {
  const auto found = counties_by_state_.find(state);
  return found == counties_by_state_.end() ? none : found->second;
}

std::vector<const RegistryEntry*> Gazetteer::all_counties_named(const std::string& name) const {
  std::vector<const RegistryEntry*> found;
  for (const RegistryEntry& county : counties_) {
    const std::span words(county.words);
    if (!words.empty() && joined(words.first(words.size() - 1)) == name) found.push_back(&county);
  }
  return found;
}

std::vector<const RegistryEntry*> Gazetteer::places(const std::string& state, const Words& name, bool& near) const {
  near = false;
  std::vector<const RegistryEntry*> found;
  const std::string key = joined(name);
  if (key.empty()) return found;
  const auto [begin, end] = place_by_name_.equal_range(place_key(state, key));
  for (auto at = begin; at != end; ++at) found.push_back(at->second);
  const auto all = places_by_state_.find(state);
  if (!found.empty() || all == places_by_state_.end()) return found;
  near = true;
  for (const RegistryEntry* place : all->second) {
    if (nearly_same(place->key, key)) found.push_back(place);
  }
  return found;
}

std::vector<const RegistryEntry*> Gazetteer::agencies_in(const std::string& county,
                                                         const std::vector<std::string>& kinds) const {
  std::vector<const RegistryEntry*> found;
  const auto [begin, end] = agency_by_county_.equal_range(county);
  for (auto at = begin; at != end; ++at) {
    if (is_one_of(at->second->kind, kinds)) found.push_back(at->second);
  }
  return found;
}

std::vector<const RegistryEntry*> Gazetteer::agencies_of(const std::string& state,
                                                         const std::vector<std::string>& kinds) const {
  std::vector<const RegistryEntry*> found;
  const auto all = agencies_by_state_.find(state);
  if (all == agencies_by_state_.end()) return found;
  for (const RegistryEntry* agency : all->second) {
    if (is_one_of(agency->kind, kinds)) found.push_back(agency);
  }
  return found;
}

std::vector<const RegistryEntry*> Gazetteer::facilities(const std::string& state, const Words& city,
                                                        const Words& name) const {
  std::vector<const RegistryEntry*> found;
  const auto [begin, end] = facility_by_name_.equal_range(place_key(state, joined(city) + " " + joined(name)));
  for (auto at = begin; at != end; ++at) found.push_back(at->second);
  return found;
}

}  // namespace takecare::extracts
