// Names that may be of one and the same, though they are not the same: for people to look at, never to be merged.
#pragma once

#include <string>

#include "takecare/extracts/words.h"

namespace takecare::extracts {

// Why two names may mean the same; empty when nothing says so. By rule, in this order:
//   they differ in spaces only; they have the same words in another order; one word is the other's but for a slip of
//   the pen (nearly_same); up to two words are left out, and at least two are the same; only the last word differs, and
//   at least two before it are the same.
std::string why_near(const Words& a, const Words& b);

}  // namespace takecare::extracts
