#include "takecare/lang/check/limits.h"

#include <algorithm>
#include <utility>

#include "takecare/lang/check/passes.h"
#include "takecare/lang/pinpoint.h"
#include "takecare/lang/walk.h"

namespace takecare::lang::check {

namespace {

void add_once(std::vector<FieldUse>& uses, FieldUse use) {
  const auto same = [&use](const FieldUse& other) { return other.record == use.record && other.field == use.field; };
  if (std::ranges::none_of(uses, same)) uses.push_back(std::move(use));
}

// 'but for INA 244' lets a rule that cites INA 244(b) test the field.
bool cites(const Version& version, const Citation& provision) {
  return std::ranges::any_of(version.citations, [&provision](const Citation& citation) {
    if (provision.source < 0) return citation.text == provision.text;
    return citation.source == provision.source && reaches(provision.pinpoint, citation.pinpoint);
  });
}

bool may_test(const Version& version, const Field& field) {
  return std::ranges::any_of(field.but_for,
                             [&version](const Citation& provision) { return cites(version, provision); });
}

std::string provisions(const Field& field) {
  std::string out;
  for (const Citation& citation : field.but_for) out += (out.empty() ? "" : ", ") + citation.text;
  return out;
}

void refuse(Context& context, const Definition& rule, const FieldUse& use) {
  const Field& field = field_of(context.program, use);
  const std::string help = field.but_for.empty() ? "take the condition out; reports may tabulate the field"
                                                 : "only a rule that cites " + provisions(field) + " may test it";
  Diagnostic& diagnostic = context.error(
      "tabulate-only", use.place,
      "rule '" + rule.name + "' tests " + describe(context.program, use) + ", which is 'tabulate only'", help);
  add_note(diagnostic, field.place, "the field");
}

}  // namespace

LimitedFields::LimitedFields(const Program& program, Limited limited, const Contains& contains)
    : program_(program), limited_(std::move(limited)), uses_(program.definitions.size()) {
  for (int i = 0; i < size_of(program.definitions); ++i) {
    const Definition& definition = at(program.definitions, i);
    for (const Version& version : definition.versions) {
      for (FieldUse& use : in(definition.parameters, {version.body})) {
        if (!contains(definition, version, field_of(program, use))) add_once(at(uses_, i), std::move(use));
      }
    }
  }
}

std::vector<FieldUse> LimitedFields::in(const std::vector<int>& parameters, const std::vector<ExprId>& roots) const {
  const std::vector<int> records = binding_records(program_, parameters, roots);
  std::vector<FieldUse> found;
  const auto visit = [&](ExprId, const Expr& expr) {
    if (expr.op == Op::field) {
      const int record = at(records, expr.binding);
      if (limited_(at(at(program_.records, record).fields, expr.index))) {
        add_once(found, {.record = record, .field = expr.index, .through = {}, .place = expr.place});
      }
    }
    if (expr.op != Op::call) return;
    for (FieldUse use : of(expr.index)) {
      use.through.insert(use.through.begin(), expr.index);
      use.place = expr.place;
      add_once(found, std::move(use));
    }
  };
  for (const ExprId root : roots) for_each_expr(program_, root, visit);
  return found;
}

const Field& field_of(const Program& program, const FieldUse& use) {
  return at(at(program.records, use.record).fields, use.field);
}

std::string describe(const Program& program, const FieldUse& use) {
  std::string out = "'" + field_of(program, use).name + "'";
  for (std::size_t i = 0; i < use.through.size(); ++i) {
    out += (i == 0 ? " (through '" : ", '") + at(program.definitions, use.through[i]).name + "'";
  }
  return use.through.empty() ? out : out + ")";
}

void check_limits(Context& context) {
  const Program& program = context.program;
  const auto limited = [](const Field& field) { return field.tabulate_only; };
  // A rule answers for itself; a value that tests the field passes it on to the rules that use the value.
  const auto contains = [](const Definition& definition, const Version& version, const Field& field) {
    return definition.kind == DefinitionKind::rule || may_test(version, field);
  };
  const LimitedFields uses(program, limited, contains);
  for (const Definition& definition : program.definitions) {
    if (definition.kind != DefinitionKind::rule) continue;
    for (const Version& version : definition.versions) {
      for (const FieldUse& use : uses.in(definition.parameters, {version.body})) {
        if (!may_test(version, field_of(program, use))) refuse(context, definition, use);
      }
    }
  }
}

}  // namespace takecare::lang::check
