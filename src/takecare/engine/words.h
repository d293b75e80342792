// The words of the book for the expressions of a typed program, for proofs and messages.
//
// The program no longer has the text of the chapters; what is printed here is the same condition in the book's own
// words, with the sugar that the checker took away put back where that is plain ('is not', 'is from … to …').
#pragma once

#include <string>
#include <vector>

#include "takecare/lang/program.h"

namespace takecare::engine {

// What the binding numbers of a definition stand for, as far as they are in view where an expression stands.
struct Scope {
  struct Name {
    lang::BindingId binding = 0;
    int record = -1;
    std::string name;  // 'conviction'; for a parameter the record's name
  };
  std::vector<Name> names;                 // outermost first
  const lang::Version* version = nullptr;  // names the exceptions

  // The scope of the parameters of a definition.
  static Scope of(const lang::Program& program, const lang::Definition& definition, const lang::Version* version);
  // This scope and the item of a quantifier or aggregate.
  Scope with_item(const lang::Program& program, const lang::Expr& list) const;
};

std::string words(const lang::Program& program, const Scope& scope, lang::ExprId expr);

// The name of the list that a quantifier or aggregate ranges over, 'convictions'.
std::string list_words(const lang::Program& program, const Scope& scope, const lang::Expr& list);
// 'some conviction among convictions', without what it has.
std::string quantifier_words(const lang::Program& program, const Scope& scope, const lang::Expr& quantifier);
// 'offense' for 'offenses' where the book names no item.
std::string item_words(const lang::Program& program, const lang::Expr& list);

// ' where C': the part of the membership that the named list does not say itself; empty when there is none.
std::string where_words(const lang::Program& program, const Scope& scope, const lang::Expr& list);

}  // namespace takecare::engine
