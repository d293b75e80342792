// program
#include <utility>

#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

void parse_names_clause(Cursor& cursor, ActDecl& act, NamesClause::Kind kind, std::string_view what) {
  NamesClause clause{.kind = kind, .names = {}, .place = cursor.here()};
  cursor.take();
  if (kind == NamesClause::Kind::may_record) cursor.expect("record");
  clause.names = parse_names(cursor, what);
  act.names.push_back(std::move(clause));
}

void parse_sets(Cursor& cursor, ActDecl& act) {
  const std::size_t first = cursor.position();
  SetsDecl sets;
  cursor.take();
  sets.field = cursor.name("the field that is set");
  cursor.expect("to");
  sets.value.push_back(parse_condition(cursor));
  sets.place = cursor.place_from(first);
  act.sets.push_back(std::move(sets));
}

void parse_moves(Cursor& cursor, ActDecl& act) {
  const std::size_t first = cursor.position();
  MovesDecl moves;
  cursor.take();
  moves.amount.push_back(parse_sum(cursor));
  cursor.expect("from");
  moves.from = cursor.name("the account that the money leaves");
  cursor.expect("to");
  moves.to = cursor.name("the account that the money goes to");
  moves.place = cursor.place_from(first);
  act.moves.push_back(std::move(moves));
}

void parse_evidence(Cursor& cursor, ActDecl& act) {
  cursor.take();
  do {
    act.evidence.push_back(parse_text(cursor, "what the evidence is, in quotes"));
  } while (cursor.accept_symbol(","));
}

void parse_guard(Cursor& cursor, ActDecl& act, bool bar) {
  GuardDecl guard;
  guard.bar = bar;
  guard.place = cursor.line_place();
  cursor.expect(bar ? "barred while" : "needs");
  guard.condition.push_back(parse_condition(cursor));
  if (cursor.at("cites")) parse_cites(cursor, guard.citations);
  act.guards.push_back(std::move(guard));
}

void parse_reasons(Cursor& cursor, ActDecl& act) {
  if (refuse_second(cursor, act.reasons.has_value(), "reasons")) return;
  act.reasons = cursor.here();
  cursor.take();
}

void parse_act_clause(Cursor& cursor, ActDecl& act) {
  using Kind = NamesClause::Kind;
  if (cursor.at("cites")) return parse_cites(cursor, act.citations);
  if (cursor.at("by")) {
    if (refuse_second(cursor, !act.by.empty(), "by")) return;
    cursor.take();
    act.by = parse_all_by(cursor, true);
    return;
  }
  if (cursor.at("records")) return parse_names_clause(cursor, act, Kind::records, "the name of a field");
  if (cursor.at("may")) return parse_names_clause(cursor, act, Kind::may_record, "the name of a field");
  if (cursor.at("adds")) return parse_names_clause(cursor, act, Kind::adds, "the name of a list");
  if (cursor.at("sends")) return parse_names_clause(cursor, act, Kind::sends, "the name of a notice");
  if (cursor.at("sets")) return parse_sets(cursor, act);
  if (cursor.at("moves")) return parse_moves(cursor, act);
  if (cursor.at("evidence")) return parse_evidence(cursor, act);
  if (cursor.at("reasons")) return parse_reasons(cursor, act);
  if (cursor.at("needs")) return parse_guard(cursor, act, false);
  if (cursor.at("barred")) return parse_guard(cursor, act, true);
  unknown_clause(cursor, "an act",
                 {"cites", "by", "records", "may record", "adds", "sets", "moves", "evidence", "reasons", "needs",
                  "barred while", "sends"});
}

void parse_act(Cursor& cursor, ProgramDecl& program) {
  ActDecl act;
  act.place = cursor.line_place();
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.expect("act");
    act.name = parse_new_name(cursor, "the name of the act");
    if (cursor.accept("from")) act.from = parse_names(cursor, "the name of a stage");
    if (cursor.accept("to")) act.to = cursor.name("the name of a stage");
  });
  cursor.each_clause([&] { parse_act_clause(cursor, act); });
  if (act.by.empty()) {
    missing_clause(cursor, act.place, "this act", "by", "write who may do it below it, indented: 'by AUTHORITY'");
  }
  if (act.from.empty() && !act.to) {
    missing_clause(cursor, act.place, "this act", "from",
                   "write 'to STAGE' for an act that begins a record, 'from STAGE' for one on a record that is there");
  }
  program.acts.push_back(std::move(act));
}

void parse_stages(Cursor& cursor, ProgramDecl& program) {
  if (refuse_second(cursor, !program.stages.empty(), "stages")) return;
  cursor.take();
  program.stages = parse_names(cursor, "the name of a stage");
}

void parse_accounts(Cursor& cursor, ProgramDecl& program) {
  if (refuse_second(cursor, !program.accounts.empty(), "accounts")) return;
  cursor.take();
  program.accounts = parse_names(cursor, "the name of an account");
}

void parse_always(Cursor& cursor, ProgramDecl& program) {
  AlwaysDecl always;
  always.place = cursor.line_place();
  cursor.take();
  always.condition.push_back(parse_condition(cursor));
  program.always.push_back(std::move(always));
}

void parse_program_clause(Cursor& cursor, ProgramDecl& program) {
  if (cursor.at("cites")) return parse_cites(cursor, program.citations);
  if (cursor.at("stages")) return parse_stages(cursor, program);
  if (cursor.at("accounts")) return parse_accounts(cursor, program);
  if (cursor.at("act")) return parse_act(cursor, program);
  if (cursor.at("always")) return parse_always(cursor, program);
  if (cursor.at("corrected")) {
    if (refuse_second(cursor, !program.corrected_by.empty(), "corrected by")) return;
    cursor.expect("corrected by");
    program.corrected_by = parse_all_by(cursor, false);
    return;
  }
  unknown_clause(cursor, "a program", {"cites", "stages", "accounts", "corrected by", "act", "always"});
}

}  // namespace

ByDecl parse_by(Cursor& cursor, bool with_other_than) {
  const std::size_t first = cursor.position();
  ByDecl by;
  by.authority = cursor.name("the name of an authority");
  if (cursor.accept("where")) by.where.push_back(parse_condition(cursor));
  if (with_other_than && cursor.at("other")) {
    cursor.expect("other than who did");
    by.other_than = cursor.name("the name of an act");
  }
  by.place = cursor.place_from(first);
  return by;
}

std::vector<ByDecl> parse_all_by(Cursor& cursor, bool with_other_than) {
  std::vector<ByDecl> all;
  do {
    all.push_back(parse_by(cursor, with_other_than));
  } while (cursor.accept_symbol(","));
  return all;
}

ProgramDecl parse_program(Cursor& cursor) {
  ProgramDecl program;
  program.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    program.name = parse_new_type_name(cursor, "the name of a program");
    cursor.expect("of");
    program.record = cursor.name("the name of the record that has this life");
  });
  cursor.each_clause([&] { parse_program_clause(cursor, program); });
  const Place& place = program.header.place;
  if (program.citations.empty())
    missing_clause(cursor, place, "this program", "cites",
                   "write 'cites' and the provision below it, indented: 'cites ACT 12(a)(2)'");
  if (program.stages.empty())
    missing_clause(cursor, place, "this program", "stages", "name the stages of its record: 'stages open, closed'");
  if (program.acts.empty())
    missing_clause(cursor, place, "this program", "act", "write the acts below it, indented: 'act open to open'");
  return program;
}

}  // namespace takecare::lang::syntax
