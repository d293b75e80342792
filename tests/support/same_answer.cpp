#include "tests/support/same_answer.h"

namespace takecare::test {

using engine::Value;

bool same_answer(lang::Type type, const Value& decided, const Value& computed, const CaseTable& table) {
  if (type.kind == lang::Kind::truth) return as_truth(decided) == as_truth(computed);
  if (decided.may_be_none != computed.may_be_none || decided.may_be_value != computed.may_be_value) return false;
  if (!decided.may_be_value) return true;
  if (type.kind != lang::Kind::text) return decided.range == computed.range;
  if (!decided.text_known) return !computed.range.is_point();
  return computed.range.is_point() && table.texts().text(computed.range.lo) == decided.text;
}

}  // namespace takecare::test
