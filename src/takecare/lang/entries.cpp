#include "takecare/lang/entries.h"

#include <algorithm>

namespace takecare::lang {
namespace {

std::vector<bool> called(const Program& program) {
  std::vector<bool> calls(program.definitions.size(), false);
  std::vector<ExprId> open;
  for (const Definition& definition : program.definitions) {
    if (definition.generated) continue;  // a condition of a program; a rule that only it asks is an entry still
    for (const Version& version : definition.versions) open.push_back(version.body);
  }
  while (!open.empty()) {
    const ExprId id = open.back();
    open.pop_back();
    if (id == no_expr) continue;
    const Expr& expr = program.expr(id);
    if (expr.op == Op::call) calls[static_cast<std::size_t>(expr.index)] = true;
    open.insert(open.end(), expr.args.begin(), expr.args.end());
  }
  return calls;
}

}  // namespace

std::vector<int> entry_rules(const Program& program, int record) {
  const std::vector<bool> calls = called(program);
  std::vector<int> entries;
  for (int i = 0; i < std::ssize(program.definitions); ++i) {
    const Definition& definition = program.definitions[static_cast<std::size_t>(i)];
    const bool about_it = definition.parameters.size() == 1 && definition.parameters.front() == record;
    if (definition.kind == DefinitionKind::rule && about_it && !definition.generated &&
        !calls[static_cast<std::size_t>(i)])
      entries.push_back(i);
  }
  return entries;
}

int main_record(const Program& program) {
  std::vector<int> count(program.records.size(), 0);
  for (const Definition& definition : program.definitions)
    ++count[static_cast<std::size_t>(definition.parameters.front())];
  const auto most = std::ranges::max_element(count);
  return most == count.end() || *most == 0 ? -1 : static_cast<int>(most - count.begin());
}

}  // namespace takecare::lang
