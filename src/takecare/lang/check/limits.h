// Which limited fields an expression rests on: directly, or through the rules, values and lists that it uses.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "takecare/lang/check/context.h"

namespace takecare::lang::check {

// A field, and the way to it: the definitions used, outermost first; none when the expression names the field itself.
struct FieldUse {
  int record = -1;
  int field = -1;
  std::vector<int> through;
  Place place;  // of the field, or of the first use on the way to it
};

class LimitedFields {
 public:
  using Limited = std::function<bool(const Field&)>;
  // Whether a definition, in this version, lets nothing of its use of the field through to those who use it.
  using Contains = std::function<bool(const Definition&, const Version&, const Field&)>;

  // The definitions of the program must be in order.
  LimitedFields(const Program& program, Limited limited, const Contains& contains);

  // What those who use the definition come to rest on; each field once.
  const std::vector<FieldUse>& of(int definition) const { return at(uses_, definition); }
  // What the expressions rest on; 'parameters' are the records of the first bindings.
  std::vector<FieldUse> in(const std::vector<int>& parameters, const std::vector<ExprId>& roots) const;

 private:
  const Program& program_;
  Limited limited_;
  std::vector<std::vector<FieldUse>> uses_;  // by definition
};

const Field& field_of(const Program& program, const FieldUse& use);

// "'nationality'", "'nationality' (through 'region', 'group')".
std::string describe(const Program& program, const FieldUse& use);

}  // namespace takecare::lang::check
