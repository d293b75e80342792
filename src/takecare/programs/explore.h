// Tries out every life of a program to a depth: is there one in which something that must always hold does not? It
// begins from nothing, and from every state in the lives of the book, with few values for each field and with those
// that the lives give: so the far stages of a long program are tried too.
//
// States that are alike (alike.h) are followed up once. So a program whose exploration is not cut short was tried out
// with every life to the depth, as far as its conditions can tell lives apart.
//
// Invariants are not looked at while acts are judged, so that what is found is a guard that is missing: an act that
// only the invariant stops. Bounded, and the same every time.
#pragma once

#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"

namespace takecare::programs {

struct ExploreOptions {
  int depth = 6;                     // acts on the record, from nothing
  int further = 2;                   // acts after a state of a life
  std::size_t most_states = 5'000;   // that are followed up
  std::size_t most_tries = 200'000;  // acts judged
  std::size_t most_ways = 32;        // to record fields by one act
  bool everything_counts = false;    // tells all states apart, and tries every value: for a test of the exploration
};

struct BrokenInvariant {
  std::string words;
  bool unknown = false;           // it would not surely hold
  std::vector<std::string> path;  // the acts that lead there, a line each
  std::string proof;              // as text
  Place place;
};

struct Explored {
  std::string program;
  int depth = 0;
  int further = 0;
  std::size_t states = 0;
  std::size_t tries = 0;
  std::size_t invariants = 0;
  std::vector<BrokenInvariant> broken;  // the first way found for each
  std::vector<std::string> stages_never_reached;
  std::vector<std::string> acts_never_possible;
  bool to_the_end = true;           // no life was left out for want of acts or states
  std::vector<std::string> bounds;  // sentences: what was cut short, of lives and of values
};

// 'life_program' is an index in Program::programs. Fails when an event cannot be made.
Result<Explored> explore(const lang::Program& program, int life_program, const ExploreOptions& options = {});

// Every line ends in '\n'.
std::string explored_text(const Explored& explored);

}  // namespace takecare::programs
