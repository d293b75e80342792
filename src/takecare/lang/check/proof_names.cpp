#include "takecare/lang/check/proof_names.h"

#include <set>

#include "takecare/lang/check/context.h"
#include "takecare/lang/walk.h"

namespace takecare::lang::check {

namespace {

class ProofNames {
 public:
  ProofNames(const Program& program, int definition) : program_(program) { add(definition); }
  const std::vector<std::string>& names() const { return names_; }

 private:
  void add(int index) {
    if (!seen_.insert(index).second) return;
    const Definition& definition = at(program_.definitions, index);
    names_.push_back(definition.name);
    for (const Version& version : definition.versions) {
      for (const ExceptionInfo& exception : version.exceptions) names_.push_back(exception.name);
      add_body(definition, version);
    }
  }

  void add_body(const Definition& definition, const Version& version) {
    const std::vector<int> records = binding_records(program_, definition.parameters, {version.body});
    for_each_expr(program_, version.body, [&](ExprId, const Expr& expr) {
      if (expr.op == Op::field || expr.op == Op::list_is_recorded) name_field(at(records, expr.binding), expr.index);
      if (expr.op == Op::quantifier || expr.op == Op::aggregate)
        name_field(at(records, expr.list.owner), expr.list.field);
      if (expr.op == Op::call) add(expr.index);
    });
  }

  void name_field(int record, int field) { names_.push_back(at(at(program_.records, record).fields, field).name); }

  const Program& program_;
  std::set<int> seen_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> proof_names(const Program& program, int definition) {
  return ProofNames(program, definition).names();
}

}  // namespace takecare::lang::check
