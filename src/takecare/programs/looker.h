// Follows the conditions of a program, and what they call, down to the facts that they look at (looked_at.h). What
// facts that do not change settle is not followed.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "takecare/programs/looked_at.h"

namespace takecare::programs {

// Where an expression stands: the record of each binding, and which bindings are the record of the program.
struct Scope {
  std::vector<int> records;
  std::vector<bool> subject;

  bool is_subject(lang::BindingId binding) const;
  LookedAt::Field field_of(const lang::Expr& expr) const;
};

struct Seen {
  LookedAt looked;
  std::optional<bool> truth;  // whatever the facts that are not settled are
};

class Looker {
 public:
  Looker(const lang::Program& program, const Settled& settled, bool opened)
      : program_(program), settled_(settled), opened_(opened) {}

  // 'subject': which of its parameters are the record of the program.
  const Seen& look(int definition, const std::vector<bool>& subject);

 private:
  Seen look_at(lang::ExprId id, const Scope& scope);
  Seen look_at_all(const lang::Expr& expr, const Scope& scope);
  std::optional<Seen> look_at_items(const lang::Expr& expr, const Scope& scope);
  std::optional<Seen> look_at_count(const lang::Expr& expr, const Scope& scope);
  bool is_nothing_asked(lang::ExprId id) const;
  bool rests_on_item(lang::ExprId id, lang::BindingId item);
  bool rests_on_record(int definition);
  Seen look_at_call(const lang::Expr& expr, const Scope& scope);
  // All of them, or any of them when 'decisive' is true: one that settles it is all that is looked at.
  Seen look_at_each(const std::vector<lang::ExprId>& args, const Scope& scope, bool decisive);
  Seen look_at_choice(const lang::Expr& expr, const Scope& scope);
  Seen look_at_unless(const lang::Expr& expr, const Scope& scope);
  std::optional<Seen> look_for_values(const lang::Expr& expr, const Scope& scope);
  std::optional<Seen> look_at_dates(const lang::Expr& expr, const Scope& scope);
  std::optional<Seen> look_at_date(lang::ExprId id, const Scope& scope, const std::set<Days>& named) const;
  AskedOfRecord asked_of(lang::ExprId id, lang::BindingId item) const;
  std::optional<Seen> look_at_comparison(const lang::Expr& expr, const Scope& scope);
  std::optional<Seen> look_for(lang::ExprId id, const Scope& scope, LookedAt::Values values);
  std::optional<std::int64_t> value_of(const lang::Expr& field, const Scope& scope) const;

  const lang::Program& program_;
  const Settled& settled_;
  bool opened_;
  std::map<std::pair<int, std::vector<bool>>, Seen> seen_;
};

}  // namespace takecare::programs
