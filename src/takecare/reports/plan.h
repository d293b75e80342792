// What a report asks of every record, worked out once from its declaration.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/base/error.h"
#include "takecare/lang/program.h"
#include "takecare/reports/anchor.h"
#include "takecare/reports/table.h"

namespace takecare::reports {

// One condition of 'about'; a record is in the report when all hold, and cannot be placed when none fails and one is
// unknown.
struct Condition {
  lang::ExprId expr = lang::no_expr;
  std::vector<std::string> names;  // what it tests, for 'could not be placed, because … is unknown'
};

struct Plan {
  const lang::Report* report = nullptr;
  Rhythm rhythm;
  std::vector<Condition> conditions;  // without those that became the anchor
  std::optional<Anchor> anchor;
  std::vector<std::string> anchor_names;
  std::vector<lang::ExprId> dimension_exprs;  // of Layout::dimensions
  std::vector<lang::Type> dimension_types;
  std::vector<lang::ExprId> measured;  // of the measures other than count and percent, per row
  bool by_date = false;  // the answers depend on the period or the as-of date: each period is evaluated on its own
  Layout layout;         // without its time; the categories of texts are still to be found
};

Result<Plan> make_plan(const lang::Program& program, int report);

}  // namespace takecare::reports
