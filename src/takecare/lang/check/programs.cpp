// Programs: stages, acts and what each asks for. Their conditions were unfolded to rules and values (unfold.cpp).
#include "takecare/lang/check/programs.h"

#include <algorithm>
#include <map>
#include <set>

#include "takecare/lang/check/actors.h"
#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/generated_names.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::check {

namespace {

using syntax::ActDecl;
using syntax::Name;
using syntax::NamesClause;
using syntax::ProgramDecl;

class ProgramReader {
 public:
  ProgramReader(Context& context, const ProgramDecl& decl) : context_(context), decl_(decl) {}

  void read(int record) {
    const std::string& name = decl_.record.text;
    program_ = {.name = decl_.name.text,
                .record = record,
                .citations = read_citations(context_, decl_.citations),
                .stages = context_.program.find_enumeration(stage_enumeration(name)),
                .acts_named = context_.program.find_enumeration(act_enumeration(name)),
                .step_record = context_.program.find_record(step_record(name)),
                .stage_field = index_of(record_of(record).fields, "stage"),
                .steps_field = index_of(record_of(record).fields, "steps"),
                .accounts = {},
                .acts = {},
                .always = {},
                .corrected_by = read_actors(context_, decl_.corrected_by, record, "correction"),
                .chapter = decl_.name.place.file,
                .place = decl_.name.place};
    refuse_repeated("stage", decl_.stages);
    refuse_tests(decl_.stages);
    for (const Name& account : decl_.accounts) program_.accounts.push_back(index_of(fields(), account.text));
    read_acts();
    for (std::size_t i = 0; i < decl_.always.size(); ++i) {
      program_.always.push_back({.definition = rule(invariant_name(i)),
                                 .words = syntax::print_expr(decl_.always[i].condition.front()),
                                 .place = decl_.always[i].place});
    }
    check_reach();
    context_.program.programs.push_back(std::move(program_));
  }

 private:
  const Record& record_of(int record) const { return at(context_.program.records, record); }
  const std::vector<Field>& fields() const { return record_of(program_.record).fields; }
  const std::vector<Enumerator>& stages() const { return at(context_.program.enumerations, program_.stages).values; }
  int rule(const std::string& name) const { return find_definition_of(context_.program, program_.record, name); }

  void refuse_repeated(const std::string& what, const std::vector<Name>& names) {
    std::map<std::string, Place> seen;
    for (const Name& name : names) {
      const auto [first, is_new] = seen.emplace(name.text, name.place);
      if (!is_new) duplicate(context_, what, name, first->second);
    }
  }

  // 'stage is recorded' asks whether there is one.
  void refuse_tests(const std::vector<Name>& names) {
    for (const Name& name : names) {
      if (name.text != "recorded" && name.text != "present" && name.text != "absent") continue;
      context_.error("reserved-name", name.place, "a stage cannot be called '" + name.text + "'",
                     "'stage is " + name.text + "' would ask whether it is there; choose another name");
    }
  }

  void read_acts() {
    std::vector<Name> names;
    names.reserve(decl_.acts.size());
    for (const ActDecl& act : decl_.acts) names.push_back(act.name);
    refuse_repeated("act", names);
    std::set<std::string> seen;
    for (const ActDecl& act : decl_.acts) {
      if (seen.insert(act.name.text).second) program_.acts.push_back(read_act(act));
    }
    std::size_t index = 0;
    seen.clear();
    for (const ActDecl& act : decl_.acts) {
      if (seen.insert(act.name.text).second) resolve_other_than(act, program_.acts[index++]);
    }
  }

  int stage(const Name& name) {
    const int found = index_of(stages(), name.text);
    if (found < 0) unknown_in(context_, decl_.name.text, "stage", name, names_of(stages()));
    return found;
  }

  Act read_act(const ActDecl& decl) {
    Act act{.name = decl.name.text,
            .citations = read_citations(context_, decl.citations),
            .begins = decl.from.empty(),
            .from = {},
            .to = decl.to ? stage(*decl.to) : -1,
            .by = read_actors(context_, decl.by, program_.record, decl.name.text),
            .records = {},
            .may_record = {},
            .adds = {},
            .settings = {},
            .movements = {},
            .evidence = {},
            .reasons = decl.reasons.has_value(),
            .guards = {},
            .sends = {},
            .place = decl.name.place};
    for (const Name& from : decl.from) {
      if (const int found = stage(from); found >= 0) act.from.push_back(found);
    }
    for (const NamesClause& clause : decl.names) read_names(act, clause);
    for (const syntax::SetsDecl& sets : decl.sets) read_setting(act, sets);
    for (std::size_t i = 0; i < decl.moves.size(); ++i) read_movement(act, decl, i);
    read_evidence(act, decl);
    for (std::size_t i = 0; i < decl.guards.size(); ++i) {
      const syntax::GuardDecl& guard = decl.guards[i];
      act.guards.push_back({.bar = guard.bar,
                            .definition = rule(guard_name(act.name, i)),
                            .words = syntax::print_expr(guard.condition.front()),
                            .citations = read_citations(context_, guard.citations),
                            .place = guard.place});
    }
    return act;
  }

