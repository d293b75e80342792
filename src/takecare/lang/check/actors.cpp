#include "takecare/lang/check/actors.h"

#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/generated_names.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::check {

namespace {

// The rule that the condition was unfolded to, one a holder; -1 where the condition was wrong, which was reported.
std::vector<int> where_rules(const Program& program, const syntax::ByDecl& by, int record, std::string_view what,
                             const Authority& authority) {
  std::vector<int> rules;
  for (const AuthorityHolder& holder : authority.holders) {
    const int pair =
        program.find_record(pair_record(at(program.records, record).name, at(program.records, holder.record).name));
    rules.push_back(pair < 0 ? -1 : find_definition_of(program, pair, where_name(what, by.authority.text)));
  }
  return rules;
}

}  // namespace

int find_actor(Context& context, const syntax::Name& name) {
  if (name.text == "registrar") return registrar;
  const int found = context.program.find_authority(name.text);
  if (found >= 0) return found;
  std::vector<std::string> names = names_of(context.program.authorities);
  names.emplace_back("registrar");
  unknown(context, "authority", name, names);
  return no_authority;
}

std::vector<ActBy> read_actors(Context& context, const std::vector<syntax::ByDecl>& all, int record,
                               std::string_view what) {
  std::vector<ActBy> actors;
  for (const syntax::ByDecl& by : all) {
    ActBy actor{.authority = find_actor(context, by.authority), .where = {}, .words = {}, .place = by.place};
    if (actor.authority == no_authority) continue;
    if (!by.where.empty() && actor.authority == registrar) {
      context.error("where-of-registrar", by.place, "the registrar has no record that a condition could speak of",
                    "leave the 'where' out, or declare an authority of a record");
      continue;
    }
    if (!by.where.empty() && by.authority.text == spoken_name(at(context.program.records, record).name)) {
      context.error("ambiguous-name", by.place,
                    "'" + by.authority.text + "' would be both the record and who acts on it",
                    "give the authority or the record another name");
      continue;
    }
    if (!by.where.empty()) {
      actor.words = syntax::print_expr(by.where.front());
      actor.where = where_rules(context.program, by, record, what, at(context.program.authorities, actor.authority));
    }
    actors.push_back(std::move(actor));
  }
  return actors;
}

}  // namespace takecare::lang::check
