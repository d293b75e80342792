// What several declarations of the syntax tree are made of; syntax.h has the declarations.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "takecare/lang/syntax_expr.h"

namespace takecare::lang::syntax {

// What every declaration has. A broken declaration had an error inside: its name counts as declared, so that one error
// does not become many, but what it holds is not complete and is not checked.
struct Header {
  Place place;        // its first line, from the keyword
  int last_line = 0;  // of its last word
  bool broken = false;
};

struct Citation {
  std::string text;  // 'INA 237(a)(2)(A)(i)', 'Matter of Alyazji, 25 I&N Dec. 397 (BIA 2011)'
  Place place;
};

struct TextLiteral {
  std::string text;
  Place place;
};

struct NumberLiteral {
  std::int64_t value = 0;  // whole
  Place place;
};

// 'in force from 2017-01-25 until 2021-01-20 by "…"'; the until day is out.
struct InForceClause {
  std::optional<Days> from;
  std::optional<Days> until;
  std::string by;
  Place place;
};

// 'truth', 'list of Offense', 'one Agreement', 'Citizenship'.
struct TypeName {
  bool list = false;
  bool one = false;  // refers to the record of another program
  Name name;         // of the type, or of the record of the items
};

// 'of Person'; 'of Offense in Person' has an owner.
struct Subject {
  Name record;
  std::optional<Name> owner;
};

// 'offenses[1].sentence_possible'. An index counts from 1; 0 is none.
struct PathStep {
  Name name;
  int index = 0;
};
struct Path {
  std::vector<PathStep> steps;
  Place place;
};

// A value of an example, of 'set … to' and of codes.
struct GivenField;
struct GivenItem;
struct Value {
  enum class Kind : std::uint8_t { unknown, not_applicable, literal, items } kind = Kind::unknown;
  std::vector<Expr> literal;     // one: a literal or a name (an enumerator)
  std::vector<GivenItem> items;  // '[ { … }, { … } ]'
  Place place;
  int last_line = 0;
};
struct GivenField {
  Name name;
  Value value;
};
struct GivenItem {
  std::vector<GivenField> fields;
  Place place;
};

// 'expect NAME is VALUE because A and B until PATH'.
struct ExpectationDecl {
  Name name;
  Value value;
  std::vector<Name> because;             // 'because a and b'
  std::vector<std::vector<Path>> until;  // 'until a with b or c': {a, b}, {c}
  Place place;
};

}  // namespace takecare::lang::syntax