  void read_evidence(Act& act, const ActDecl& decl) {
    for (const syntax::TextLiteral& text : decl.evidence) {
      if (contains(act.evidence, text.text)) {
        context_.error("declared-twice", text.place, "this evidence is asked for twice", "take one of them out");
      } else {
        act.evidence.push_back(text.text);
      }
    }
  }

  // ---- Fields

  bool is_kept(int field) const {
    return field == program_.stage_field || field == program_.steps_field || contains(program_.accounts, field);
  }

  // The field with this name that an act may set, or -1.
  int settable(const Name& name) {
    const int field = index_of(fields(), name.text);
    if (field < 0) {
      if (!context_.broken_records.contains(program_.record))
        unknown_in(context_, decl_.record.text, "field", name, names_of(fields()));
      return -1;
    }
    if (!is_kept(field)) return field;
    context_.error("kept-field", name.place, "'" + name.text + "' is kept by the program itself",
                   contains(program_.accounts, field) ? "move money with 'moves AMOUNT from ACCOUNT to ACCOUNT'"
                                                      : "it follows from the acts that are done");
    return -1;
  }

  // Whether the act has the field already, in any way; then it is reported.
  bool is_second(const Act& act, int field, const Name& name) {
    const bool there = contains(act.records, field) || contains(act.may_record, field) || contains(act.adds, field) ||
                       contains(act.settings, field, &Setting::field);
    if (there) {
      context_.error("declared-twice", name.place, "this act sets '" + name.text + "' twice", "take one of them out");
    }
    return there;
  }

  void read_field(std::vector<int>& fields_of_act, const Act& act, const Name& name, bool list) {
    const int field = settable(name);
    if (field < 0 || is_second(act, field, name)) return;
    const Field& declared = at(fields(), field);
    const bool is_list = declared.type.kind == Kind::list && !declared.refers;
    if (is_list == list) return fields_of_act.push_back(field);
    context_.error("wrong-type", name.place,
                   "'" + name.text + (is_list ? "' is a list: an act adds to it" : "' is no list to add to"),
                   is_list ? "write 'adds " + name.text + "'" : "write 'records " + name.text + "'");
  }

  void read_names(Act& act, const NamesClause& clause) {
    for (const Name& name : clause.names) {
      switch (clause.kind) {
        case NamesClause::Kind::records: read_field(act.records, act, name, false); break;
        case NamesClause::Kind::may_record: read_field(act.may_record, act, name, false); break;
        case NamesClause::Kind::adds: read_field(act.adds, act, name, true); break;
        case NamesClause::Kind::sends: read_notice(act, name); break;
      }
    }
  }

  void read_notice(Act& act, const Name& name) {
    const int found = index_of(context_.program.notices, name.text);
    const bool fits = found >= 0 && at(context_.program.notices, found).record == program_.record;
    if (fits) return act.sends.push_back(found);
    std::vector<std::string> names;
    for (const Notice& notice : context_.program.notices) {
      if (notice.record == program_.record) names.push_back(notice.name);
    }
    unknown_in(context_, decl_.record.text, "notice", name, names);
  }

  void read_setting(Act& act, const syntax::SetsDecl& sets) {
    const int field = settable(sets.field);
    if (field < 0 || is_second(act, field, sets.field)) return;
    if (at(fields(), field).type.kind == Kind::list) {
      context_.error("wrong-type", sets.field.place, "'" + sets.field.text + "' holds records, not one value",
                     "an act adds to a list with 'adds', and records a reference with 'records'");
      return;
    }
    act.settings.push_back({.field = field, .definition = rule(setting_name(act.name, sets.field.text))});
  }

