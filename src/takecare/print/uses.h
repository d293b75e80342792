// Who uses what, and who cites which paragraph: the way back from a definition.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/print/target.h"

namespace takecare::print {

class Uses {
 public:
  explicit Uses(const lang::Program& program);

  // Rules, values, lists, reports, extracts and resolutions that name it, in the order of the program.
  const std::vector<Target>& of(Target target) const;

  // By the pinpoints of a source that something cites.
  using Cited = std::map<std::string, std::vector<Target>>;
  const Cited& cited(int source) const { return at(cited_, source); }

  // A citation that the book makes in these words, or nullptr.
  const lang::Citation* citation(std::string_view words) const;

  // The examples that expect something of a definition: indices in Program::examples.
  const std::vector<int>& examples(int definition) const { return at(examples_, definition); }

 private:
  void add_uses(const lang::Program& program);
  void add_extracts(const lang::Program& program);
  void cite(Target by, const std::vector<lang::Citation>& citations);
  void add_citations(const lang::Program& program);

  std::map<Target, std::vector<Target>> users_;
  std::vector<Cited> cited_;
  std::map<std::string, lang::Citation, std::less<>> citations_;
  std::vector<std::vector<int>> examples_;
};

// All that a version cites, its exceptions' citations too, each once.
std::vector<lang::Citation> citations_of(const lang::Version& version);

}  // namespace takecare::print
