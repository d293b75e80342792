#include "takecare/lang/check/refused_fields.h"

#include <algorithm>
#include <array>
#include <vector>

namespace takecare::lang::check {

namespace {

struct RefusedWord {
  std::string_view word;
  std::string_view what;
};

constexpr std::array refused_words{
    RefusedWord{"race", "race"},
    RefusedWord{"races", "race"},
    RefusedWord{"racial", "race"},
    RefusedWord{"ethnicity", "ethnicity"},
    RefusedWord{"ethnic", "ethnicity"},
    RefusedWord{"religion", "religion"},
    RefusedWord{"religious", "religion"},
    RefusedWord{"faith", "religion"},
    RefusedWord{"speech", "speech"},
    RefusedWord{"opinion", "speech"},
    RefusedWord{"opinions", "speech"},
    RefusedWord{"posts", "speech"},
    RefusedWord{"biometric", "biometrics"},
    RefusedWord{"biometrics", "biometrics"},
    RefusedWord{"fingerprint", "biometrics"},
    RefusedWord{"fingerprints", "biometrics"},
    RefusedWord{"fingerprinted", "biometrics"},
    RefusedWord{"photo", "biometrics"},
    RefusedWord{"photograph", "biometrics"},
    RefusedWord{"face", "biometrics"},
    RefusedWord{"facial", "biometrics"},
    RefusedWord{"iris", "biometrics"},
    RefusedWord{"retina", "biometrics"},
    RefusedWord{"dna", "biometrics"},
    RefusedWord{"location", "location"},
    RefusedWord{"locations", "location"},
    RefusedWord{"geolocation", "location"},
    RefusedWord{"gps", "location"},
    RefusedWord{"latitude", "location"},
    RefusedWord{"longitude", "location"},
    RefusedWord{"whereabouts", "location"},
    RefusedWord{"name", "the name of a person"},
    RefusedWord{"names", "the name of a person"},
    RefusedWord{"surname", "the name of a person"},
    RefusedWord{"forename", "the name of a person"},
    RefusedWord{"nickname", "the name of a person"},
    RefusedWord{"alias", "the name of a person"},
    RefusedWord{"aliases", "the name of a person"},
};

// 'facility_name' is no person's name.
constexpr std::array<std::string_view, 14> bearers_that_are_no_persons{
    "agency", "facility", "institution", "jurisdiction", "county",  "state",    "city",
    "place",  "country",  "court",       "office",       "program", "district", "department"};

constexpr std::array<std::array<std::string_view, 2>, 2> refused_pairs{{{"social", "media"}, {"national", "origin"}}};

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    if (end > 0) words.push_back(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return words;
}

bool names_no_person(const std::vector<std::string_view>& words) {
  return std::ranges::any_of(words, [](std::string_view word) {
    return std::ranges::find(bearers_that_are_no_persons, word) != bearers_that_are_no_persons.end();
  });
}

bool holds_pair(const std::vector<std::string_view>& words, const std::array<std::string_view, 2>& pair) {
  return std::ranges::search(words, pair).begin() != words.end();
}

}  // namespace

std::optional<std::string> refused_for(std::string_view field) {
  const std::vector<std::string_view> words = words_of(field);
  for (const auto& pair : refused_pairs) {
    if (holds_pair(words, pair)) return std::string(pair[0]) + " " + std::string(pair[1]);
  }
  for (const RefusedWord& refused : refused_words) {
    if (std::ranges::find(words, refused.word) == words.end()) continue;
    const bool of_a_place = refused.what == "the name of a person" && names_no_person(words);
    if (!of_a_place) return std::string(refused.what);
  }
  return std::nullopt;
}

}  // namespace takecare::lang::check
