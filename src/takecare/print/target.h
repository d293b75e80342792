// What a page of the book can link to: everything in it that has a name.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::print {

enum class TargetKind : std::uint8_t {
  definition,   // of: index in Program::definitions; part: the version, -1 for the first
  record,       // of: index in Program::records
  field,        // of: record, part: field
  enumeration,  // of: index in Program::enumerations
  enumerator,   // of: enumeration, part: value
  extract,      // of: the index in the vector of its name
  registry,
  resolution,
  published_register,
  scenario,
  report,
  life_program,
  notice,
  duty,
  privacy,
  release,
  source,
};

struct Target {
  TargetKind kind = TargetKind::definition;
  int of = -1;
  int part = -1;
  friend auto operator<=>(const Target&, const Target&) = default;
};

// 'deportable', 'custody', 'convicted'.
std::string name_of(const lang::Program& program, Target target);
// 'rule of Person', 'field of Offense', 'value of Disposition'.
std::string kind_of(const lang::Program& program, Target target);
// What a reader who looks it up wants to know first: the law that it cites, the label, the comment. May be empty.
std::string about(const lang::Program& program, Target target);

// 'date', 'list of Offense'.
std::string type_words(const lang::Program& program, lang::Type type);

// Every target of a program, in the order of the program.
std::vector<Target> all_targets(const lang::Program& program);

// The definition, extract, register, report or resolution that a coverage line means.
std::vector<Target> targets_named(const lang::Program& program, std::string_view name);

template <class T>
const T& at(const std::vector<T>& all, int index) {
  return all[static_cast<std::size_t>(index)];
}

template <class T>
int count_of(const std::vector<T>& all) {
  return static_cast<int>(all.size());
}

}  // namespace takecare::print
