// life
#include "takecare/lang/parse_parts.h"

namespace takecare::lang::syntax {

namespace {

void parse_fields(Cursor& cursor, std::vector<GivenField>& fields) {
  do {
    fields.push_back(parse_given_field(cursor));
  } while (cursor.accept_symbol(",") && !cursor.failed());
}

void parse_person(Cursor& cursor, LifeStepDecl& step) {
  step.authority = cursor.name("the authority of who does it");
  if (cursor.peek().kind == TokenKind::text) step.person = parse_text(cursor, "who it is, in quotes");
  if (!cursor.at_symbol("{")) return;
  const Token& open = cursor.take();
  parse_fields(cursor, step.holder);
  cursor.close("}", open);
}

// 'and evidence "warrant"', 'and reasons "…"'.
void parse_further(Cursor& cursor, LifeStepDecl& step) {
  while (cursor.accept("and")) {
    if (cursor.accept("evidence")) {
      do {
        step.evidence.push_back(parse_text(cursor, "the name of the evidence, in quotes"));
      } while (cursor.accept_symbol(","));
    } else if (cursor.accept("reasons")) {
      step.reasons = parse_text(cursor, "the reasons, in quotes");
    } else {
      return cursor.fail_expected("'evidence' or 'reasons'");
    }
  }
}

// 'where' is a word of the language, and what stands in the way when a 'where' is not met.
Name parse_obstacle(Cursor& cursor) {
  if (!cursor.at("where")) return cursor.name("what stands in the way");
  const Place place = cursor.here();
  return {.text = std::string(cursor.take().text), .place = place};
}

void parse_step(Cursor& cursor, LifeDecl& life) {
  LifeStepDecl step;
  step.place = cursor.line_place();
  step.on = parse_date(cursor);
  step.act = cursor.name("the name of an act");
  cursor.expect("by");
  parse_person(cursor, step);
  if (cursor.accept("with")) parse_fields(cursor, step.with);
  parse_further(cursor, step);
  if (cursor.accept("is")) {
    cursor.expect("refused because");
    step.refused = true;
    do {
      step.because.push_back(parse_obstacle(cursor));
    } while (cursor.accept("and"));
  }
  step.last_line = cursor.line_before();
  life.steps.push_back(std::move(step));
}

}  // namespace

LifeDecl parse_life(Cursor& cursor) {
  LifeDecl life;
  life.header = begin_declaration(cursor);
  cursor.in_scope(cursor.line_end(), [&] {
    cursor.take();
    life.title = parse_text(cursor, "a title in quotes");
    cursor.expect("of");
    life.record = cursor.name("the name of a record");
  });
  cursor.each_clause([&] {
    if (cursor.peek().kind == TokenKind::date) return parse_step(cursor, life);
    if (cursor.at("expect")) {
      life.expectations.push_back(parse_expectation(cursor));
      return;
    }
    unknown_clause(cursor, "a life", {"DATE ACT by AUTHORITY", "expect"});
  });
  if (life.steps.empty()) {
    missing_clause(cursor, life.header.place, "this life", "DATE ACT by AUTHORITY",
                   "write what happens, a line an act: '2017-03-01 issue by officer with warrant yes'");
  }
  return life;
}

}  // namespace takecare::lang::syntax
