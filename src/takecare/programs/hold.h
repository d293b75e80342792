// Who holds an authority: whom a record of a program makes its holder, on a day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "takecare/programs/ask.h"
#include "takecare/programs/fold.h"

namespace takecare::programs {

inline constexpr int registrar_authority = -1;
inline constexpr const char* registrar_name = "registrar";

std::string authority_name(const lang::Program& program, int authority);

// A record that was looked at.
struct Holding {
  int holder = -1;  // index in Authority::holders
  std::string id;   // of the record
  engine::Case the_case;
  Asked asked;  // of the authority's rule
};

struct Standing {
  bool held = false;              // some holding is surely so, or it is taken as given
  std::vector<Holding> holdings;  // every record that could make the actor hold it; none for the registrar
};

// Whether a human holds an authority (index in Program::authorities, or registrar_authority). Fails when the past
// cannot be read.
Result<Standing> standing_of(const lang::Program& program, const Past& past, int authority, std::string_view actor,
                             const When& when, Reasons reasons);

// Everybody who holds it, ascending.
Result<std::vector<std::string>> holders_of(const lang::Program& program, const Past& past, int authority,
                                            const When& when);

}  // namespace takecare::programs
