// A resolution at work: every facility, city and State of what was imported, put to its jurisdiction once.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/match.h"
#include "takecare/extracts/overrides.h"

namespace takecare::extracts {

struct ResolvedTexts {
  std::string facility;
  std::string city;
  std::string state;
  std::int64_t rows = 0;
  Match by_rule;
  Match match;                        // as a human decided it, else by rule
  const Override* decided = nullptr;  // of the Resolver
};

// What a match puts into a record's fields, as text. 'not_applicable' where there surely is none.
struct FoundValue {
  std::optional<std::string> text;
  bool not_applicable = false;
};
struct FoundValues {
  FoundValue outcome;
  FoundValue kind;
  FoundValue jurisdiction;
  FoundValue agency;
  FoundValue county;
};

class Resolver {
 public:
  // Reads the registries and the overrides. The program must live longer.
  static Result<std::unique_ptr<Resolver>> load(const lang::Program& program, int resolution);

  const lang::Resolution& resolution() const { return resolution_; }
  const lang::Enumeration& kinds() const { return *kinds_; }
  const Overrides& overrides() const { return overrides_; }

  ResolvedTexts resolve(const std::string& facility, const std::string& city, const std::string& state) const;
  // For one record that a human decided on its own.
  Match decided_for_record(const ResolvedTexts& texts, const Override& decided) const;
  FoundValues values(const Match& match) const;

 private:
  Resolver(const lang::Program& program, const lang::Resolution& resolution, Gazetteer gazetteer);

  const lang::Resolution& resolution_;
  const lang::Enumeration* kinds_;
  Gazetteer gazetteer_;
  Overrides overrides_;
  Matcher matcher_;
};

// Resolves every distinct triple of the query 'source', whose columns are facility, city, state (texts or NULL).
Result<std::vector<ResolvedTexts>> resolve_all(const Resolver& resolver, engine::Connection& connection,
                                               const std::string& source);

// Every match of what was imported for the resolution's record, most rows first; kept by write_matches in
// DIR/resolutions/<name>.csv with its evidence, and the match by rule beside a human's decision.
Result<std::vector<ResolvedTexts>> all_matches(const lang::Program& program, const Resolver& resolver,
                                               const std::filesystem::path& data);
Result<std::filesystem::path> write_matches(const Resolver& resolver, const std::vector<ResolvedTexts>& matches,
                                            const std::filesystem::path& data);

// What came out, in numbers. Facilities are counted as they are written, with their city and State.
struct MatchCounts {
  struct Count {
    Outcome outcome = Outcome::not_found;
    std::int64_t facilities = 0;
    std::int64_t rows = 0;
  };
  std::filesystem::path file;
  std::vector<Count> outcomes;         // those that came out, in the order of Outcome
  std::int64_t decided_by_people = 0;  // facilities
};

// Both for one resolution; nullopt, and nothing written, where nothing was imported that it is about.
Result<std::optional<MatchCounts>> write_all_matches(const lang::Program& program, int resolution,
                                                     const std::filesystem::path& data);

}  // namespace takecare::extracts
