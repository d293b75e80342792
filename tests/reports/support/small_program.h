// Programs built by hand, for tests of reports: one enumeration or two, one record, one report.
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::reports::testing {

// Everything is about the first record. Expressions are of binding 0.
class SmallProgram {
 public:
  explicit SmallProgram(std::string record);

  int enumeration(const std::string& name, const std::vector<std::string>& values);
  int field(const std::string& name, lang::Kind kind, int of = -1, bool optional = false);

  lang::ExprId use(int field);
  lang::ExprId attribute(lang::ExprId of, int index);
  lang::ExprId literal(lang::Type type, std::int64_t value);
  lang::ExprId leaf(lang::Op op);  // as_of, period_start, period_end
  lang::ExprId compare(lang::ExprId left, lang::Relation relation, lang::ExprId right);
  lang::ExprId both(std::vector<lang::ExprId> args);
  lang::ExprId within_period(int date_field);  // 'date is from period_start to period_end'
  lang::ExprId at_period_end(int date_field);

  lang::Report& report(const std::string& name, const std::string& title);
  void table(lang::Report& report, const std::vector<int>& fields);
  void count_and_percent(lang::Report& report);
  void earliest(lang::Report& report, int date_field);
  void latest(lang::Report& report, int date_field);

  lang::Program program;

 private:
  lang::ExprId add(lang::Expr expr);
  void extreme(lang::Report& report, int date_field, lang::Aggregation aggregation, const std::string& word);
};

}  // namespace takecare::reports::testing
