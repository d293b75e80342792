// Random programs and random cases for them, for the property tests that hold the readers of a program against each
// other.
#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::test {

// A well-typed program: a Person with lists of Offense (each with a list of Charge) and of Admission; every kind of
// field, some optional; rules, values and named lists of several owners and versions that use every operation but those
// of reports.
struct RandomWorld {
  lang::Program program;
  std::vector<int> definitions;  // all of them
  Days as_of = 0;
  int subject = 0;  // the record that cases are about
};

struct WorldOptions {
  int tape = 800;  // how much may be chosen: the size of the program
  bool is_recorded = true;
  bool versions = true;      // definitions that are not always in force
  int case_tape = 600;       // how much may be chosen in a case: what lies beyond is known, and zero
  bool small_cases = false;  // cases with few unknowns over few values, for completion by brute force
};

rc::Gen<RandomWorld> random_world(WorldOptions options = {});

// 1 … 'most' cases about the subject: unknown facts and lists, empty lists, values at and beside the constants of the
// program, dates about February 29 and the ends of months.
rc::Gen<std::vector<engine::Case>> random_cases(const RandomWorld& world, int most, WorldOptions options = {});

// The case with everything that is unknown in it filled in at random. The facts that were filled in have this origin.
inline constexpr int filled_in = -2;
engine::Case random_completion(const RandomWorld& world, const engine::Case& the_case, std::uint64_t seed);

// As chapters and examples read; RapidCheck prints failures with them.
void showValue(const RandomWorld& world, std::ostream& out);
std::string show_case(const lang::Program& program, const engine::Case& the_case);

// All choices of arguments of a definition in a case: for one of Offense in Person, every offense with its owner.
std::vector<std::vector<const engine::Item*>> all_arguments(const lang::Program& program, int definition,
                                                            const engine::Case& the_case);

}  // namespace takecare::test
