// A step of a life as a request, with what the life takes as given.
#pragma once

#include <string>

#include "takecare/programs/judgment.h"
#include "takecare/programs/memory_past.h"

namespace takecare::programs {

inline constexpr const char* life_record = "the record";  // the identifier of the record in every life

// Whoever the step names holds the authority that it names, and no other. The records that its fields refer to are
// given to 'past', under identifiers that begin with 'prefix', which tells lives apart.
Request request_of(const lang::Program& program, const lang::Life& life, const lang::LifeStep& step,
                   const std::string& prefix, MemoryPast& past);

// A record that makes somebody hold an authority, as it is when it is this human whom it names.
engine::Item held_by(const lang::AuthorityHolder& holder, engine::Item item, const std::string& actor);

// The record that makes somebody the holder that the step names.
engine::Item holder_of(const lang::Program& program, const lang::LifeStep& step, const std::string& actor);

}  // namespace takecare::programs
