#include "takecare/lang/check/in_force.h"

#include <algorithm>

namespace takecare::lang::check {

namespace {

std::string words(const InForce& span) {
  std::string out;
  if (span.from) out += "from " + format_iso_date(*span.from);
  if (span.until) out += (out.empty() ? "until " : " until ") + format_iso_date(*span.until);
  return out.empty() ? "always" : out;
}

}  // namespace

bool begins_before(const InForce& a, const InForce& b) {
  if (!a.from || !b.from) return !a.from && b.from;
  return *a.from < *b.from;
}

void check_spans(Context& context, std::vector<PlacedSpan> spans, const std::string& what, bool gapless) {
  std::ranges::stable_sort(spans,
                           [](const PlacedSpan& a, const PlacedSpan& b) { return begins_before(a.span, b.span); });
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const PlacedSpan& before = spans[i - 1];
    const PlacedSpan& after = spans[i];
    if (!before.span.until || !after.span.from || *after.span.from < *before.span.until) {
      Diagnostic& diagnostic = context.error("dates-overlap", after.place, what + " overlap in time",
                                             "let each end, with 'until', on the day on which the next begins");
      add_note(diagnostic, before.place, "in force " + words(before.span));
      add_note(diagnostic, after.place, "in force " + words(after.span));
    } else if (gapless && *before.span.until < *after.span.from) {
      Diagnostic& diagnostic = context.error("dates-gap", after.place,
                                             what + " leave a gap from " + format_iso_date(*before.span.until) +
                                                 " to " + format_iso_date(*after.span.from),
                                             "let each end, with 'until', on the day on which the next begins");
      add_note(diagnostic, before.place, "in force " + words(before.span));
    }
  }
}

}  // namespace takecare::lang::check
