#include "takecare/programs/looked_at.h"

#include <cstdlib>

#include "takecare/lang/walk.h"

namespace takecare::programs {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Looker {
 public:
  Looker(const lang::Program& program, LookedAt& out) : program_(program), out_(out) {}

  void look(int definition) {
    if (definition < 0 || !seen_.insert(definition).second) return;
    const lang::Definition& looked = program_.definitions[at(definition)];
    for (const lang::Version& version : looked.versions) look_at(looked, version.body);
  }

 private:
  void look_at(const lang::Definition& definition, lang::ExprId body) {
    const std::vector<int> records = lang::binding_records(program_, definition.parameters, {body});
    std::vector<int> called;
    lang::for_each_expr(program_, body, [&](lang::ExprId, const lang::Expr& expr) {
      const bool ranges = expr.op == lang::Op::quantifier || expr.op == lang::Op::aggregate;
      const bool reads = expr.op == lang::Op::field || expr.op == lang::Op::list_is_recorded;
      if (reads) out_.fields.insert({records[at(expr.binding)], expr.index});
      if (ranges) out_.fields.insert({records[at(expr.list.owner)], expr.list.field});
      if (expr.op == lang::Op::as_of) out_.as_of_date = true;
      if (expr.op == lang::Op::add_period) out_.periods.insert(std::abs(expr.months) * 31 + std::abs(expr.days));
      if (expr.op == lang::Op::call) called.push_back(expr.index);
    });
    for (const int one : called) look(one);
  }

  const lang::Program& program_;
  LookedAt& out_;
  std::set<int> seen_;
};

}  // namespace

LookedAt looked_at(const lang::Program& program, const lang::LifeProgram& life) {
  LookedAt out;
  Looker looker(program, out);
  for (const lang::Act& act : life.acts) {
    for (const lang::Guard& guard : act.guards) looker.look(guard.definition);
    for (const lang::Setting& setting : act.settings) looker.look(setting.definition);
    for (const lang::Movement& movement : act.movements) looker.look(movement.definition);
    for (const lang::ActBy& by : act.by) {
      for (const int where : by.where) looker.look(where);
    }
  }
  for (const lang::Invariant& invariant : life.always) looker.look(invariant.definition);
  return out;
}

}  // namespace takecare::programs
