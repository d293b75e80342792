// One definition put to the solver: questions about cases, answered with a case.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "takecare/analysis/encode.h"
#include "takecare/engine/case.h"

namespace takecare::analysis {

// The time that is left for all that is asked about one definition.
class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds budget) : end_(std::chrono::steady_clock::now() + budget) {}
  std::chrono::milliseconds left() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now());
  }

 private:
  std::chrono::steady_clock::time_point end_;
};

// What a question is about: one definition, with the day to which time is counted and the day whose law it is.
struct Subject {
  int definition = -1;
  Days as_of = 0;
  Days law_on = 0;
};

class Session {
 public:
  // Lists have room for 'room' items. An item that the definition is about is in the first place of its list.
  Session(const lang::Program& program, const Subject& subject, int room);
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Solver& solver() { return solver_; }
  SymbolicCase& open_case() { return case_; }
  const SymbolicValue& answer() const { return answer_; }
  Term holds();  // of a rule
  // Of what the definition's own body says (Encoder::observations).
  const std::vector<Observation>& observations() const { return observations_; }
  const std::string& path() const { return path_; }  // of the item; empty for the subject

  // The same definition under other dates, about the same case.
  SymbolicValue also(const Subject& subject);

  // Whether there is a case in which all these hold; it is then read with 'the_case'. A plain case comes before others.
  Verdict ask(const std::vector<Term>& truths, const Deadline& deadline);
  engine::Case the_case() { return case_.read(); }

  // Whether 'impossible' speaks of lists of any length.
  bool speaks_of_any_length() const;

 private:
  Verdict search(const std::vector<Term>& truths, const Deadline& deadline);
  std::vector<ItemId> find_items(const lang::Definition& definition);
  void note_items(const Encoder& encoder);

  const lang::Program* program_;
  int room_;
  Days today_;
  Solver solver_;
  SymbolicCase case_;
  Calendar calendar_;
  Encoder encoder_;
  std::vector<ItemId> items_;
  SymbolicValue answer_;
  std::vector<Observation> observations_;
  int items_that_matter_ = 0;  // to all that was asked about; -1 without limit
  std::string path_;
};

}  // namespace takecare::analysis
