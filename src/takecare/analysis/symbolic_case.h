// A case whose facts are open: every fact that a rule asks for is a term of the solver.
//
// The facts of a symbolic case are complete, each known or, where the field is optional, not applicable: what a rule
// says of complete cases is what it says. A fact or a list of which the rule asks whether it 'is recorded' may be
// missing. Facts and lists come into being when somebody asks for them, so that the case that is read back holds
// nothing else.
//
// What the solver may choose: dates from 1900-01-01 to 2099-12-31, numbers from 0 to a million, money from $0 to $1
// billion, durations from 0 to 200 years, texts that differ from each other or are those of the book.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "takecare/analysis/solver.h"
#include "takecare/engine/case.h"
#include "takecare/lang/program.h"

namespace takecare::analysis {

// 'value' is a truth for the kind truth, else a number; texts are numbered.
struct SymbolicValue {
  Term present;
  Term value;
};

// Both not applicable, or the same.
Term same(Solver& solver, const SymbolicValue& a, const SymbolicValue& b);

using ItemId = int;

class SymbolicCase {
 public:
  // Every list has room for 'room' items; how many there are is open.
  SymbolicCase(const lang::Program& program, Solver& solver, int record, int room);

  static constexpr ItemId subject = 0;

  SymbolicValue fact(ItemId item, int field);
  // Whether the record holds the fact. From the first time on that this is asked the fact may be missing.
  Term is_recorded(ItemId item, int field);
  std::vector<ItemId> items(ItemId owner, int list_field);
  // Whether the record holds the list; likewise.
  Term is_list_recorded(ItemId owner, int list_field);
  Term exists(ItemId item) const;
  int record(ItemId item) const;
  std::string path(ItemId item) const;  // 'offenses[1]'; empty for the subject
  Term text(const std::string& text);

  // Whether any list was asked for.
  bool has_lists() const { return !lists_.empty(); }

  // What a case is like that a person would think of first: everything is recorded, dates lie within the 20 years about
  // 'today'.
  std::vector<Term> plain(Days today);

  // The case of the solver's last assignment.
  engine::Case read();
  // That the facts which the case knows are as it says. Facts that nobody asked for are left out.
  std::vector<Term> equal_to(const engine::Case& the_case, ItemId except_item, int except_field);
  // The item of 'the_case' that stands for a symbolic one; nullptr when it has none.
  const engine::Item* find(const engine::Case& the_case, ItemId item) const;
  engine::Item* find(engine::Case& the_case, ItemId item) const;

 private:
  struct Node {
    int record = -1;
    ItemId owner = -1;
    int list_field = -1;
    int index = 0;
    Term exists;
  };
  struct OpenFact {
    SymbolicValue value;
    Term recorded;  // id -1: surely
  };
  struct OpenList {
    std::vector<ItemId> items;
    Term recorded;  // id -1: surely
  };
  template <class Item, class Case>
  Item* find_in(Case& the_case, ItemId item) const;
  ItemId add_item(int record, ItemId owner, int list_field, int index);
  void require_domain(lang::Type type, const SymbolicValue& value);
  void read_fact(engine::Item& item, int field, const OpenFact& fact);
  void read_lists(engine::Item& item, ItemId id);
  const lang::Field& field_of(ItemId item, int field) const;

  const lang::Program* program_;
  Solver* solver_;
  int room_;
  std::vector<Node> nodes_;
  std::map<std::pair<ItemId, int>, OpenFact> facts_;
  std::map<std::pair<ItemId, int>, OpenList> lists_;
  std::vector<std::string> texts_;  // of the book; the number of a text is its place here
};

}  // namespace takecare::analysis
