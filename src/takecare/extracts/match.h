// One facility, city and State, put to one jurisdiction and agency, or to none: record linkage by rule, with its
// evidence.
//
// Nothing is matched by a name alone. What the facility's words say has to agree with where the city lies, within the
// State; a slip of the pen is forgiven only where the other side confirms it. What does not agree is ambiguous, with
// every candidate and why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/extracts/gazetteer.h"
#include "takecare/lang/program.h"

namespace takecare::extracts {

enum class Outcome : std::uint8_t { resolved, jurisdiction_only, ambiguous, not_found, refuted };
std::string_view word_of(Outcome outcome);

struct Candidate {
  std::string code;
  std::string name;
  std::string why;
};

struct Match {
  Outcome outcome = Outcome::not_found;
  int kind = -1;  // in Resolution::kinds; -1: not known
  std::string
      jurisdiction;    // 'Montgomery County, PA'; empty when none is found, and for federal facilities, which have none
  std::string county;  // code: of the jurisdiction, or where a facility of the State or of the United States lies
  std::string agency;  // code
  std::vector<std::string> evidence;
  std::vector<Candidate> candidates;  // when it is not resolved
};

class Matcher {
 public:
  // All must live longer.
  Matcher(const lang::Resolution& resolution, const Gazetteer& gazetteer, const lang::Enumeration& kinds);
  Match match(std::string_view facility, std::string_view city, std::string_view state) const;

  bool is_federal(int kind) const;

 private:
  const lang::Resolution& resolution_;
  const Gazetteer& gazetteer_;
  const lang::Enumeration& kinds_;
  std::vector<std::vector<Words>> says_;  // by kind, in the book's wording
};

}  // namespace takecare::extracts
