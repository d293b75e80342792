#include "takecare/lang/check/protection.h"

#include <algorithm>

namespace takecare::lang::check {

namespace {

using syntax::MeasureDecl;
using syntax::NumberLiteral;
using syntax::ReportDecl;

int whole(const NumberLiteral& number) { return static_cast<int>(number.value); }

// Whether the number lies between two others, both included; an error when not.
bool lies(Context& context, const NumberLiteral& number, int from, int to, const std::string& what,
          const std::string& help) {
  if (number.value >= from && number.value <= to) return true;
  context.error("wrong-number", number.place, what + " from " + std::to_string(from) + " to " + std::to_string(to),
                help);
  return false;
}

void read_sums(Context& context, const ReportDecl& decl, Protection& protection) {
  if (!decl.protect_sums && !decl.dominance) return;
  if (decl.protect_sums) {
    protection.sums.percent = whole(*decl.protect_sums);
    if (decl.protect_sums->value < 1 || decl.protect_sums->value > 100) {
      context.error("wrong-percent", decl.protect_sums->place, "sums are protected by 1 to 100 percent",
                    "write within how many percent nobody may estimate the largest amount of a cell");
      return;
    }
  }
  if (decl.dominance) {
    const bool fits =
        lies(context, decl.dominance->largest, 1, largest_amounts, "the largest amounts of a cell are",
             "write how many of them together may not make up too much of a sum") &&
        lies(context, decl.dominance->percent, 1, 99, "what the largest amounts may make up is a percentage",
             "write more than how many percent of a sum they may not be");
    if (!fits) return;
    protection.sums.largest = whole(decl.dominance->largest);
    protection.sums.over_percent = whole(decl.dominance->percent);
  }
  if (protection.suppresses()) return;
  context.error("missing-clause", decl.protect_sums ? decl.protect_sums->place : decl.dominance->place,
                "sums are protected, and the counts of the same cells are not", "add a line 'protect counts under …'");
}

void read_keys(Context& context, const syntax::PerturbDecl& decl, CellKeys& keys) {
  if (!lies(context, decl.at_most, 1, 20, "counts are perturbed by at most", "write by how much, as in 'at most 4'"))
    return;
  const int most = whole(decl.at_most);
  if (!lies(context, decl.variance, 1, most * most, "what is added at most that much has a variance",
            "write a variance, as in 'with variance 2'"))
    return;
  if (decl.none_under && !lies(context, *decl.none_under, 1, most + 1, "what no count may be under is",
                               "a count that may not be published is moved to zero or up, by no more than 'at most'"))
    return;
  keys = {
      .at_most = most, .variance = whole(decl.variance), .none_under = decl.none_under ? whole(*decl.none_under) : 0};
}

// Whether a figure of a cell other than its count would tell what rounding and keys hide.
bool tells_more(const MeasureDecl& measure) { return measure.kind == MeasureDecl::Kind::aggregate; }

void refuse_what_tells(Context& context, const ReportDecl& decl, const std::string& method) {
  const auto found = std::ranges::find_if(decl.measures, tells_more);
  if (found == decl.measures.end()) return;
  context.error("not-with-this-method", found->place,
                "a report that " + method + " its counts shows counts and percentages alone",
                "an amount or a date in a cell would tell whether its count is zero; take it out, or write 'protect "
                "counts under …' instead");
}

// The clause of the method that is not suppression, when the report has one.
struct Other {
  const Place& place;
  std::string verb;
};

std::optional<Other> other_method(const ReportDecl& decl) {
  if (decl.round_to) return Other{.place = decl.round_to->place, .verb = "rounds"};
  if (decl.perturb) return Other{.place = decl.perturb->place, .verb = "perturbs"};
  return std::nullopt;
}

}  // namespace

Protection read_protection(Context& context, const ReportDecl& decl) {
  Protection protection;
  if (decl.protect_under) protection.counts_under = whole(*decl.protect_under);
  read_sums(context, decl, protection);
  const auto other = other_method(decl);
  if (!other) return protection;
  if (decl.protect_under || (decl.round_to && decl.perturb)) {
    context.error("two-methods", other->place, "this report protects its counts in two ways",
                  "keep one of 'protect counts under', 'round counts to' and 'perturb counts by'");
    return protection;
  }
  refuse_what_tells(context, decl, other->verb);
  if (decl.round_to && lies(context, *decl.round_to, 3, 1000, "counts are rounded to a base",
                            "write the base, as in 'round counts to 5'"))
    protection.round_to = whole(*decl.round_to);
  if (decl.perturb) read_keys(context, *decl.perturb, protection.keys);
  return protection;
}

}  // namespace takecare::lang::check
