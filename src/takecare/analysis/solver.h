// The solver (Z3), behind this one file: terms are truths and whole numbers, and a check asks whether some assignment
// makes given truths hold together.
//
// Numbers are mathematical integers, in the units of lang/expr.h: nothing overflows.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace takecare::analysis {

// A term of one Solver. Truths and numbers are told apart by who made them; mixing them up is a mistake of the caller.
struct Term {
  int id = -1;
  friend bool operator==(Term, Term) = default;
};

enum class Verdict : std::uint8_t { possible, impossible, undecided };

class Solver {
 public:
  Solver();
  ~Solver();
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  Term truth(bool value);
  Term number(std::int64_t value);
  Term new_truth();
  Term new_number();

  Term both(std::span<const Term> truths);  // yes when there are none
  Term both(Term a, Term b);
  Term either(std::span<const Term> truths);  // no when there are none
  Term either(Term a, Term b);
  Term negation(Term truth);
  Term same(Term a, Term b);  // of truths or of numbers
  Term less(Term a, Term b);
  Term less_equal(Term a, Term b);
  Term choose(Term truth, Term yes, Term no);

  Term plus(Term a, Term b);
  Term sum(std::span<const Term> numbers);  // 0 when there are none
  Term minus(Term a, Term b);
  Term times(Term a, std::int64_t factor);
  Term divided(Term a, std::int64_t divisor);  // rounded down; divisor above zero

  // Holds from now on.
  void require(Term truth);

  // Whether all that is required and the assumptions can hold together. 'undecided' when the time is over first.
  Verdict check(std::span<const Term> assumptions, std::chrono::milliseconds budget);

  // In the assignment that the last check found possible. Terms made since then have some value as well.
  bool holds(Term truth);
  std::int64_t value(Term number);

 private:
  struct Terms;
  std::unique_ptr<Terms> terms_;
};

}  // namespace takecare::analysis
