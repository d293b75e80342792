// Random well-typed expressions of a program, built into it.
#pragma once

#include <vector>

#include "takecare/lang/program.h"
#include "tests/support/choices.h"

namespace takecare::test {

// Constants of a kind that are worth trying: edges of months and leap years, zero, halves, negative numbers.
std::int64_t edge_value(lang::Kind kind, Choices& choices);
const std::vector<std::string>& edge_texts();

class ExprBuilder {
 public:
  ExprBuilder(lang::Program& program, Choices& choices, bool is_recorded)
      : program_(program), choices_(choices), is_recorded_(is_recorded) {}

  // The body of one version, of the definition's type; expressions may call the definitions that the program has
  // already.
  lang::Version version(const std::vector<int>& parameters, lang::Type type);

 private:
  // An item in view; 'owner' is the position in view of the item whose list holds it, -1 for none.
  struct InView {
    lang::BindingId binding = 0;
    int record = -1;
    int owner = -1;
  };
  struct FieldInView {
    lang::BindingId binding = 0;
    int field = -1;
    lang::Type type;
  };

  lang::ExprId any(lang::Type type, int depth);
  lang::ExprId truth(int depth);
  lang::ExprId value(lang::Type type, int depth);
  lang::ExprId computed(lang::Type type, int depth);
  lang::ExprId add(lang::Expr expr);
  lang::ExprId literal(lang::Type type);
  lang::ExprId field(lang::Type type);
  lang::ExprId any_field();
  lang::ExprId comparison(int depth);
  lang::ExprId one_of(int depth);
  lang::ExprId unless(int depth);
  lang::ExprId several(lang::Op op, int depth);
  lang::ExprId in_force();
  lang::ExprId call(lang::Type type, lang::DefinitionKind kind);
  lang::ExprId choose(lang::Type type, int depth);
  lang::ExprId quantifier(int depth);
  lang::ExprId aggregate(lang::Type type, int depth);
  lang::ExprId membership(const lang::ListRef& list, int depth);
  lang::ExprId recorded();
  // Each with the position in view of its owner.
  std::vector<std::pair<int, lang::ListRef>> lists_in_view() const;
  bool over_list(lang::Expr& expr);
  // A named list that filters this list, or -1 for the field itself.
  int named_list(const lang::ListRef& list);
  lang::Type any_type();
  std::vector<FieldInView> fields_in_view() const;
  // The bindings for a definition's parameters that end in the item at a position in view; empty when they do not fit.
  std::vector<lang::BindingId> arguments(const std::vector<int>& parameters, int position) const;

  lang::Program& program_;
  Choices& choices_;
  bool is_recorded_;
  std::vector<InView> view_;
  lang::Version version_;
  int budget_ = 0;  // expressions that may still be made before only leaves are
};

}  // namespace takecare::test
