// Which words of the law blocks are names, and of what.
//
// The typed program knows of every name in an expression where it stands and what it means; that is taken first. What
// has no place of its own in the program (the list after 'among', the enumerators after 'one of') is known by the
// declaration that it stands in.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "takecare/lang/program.h"
#include "takecare/print/target.h"

namespace takecare::print {

// All that one version of a definition, or one report, uses.
std::set<Target> used_in(const lang::Program& program, int definition, const lang::Version& version);
std::set<Target> used_in(const lang::Program& program, const lang::Report& report);
std::set<Target> used_in(const lang::Register& published);

class Links {
 public:
  explicit Links(const lang::Program& program);

  // What a word at a place of a chapter means by that place alone.
  std::optional<Target> exact(const Place& word, std::string_view text) const;

  // What a word means at a place of a chapter, within the declaration that begins at 'declared'. Nothing where it is
  // no name of the book.
  std::optional<Target> at(const Place& declared, const Place& word, std::string_view text) const;

  // The record or enumeration of that name.
  std::optional<Target> type(std::string_view name) const;

 private:
  using Where = std::pair<std::string, std::pair<int, int>>;  // file, line and column
  using Names = std::map<std::string, Target, std::less<>>;

  // Names that have a place of their own are noted by it; the others go to 'placeless'.
  void note(const std::vector<int>& bindings, lang::ExprId root, std::set<Target>& placeless);
  void declare(const Place& place, const std::set<Target>& targets);
  void add_types();
  void add_expressions();
  void add_extracts();
  void add_resolutions();
  void add_registers();
  void add_scenarios();
  void add_coverage();

  const lang::Program& program_;
  std::map<Where, Target> exact_;
  std::map<std::pair<std::string, int>, Names> declared_;  // by file and line of the declaration
};

}  // namespace takecare::print
