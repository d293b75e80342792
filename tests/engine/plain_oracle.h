// What a definition gives in a case where nothing is unknown, computed the plain way: no ranges, no truths but yes and
// no. Shares no code with the engine, so that decide can be held against it.
#pragma once

#include <string>
#include <vector>

#include "takecare/engine/case.h"
#include "takecare/engine/value.h"

namespace takecare::test {

struct Plain {
  bool none = false;
  std::int64_t value = 0;
  std::string text;

  friend auto operator<=>(const Plain&, const Plain&) = default;
};

// Whether decide's answer leaves room for this value.
bool allows(const engine::Value& answer, lang::Kind kind, const Plain& plain);

class PlainOracle {
 public:
  // When several cases of a value apply, the first or the last of them is taken.
  PlainOracle(const lang::Program& program, Days as_of, bool take_last)
      : program_(program), as_of_(as_of), take_last_(take_last) {}

  Plain definition(int index, const std::vector<const engine::Item*>& arguments);
  // Two cases of a value that exclude each other applied and differed.
  bool conflict() const { return conflict_; }

 private:
  using Items = std::vector<const engine::Item*>;
  Plain any(lang::ExprId id, Items& items);
  bool holds(lang::ExprId id, Items& items);
  Plain arithmetic(const lang::Expr& expr, Items& items);
  Plain choose(const lang::Expr& expr, Items& items);
  Plain over_list(const lang::Expr& expr, Items& items);
  bool truth(const lang::Expr& expr, Items& items);
  Plain field(const lang::Expr& expr, const Items& items) const;

  const lang::Program& program_;
  Days as_of_;
  bool take_last_;
  bool conflict_ = false;
};

}  // namespace takecare::test
