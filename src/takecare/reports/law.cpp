#include "takecare/reports/law.h"

#include <algorithm>
#include <map>
#include <set>

namespace takecare::reports {

namespace {

using lang::Citation;
using lang::ExprId;
using lang::Program;

LawLine line_of(const Program& program, const Citation& citation, const std::vector<Days>& dates) {
  LawLine line{.citation = citation.text, .source_title = {}, .in_force = 0, .dates = 0, .why = {}};
  if (citation.source < 0) return line;
  line.source_title = program.sources[static_cast<std::size_t>(citation.source)].title;
  line.dates = static_cast<int>(dates.size());
  for (const Days date : dates) {
    lang::LawStatus status = lang::law_status(program, citation.source, citation.pinpoint, date);
    if (status.in_force) ++line.in_force;
    if (!status.why.empty()) line.why = std::move(status.why);
  }
  return line;
}

// All rules, values and lists that expressions use, directly or through others.
class Reached {
 public:
  explicit Reached(const Program& program) : program_(program) {}

  void visit(ExprId id) {
    if (id == lang::no_expr) return;
    const lang::Expr& expr = program_.expr(id);
    if (expr.op == lang::Op::call) visit_definition(expr.index);
    const bool listed = expr.op == lang::Op::quantifier || expr.op == lang::Op::aggregate;
    if (listed && expr.list.list_definition >= 0) visit_definition(expr.list.list_definition);
    for (const ExprId arg : expr.args) visit(arg);
  }

  const std::set<int>& definitions() const { return definitions_; }

 private:
  void visit_definition(int index) {
    if (!definitions_.insert(index).second) return;
    for (const lang::Version& version : program_.definitions[static_cast<std::size_t>(index)].versions)
      visit(version.body);
  }

  const Program& program_;
  std::set<int> definitions_;
};

bool holds_throughout(const LawLine& line) { return line.in_force == line.dates; }

}  // namespace

bool LawStatus::all_in_force() const {
  return std::ranges::all_of(own, holds_throughout) && std::ranges::all_of(rules, holds_throughout);
}

LawStatus law_of_report(const Program& program, const lang::Report& report, const std::vector<ExprId>& exprs,
                        const std::vector<Days>& dates) {
  LawStatus law;
  for (const Citation& citation : report.citations) law.own.push_back(line_of(program, citation, dates));

  Reached reached(program);
  for (const ExprId expr : exprs) reached.visit(expr);
  std::map<std::string, LawLine> lines;
  for (const int index : reached.definitions()) {
    const lang::Definition& definition = program.definitions[static_cast<std::size_t>(index)];
    int without = 0;
    std::set<const lang::Version*> versions;
    for (const Days date : dates) {
      const lang::Version* version = lang::version_on(definition, date);
      version == nullptr ? static_cast<void>(++without) : static_cast<void>(versions.insert(version));
    }
    for (const lang::Version* version : versions) {
      for (const Citation& citation : version->citations)
        lines.try_emplace(citation.text, line_of(program, citation, dates));
    }
    if (without > 0) {
      const int all = static_cast<int>(dates.size());
      lines.try_emplace("rule " + definition.name, LawLine{.citation = "rule " + definition.name,
                                                           .source_title = {},
                                                           .in_force = all - without,
                                                           .dates = all,
                                                           .why = "no version of it was in force"});
    }
  }
  for (auto& [citation, line] : lines) {
    const bool said = std::ranges::find(law.own, citation, &LawLine::citation) != law.own.end();
    if (!said) law.rules.push_back(std::move(line));
  }
  return law;
}

}  // namespace takecare::reports
