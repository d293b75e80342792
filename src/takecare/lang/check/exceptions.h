// Exceptions of a rule: where each goes. One that speaks of 'that conviction' goes into the quantifier that found the
// conviction, so that it takes that item away and no other; the rest stand around the whole condition.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

struct PlacedExceptions {
  std::vector<const syntax::ExceptionDecl*> outside;
  // By the quantifier of the rule's 'when' that they go into.
  std::map<const syntax::Expr*, std::vector<const syntax::ExceptionDecl*>> inside;
};

// Reports a 'that' which no quantifier, or more than one, answers to, or one whose item is not certain.
PlacedExceptions place_exceptions(Context& context, const syntax::RuleDecl& rule);

}  // namespace takecare::lang::check