  int account(const Name& name) {
    const int field = index_of(fields(), name.text);
    if (field >= 0 && contains(program_.accounts, field)) return field;
    std::vector<std::string> names;
    names.reserve(decl_.accounts.size());
    for (const Name& one : decl_.accounts) names.push_back(one.text);
    unknown_in(context_, decl_.name.text, "account", name, names);
    return -1;
  }

  void read_movement(Act& act, const ActDecl& decl, std::size_t number) {
    const syntax::MovesDecl& moves = decl.moves[number];
    const int from = account(moves.from);
    const int to = account(moves.to);
    if (from < 0 || to < 0) return;
    if (from == to) {
      context_.error("same-account", moves.place, "money cannot move from an account to itself", "name two accounts");
      return;
    }
    act.movements.push_back(
        {.from = from, .to = to, .definition = rule(movement_name(act.name, number)), .place = moves.place});
  }

  void resolve_other_than(const ActDecl& decl, Act& act) {
    for (const syntax::ByDecl& by : decl.by) {
      if (!by.other_than) continue;
      const int other = index_of(program_.acts, by.other_than->text);
      if (other < 0) {
        unknown_in(context_, decl_.name.text, "act", *by.other_than, names_of(program_.acts));
        continue;
      }
      for (ActBy& actor : act.by) {
        if (actor.place == by.place) actor.other_than = other;
      }
    }
  }

  // ---- Stages that no act leads to

  void check_reach() {
    std::set<int> reached;
    bool grows = true;
    while (grows) {
      grows = false;
      for (const Act& act : program_.acts) {
        const bool possible =
            act.begins || std::ranges::any_of(act.from, [&](int from) { return reached.contains(from); });
        if (possible && act.to >= 0) grows = reached.insert(act.to).second || grows;
      }
    }
    if (std::ranges::none_of(program_.acts, &Act::begins)) {
      context_.error("no-beginning", decl_.name.place, "no act of this program begins a record",
                     "write one without 'from': 'act open to open'");
      return;
    }
    for (const Name& name : decl_.stages) {
      const int index = index_of(stages(), name.text);
      if (!reached.contains(index))
        context_.error("unreachable-stage", name.place, "no act leads to '" + name.text + "'",
                       "let an act lead there, or take the stage out");
    }
  }

  Context& context_;
  const ProgramDecl& decl_;
  LifeProgram program_;
};

void check_program(Context& context, const ProgramDecl& decl) {
  const int record = context.program.find_record(decl.record.text);
  if (record < 0) return unknown(context, "record", decl.record, names_of(context.program.records));
  if (const int other = context.program.program_of(record); other >= 0) {
    Diagnostic& diagnostic =
        context.error("declared-twice", decl.record.place, decl.record.text + " has a program already",
                      "a record has one life: put the acts into one program");
    add_note(diagnostic, at(context.program.programs, other).place, "the other program");
    return;
  }
  if (const int first = context.program.find_program(decl.name.text); first >= 0) {
    duplicate(context, "program", decl.name, at(context.program.programs, first).place);
    return;
  }
  if (!decl.header.broken) ProgramReader(context, decl).read(record);
}

// A reference names a record of a program, and stands in a record of one.
void check_references(Context& context) {
  std::set<std::string> with_life;
  for (const auto* decl : all<ProgramDecl>(context)) with_life.insert(decl->record.text);
  for (const auto* decl : all<syntax::RecordDecl>(context)) {
    for (const syntax::FieldDecl& field : decl->fields) {
      const bool generated = field.name.text.find(' ') != std::string::npos;
      if (!field.type.one || generated) continue;
      if (!with_life.contains(field.type.name.text) && context.program.find_record(field.type.name.text) >= 0) {
        context.error(
            "no-program", field.type.name.place,
            "no program is about " + field.type.name.text + ", so there is none to refer to",
            "declare 'program NAME of " + field.type.name.text + "', or write 'list of " + field.type.name.text + "'");
      } else if (!with_life.contains(decl->name.text)) {
        context.error("reference-outside", field.name.place,
                      "no program is about " + decl->name.text + ", so nothing can record a reference in it",
                      "declare 'program NAME of " + decl->name.text + "'");
      }
    }
  }
}

void mark_generated(Program& program) {
  for (Definition& definition : program.definitions) {
    definition.generated = definition.name.find(' ') != std::string::npos;
  }
}

}  // namespace

void check_programs(Context& context) {
  mark_generated(context.program);
  check_references(context);
  for (const auto* decl : all<ProgramDecl>(context)) check_program(context, *decl);
}

}  // namespace takecare::lang::check
