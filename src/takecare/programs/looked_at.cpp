#include "takecare/programs/looked_at.h"

#include <algorithm>
#include <cstdlib>

#include "takecare/lang/walk.h"

namespace takecare::programs {

namespace {

using lang::Expr;
using lang::Op;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Of the definitions of one body each, with the records of its bindings.
class Looker {
 public:
  Looker(const lang::Program& program, LookedAt& out) : program_(program), out_(out) {}

  void look(int definition) {
    if (definition < 0 || !seen_.insert(definition).second) return;
    const lang::Definition& looked = program_.definitions[at(definition)];
    for (const lang::Version& version : looked.versions) {
      const std::vector<int> records = lang::binding_records(program_, looked.parameters, {version.body});
      look_at(version.body, records);
    }
  }

 private:
  using Records = std::vector<int>;

  static LookedAt::Field field_of(const Expr& expr, const Records& records) {
    return {records[at(expr.binding)], expr.index};
  }

  // A field that a condition asks for some values of, and tells no others apart. No values: whether it is there.
  bool ask_for(lang::ExprId id, const Records& records, LookedAt::Values values) {
    const Expr& expr = program_.expr(id);
    if (expr.op != Op::field) return false;
    if (!values.empty() && expr.type.kind != lang::Kind::enumeration) return false;
    const LookedAt::Field field = field_of(expr, records);
    out_.fields.insert(field);
    std::ranges::sort(values);
    out_.named[field].insert(std::move(values));
    return true;
  }

  bool asks_for_values(const Expr& expr, const Records& records) {
    if (expr.op == Op::one_of) return ask_for(expr.args[0], records, expr.set);
    const bool asks_presence = expr.op == Op::is_recorded || expr.op == Op::is_present;
    if (asks_presence) return ask_for(expr.args[0], records, {});
    if (expr.op != Op::compare) return false;
    for (const bool swapped : {false, true}) {
      const Expr& literal = program_.expr(expr.args[swapped ? 0 : 1]);
      if (literal.op != Op::literal) continue;
      const auto value = static_cast<std::int16_t>(literal.value);
      if (ask_for(expr.args[swapped ? 1 : 0], records, {value})) return true;
    }
    return false;
  }

  void look_at(lang::ExprId id, const Records& records) {
    if (id == lang::no_expr) return;
    const Expr& expr = program_.expr(id);
    if (asks_for_values(expr, records)) return;
    const bool ranges = expr.op == Op::quantifier || expr.op == Op::aggregate;
    if (expr.op == Op::field || expr.op == Op::list_is_recorded) out_.fields.insert(field_of(expr, records));
    if (expr.op == Op::field) out_.each.insert(field_of(expr, records));
    if (ranges) range_over(expr, {records[at(expr.list.owner)], expr.list.field});
    if (expr.op == Op::as_of) out_.as_of_date = true;
    if (expr.op == Op::add_period) out_.periods.insert(std::abs(expr.months) * 31 + std::abs(expr.days));
    if (expr.op == Op::call) look(expr.index);
    for (const lang::ExprId arg : expr.args) look_at(arg, records);
  }

  void range_over(const Expr& expr, LookedAt::Field list) {
    out_.fields.insert(list);
    const bool counts =
        expr.op == Op::quantifier
            ? expr.quantity != lang::Quantity::some && expr.quantity != lang::Quantity::every &&
                  expr.quantity != lang::Quantity::none
            : expr.aggregation == lang::Aggregation::count || expr.aggregation == lang::Aggregation::sum;
    if (counts) out_.counted.insert(list);
  }

  const lang::Program& program_;
  LookedAt& out_;
  std::set<int> seen_;
};

LookedAt looked_at(const lang::Program& program, const std::vector<int>& definitions) {
  LookedAt out;
  Looker looker(program, out);
  for (const int definition : definitions) looker.look(definition);
  return out;
}

std::vector<int> conditions(const lang::Act& act) {
  std::vector<int> found;
  for (const lang::Guard& guard : act.guards) found.push_back(guard.definition);
  for (const lang::Movement& movement : act.movements) found.push_back(movement.definition);
  for (const lang::ActBy& by : act.by) found.insert(found.end(), by.where.begin(), by.where.end());
  return found;
}

}  // namespace

std::int64_t LookedAt::alike(Field field, std::int64_t value) const {
  if (each.contains(field)) return value;
  const auto found = named.find(field);
  if (found == named.end()) return 0;
  const auto same = [&](std::int64_t other) {
    return std::ranges::all_of(found->second, [&](const Values& values) {
      return std::ranges::binary_search(values, value) == std::ranges::binary_search(values, other);
    });
  };
  std::int64_t first = 0;
  while (first < value && !same(first)) ++first;
  return first;
}

void LookedAt::add(const LookedAt& other) {
  fields.insert(other.fields.begin(), other.fields.end());
  counted.insert(other.counted.begin(), other.counted.end());
  each.insert(other.each.begin(), other.each.end());
  periods.insert(other.periods.begin(), other.periods.end());
  for (const auto& [field, sets] : other.named) named[field].insert(sets.begin(), sets.end());
  as_of_date = as_of_date || other.as_of_date;
}

LifeLookedAt looked_at(const lang::Program& program, const lang::LifeProgram& life) {
  LifeLookedAt out;
  std::vector<int> always;
  for (const lang::Invariant& invariant : life.always) always.push_back(invariant.definition);
  out.always = looked_at(program, always);
  out.all.add(out.always);
  std::vector<std::vector<int>> of_acts;
  for (const lang::Act& act : life.acts) {
    of_acts.push_back(conditions(act));
    out.all.add(looked_at(program, of_acts.back()));
  }
  // What is set to a field that nobody looks at is not looked at for its sake.
  std::set<const lang::Setting*> taken;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t a = 0; a < life.acts.size(); ++a) {
      for (const lang::Setting& setting : life.acts[a].settings) {
        if (!out.all.has(life.record, setting.field) || !taken.insert(&setting).second) continue;
        of_acts[a].push_back(setting.definition);
        out.all.add(looked_at(program, {setting.definition}));
        more = true;
      }
    }
  }
  for (const auto& definitions : of_acts) out.acts.push_back(looked_at(program, definitions));
  return out;
}

LifeLookedAt everything_looked_at(const lang::Program& program, const lang::LifeProgram& life) {
  LookedAt everything = looked_at(program, life).all;
  for (int r = 0; r < std::ssize(program.records); ++r) {
    for (int f = 0; f < std::ssize(program.records[at(r)].fields); ++f) {
      everything.fields.insert({r, f});
      everything.each.insert({r, f});
      everything.counted.insert({r, f});
    }
  }
  everything.as_of_date = true;
  return {.acts = std::vector<LookedAt>(life.acts.size(), everything), .always = everything, .all = everything};
}

}  // namespace takecare::programs
