// Spans of time in which law is in force.
#pragma once

#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

inline InForce read_in_force(const syntax::InForceClause& clause) {
  return {.from = clause.from, .until = clause.until, .by = clause.by};
}

// A span and the place that diagnostics show for it.
struct PlacedSpan {
  InForce span;
  Place place;
};

// Reports spans that overlap, each beside the one it overlaps. With 'gapless', reports gaps between them too. 'what' is
// what they are spans of: "the versions of 'removable'".
void check_spans(Context& context, std::vector<PlacedSpan> spans, const std::string& what, bool gapless);

// Whether a span begins before another; a span without a beginning comes first.
bool begins_before(const InForce& a, const InForce& b);

}  // namespace takecare::lang::check
