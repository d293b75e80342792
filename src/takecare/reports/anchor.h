// Reading the 'about' of a report: its conditions, the date that puts a record in a period, and whether answers differ
// with the date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::reports {

// How a record finds its period.
enum class Belongs : std::uint8_t {
  within,    // 'declined_on is from period_start to period_end': to the one period that holds the date
  at_start,  // 'snapshot_on is period_start'
  at_end,    // 'snapshot_on is period_end'
};

struct Anchor {
  lang::ExprId date = lang::no_expr;
  Belongs belongs = Belongs::within;
};

// The conditions that 'about' joins by 'and'; none for no_expr.
std::vector<lang::ExprId> conditions_of(const lang::Program& program, lang::ExprId about);

// Takes those that say which period a record belongs to out of 'conditions'; none: the report does not say it in these
// ways.
std::optional<Anchor> take_anchor(const lang::Program& program, std::vector<lang::ExprId>& conditions);

// The enumerators that 'value' can have where the condition holds ('custody is one of bop, usms'); none: the condition
// says nothing of that kind.
std::optional<std::vector<std::int16_t>> possible_values(const lang::Program& program, lang::ExprId condition,
                                                         lang::ExprId value);

// The names of what an expression tests: its fields, and the rules and values it calls without looking into them. In
// order of name, each once. 'record' is that of binding 0.
std::vector<std::string> tested_names(const lang::Program& program, lang::ExprId expr, int record);

// Whether the answer can differ with the as-of date or the period, through the rules and values it calls too.
bool depends_on_date(const lang::Program& program, lang::ExprId expr);

}  // namespace takecare::reports
