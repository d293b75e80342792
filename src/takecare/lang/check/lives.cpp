// Lives: the examples of programs.
#include <array>
#include <string_view>

#include "takecare/lang/check/actors.h"
#include "takecare/lang/check/examples.h"
#include "takecare/lang/check/given.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/check/programs.h"
#include "takecare/lang/check/proof_names.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

using syntax::LifeDecl;
using syntax::LifeStepDecl;

// What can stand in the way of an act whatever its conditions are.
constexpr std::array<std::string_view, 9> obstacles = {"law",    "stage",    "authority", "where", "other_than",
                                                       "fields", "evidence", "reasons",   "always"};

class LifeReader {
 public:
  LifeReader(Context& context, int program)
      : context_(context), index_(program), program_(at(context.program.programs, program)) {}

  void read(const LifeDecl& decl) {
    Life life{.title = decl.title.text,
              .program = index_,
              .steps = {},
              .expectations = {},
              .expected_stage = -1,
              .place = decl.title.place};
    for (const LifeStepDecl& step : decl.steps) read_step(step, life);
    Example example;
    example.record = program_.record;
    for (const syntax::ExpectationDecl& expectation : decl.expectations) {
      if (expectation.name.text == "stage") {
        read_stage(expectation, life);
      } else {
        read_expectation(context_, expectation, program_.record, example);
      }
    }
    life.expectations = std::move(example.expectations);
    context_.program.lives.push_back(std::move(life));
  }

 private:
  void read_stage(const syntax::ExpectationDecl& decl, Life& life) {
    const auto value =
        read_given(context_, decl.value, {.name = "stage", .type = {Kind::enumeration, program_.stages}});
    if (value && value->state == GivenValue::State::known) life.expected_stage = static_cast<int>(value->value);
  }

  void read_step(const LifeStepDecl& decl, Life& life) {
    const int act = index_of(program_.acts, decl.act.text);
    if (act < 0) return unknown_in(context_, program_.name, "act", decl.act, names_of(program_.acts));
    if (!life.steps.empty() && decl.on < life.steps.back().on) {
      context_.error("bad-date", decl.place, "this happens before the act above it", "put the acts in their order");
    }
    const int authority = find_actor(context_, decl.authority);
    if (authority == no_authority) return;
    LifeStep step{.on = decl.on,
                  .act = act,
                  .authority = authority,
                  .person = decl.person ? decl.person->text : std::string(),
                  .holder = {},
                  .with = read_given_fields(context_, decl.with, program_.record),
                  .evidence = {},
                  .reasons = decl.reasons ? decl.reasons->text : std::string(),
                  .refused = decl.refused,
                  .because = {},
                  .place = decl.place};
    if (authority >= 0) {
      const int holder = at(context_.program.authorities, authority).holders.front().record;
      step.holder = read_given_fields(context_, decl.holder, holder);
    }
    for (const syntax::TextLiteral& text : decl.evidence) step.evidence.push_back(text.text);
    for (const syntax::Name& name : decl.because) read_because(name, at(program_.acts, act), step);
    life.steps.push_back(std::move(step));
  }

  void read_because(const syntax::Name& name, const Act& act, LifeStep& step) {
    step.because.push_back(name.text);
    if (contains(obstacles, name.text)) return;
    std::vector<std::string> names(obstacles.begin(), obstacles.end());
    for (const Guard& guard : act.guards) {
      if (guard.definition < 0) return;
      for (std::string& one : proof_names(context_.program, guard.definition)) {
        if (one.find(' ') == std::string::npos) names.push_back(std::move(one));
      }
    }
    if (contains(names, name.text)) return;
    std::string help = did_you_mean(name.text, names);
    if (help.empty()) help = "name law, stage, authority, …, or what a need or a bar of this act rests on";
    context_.error("not-in-proof", name.place,
                   "'" + act.name + "' does not ask for anything called '" + name.text + "'", std::move(help));
  }

  Context& context_;
  int index_;
  const LifeProgram& program_;
};

}  // namespace

void check_lives(Context& context) {
  for (const auto* decl : all<LifeDecl>(context)) {
    if (decl->header.broken) continue;
    const int record = record_with_life(context, decl->record);
    const int program = record < 0 ? -1 : context.program.program_of(record);
    if (program >= 0) LifeReader(context, program).read(*decl);
  }
}

}  // namespace takecare::lang::check
