// Which declaration of a chapter is which part of the program, by the line where it begins.
#pragma once

#include <map>
#include <string>

#include "takecare/print/target.h"

namespace takecare::print {

class Declared {
 public:
  explicit Declared(const lang::Program& program);

  // A definition comes with its version. Nothing for records, enumerations, events, coverage.
  std::optional<Target> target(const Place& place) const;
  int example(const Place& place) const;  // index in Program::examples, or -1

 private:
  using Where = std::pair<std::string, int>;
  std::map<Where, Target> targets_;
  std::map<Where, int> examples_;
};

}  // namespace takecare::print
