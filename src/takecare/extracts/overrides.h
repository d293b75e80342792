// What humans decided about matches: kept in a CSV beside the book, with who, when and why; the match by rule is kept
// beside it.
//
//   key,facility,city,state,outcome,kind,county,agency,who,on,why
//
// With a key the line is about one record; without, about every record with this facility, city and State, as they are
// written.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "takecare/extracts/match.h"

namespace takecare::extracts {

struct Override {
  std::string key;
  std::string facility;
  std::string city;
  std::string state;
  Outcome outcome = Outcome::not_found;
  std::string kind;    // an enumerator; empty: as by rule
  std::string county;  // a code
  std::string agency;  // a code
  std::string who;
  Days on = 0;
  std::string why;
  int line = 0;
};

class Overrides {
 public:
  // No file, no overrides. Every line needs who, on and why, an outcome that there is, and codes that the registries
  // have.
  static Result<Overrides> load(const lang::Program& program, const lang::Resolution& resolution,
                                const Gazetteer& gazetteer);

  // For all records with these texts; nullptr when nobody decided.
  const Override* find(const std::string& facility, const std::string& city, const std::string& state) const;
  // For one record each.
  const std::map<std::string, Override>& by_key() const { return by_key_; }

 private:
  std::map<std::vector<std::string>, Override> by_texts_;
  std::map<std::string, Override> by_key_;
};

// The match as a human has decided it.
Match overridden(const Match& by_rule, const Override& decided, const lang::Resolution& resolution,
                 const lang::Enumeration& kinds, const Gazetteer& gazetteer);

}  // namespace takecare::extracts
