#include "takecare/lang/walk.h"

#include <algorithm>

namespace takecare::lang {

std::vector<int> binding_records(const Program& program, const std::vector<int>& parameters,
                                 const std::vector<ExprId>& roots) {
  std::vector<int> records = parameters;
  const auto note = [&records](ExprId, const Expr& expr) {
    if (expr.op != Op::quantifier && expr.op != Op::aggregate) return;
    if (expr.list.item < 0) return;
    const auto item = static_cast<std::size_t>(expr.list.item);
    records.resize(std::max(records.size(), item + 1), -1);
    records[item] = expr.list.item_record;
  };
  for (const ExprId root : roots) for_each_expr(program, root, note);
  return records;
}

}  // namespace takecare::lang
