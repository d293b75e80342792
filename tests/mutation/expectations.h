// The examples of a book as questions with one answer each, and which of them a definition has a part in.
#pragma once

#include <vector>

#include "takecare/engine/case.h"
#include "takecare/engine/value.h"
#include "takecare/lang/program.h"

namespace takecare::test {

class Expectations {
 public:
  // The book is sound: what each definition gives now is what its examples expect.
  explicit Expectations(const lang::Program& program);

  // Whether some example of the book comes out otherwise now that 'definition' was changed. Those about the definition
  // itself are tried first.
  bool notice(int definition) const;

 private:
  struct Question {
    int definition = -1;
    int case_index = -1;
    std::string path;
    Days as_of = 0;
    engine::Value answer;
  };
  engine::Value answer(const Question& question) const;
  void ask(const lang::Example& example);
  void find_uses();

  const lang::Program* program_;
  std::vector<engine::Case> cases_;
  std::vector<Question> questions_;
  std::vector<std::vector<int>> asked_of_;  // by definition: the questions that it has a part in, the nearest first
};

}  // namespace takecare::test
