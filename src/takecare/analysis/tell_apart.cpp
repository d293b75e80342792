#include "takecare/analysis/tell_apart.h"

#include "takecare/analysis/edges.h"
#include "takecare/analysis/shrink.h"
#include "takecare/engine/value_words.h"

namespace takecare::analysis {

namespace {

constexpr int most_room = 3;

class Teller {
 public:
  Teller(const lang::Program& program, const Subject& one, const Subject& other)
      : program_(&program),
        one_(one),
        other_(other),
        type_(engine::answer_type(program.definitions[static_cast<std::size_t>(one.definition)])) {}

  ToldApart run(const Deadline& deadline) {
    for (int room = 1; room <= most_room && !try_room(room, deadline); ++room) {
    }
    return std::move(told_);
  }

 private:
  // Whether longer lists have nothing to add.
  bool try_room(int room, const Deadline& deadline) {
    Session session(*program_, one_, room);
    const SymbolicValue other = session.also(other_);
    const Term differ = session.solver().negation(same(session.solver(), session.answer(), other));
    told_.room = room;
    told_.path = session.path();
    told_.verdict = session.ask({differ}, deadline);
    told_.of_any_length = session.speaks_of_any_length();
    if (told_.verdict == Verdict::impossible) return told_.of_any_length;
    if (told_.verdict == Verdict::possible) keep(session.the_case());
    return true;
  }

  void keep(const engine::Case& found) {
    const auto property = [&](const engine::Case& the_case) { return surely_differ(the_case); };
    if (!property(found)) {
      told_.verdict = Verdict::undecided;
      return;
    }
    told_.the_case = shrink(*program_, found, property);
    told_.one = words(one_);
    told_.other = words(other_);
  }

  bool surely_differ(const engine::Case& the_case) const {
    const engine::Value a = reference_answer(*program_, one_, the_case, told_.path);
    const engine::Value b = reference_answer(*program_, other_, the_case, told_.path);
    return engine::is_known(a, type_.kind) && engine::is_known(b, type_.kind) && a != b;
  }

  std::string words(const Subject& subject) const {
    return engine::value_words(*program_, type_, reference_answer(*program_, subject, *told_.the_case, told_.path));
  }

  const lang::Program* program_;
  Subject one_;
  Subject other_;
  lang::Type type_;
  ToldApart told_;
};

}  // namespace

ToldApart tell_apart(const lang::Program& program, const Subject& one, const Subject& other, const Deadline& deadline) {
  return Teller(program, one, other).run(deadline);
}

}  // namespace takecare::analysis
