#include "takecare/print/owners.h"

namespace takecare::print {

namespace {

class Owners {
 public:
  explicit Owners(const lang::Program& program) : program_(program) {
    for (int i = 0; i < count_of(program.definitions); ++i) owners_.push_back({TargetKind::definition, i});
  }

  std::vector<Target> run() {
    for (int i = 0; i < count_of(program_.programs); ++i) add(at(program_.programs, i), {TargetKind::life_program, i});
    for (int i = 0; i < count_of(program_.duties); ++i) {
      const lang::Duty& duty = at(program_.duties, i);
      for (const int one : {duty.applies, duty.due, duty.done}) own(one, {TargetKind::duty, i});
    }
    for (int i = 0; i < count_of(program_.reports); ++i) own(at(program_.reports, i).released, {TargetKind::report, i});
    for (int i = 0; i < count_of(program_.privacies); ++i) {
      for (const lang::PrivacyLine& line : at(program_.privacies, i).lines) {
        for (const lang::ShownTo& to : line.to) {
          for (const int one : to.where) own(one, {TargetKind::privacy, i});
        }
      }
    }
    return std::move(owners_);
  }

 private:
  void own(int definition, Target owner) {
    if (definition >= 0) owners_[static_cast<std::size_t>(definition)] = owner;
  }

  void own(const std::vector<lang::ActBy>& all, Target owner) {
    for (const lang::ActBy& by : all) {
      for (const int one : by.where) own(one, owner);
    }
  }

  void add(const lang::LifeProgram& program, Target owner) {
    own(program.corrected_by, owner);
    for (const lang::Invariant& one : program.always) own(one.definition, owner);
    for (const lang::Act& act : program.acts) {
      own(act.by, owner);
      for (const lang::Guard& one : act.guards) own(one.definition, owner);
      for (const lang::Setting& one : act.settings) own(one.definition, owner);
      for (const lang::Movement& one : act.movements) own(one.definition, owner);
    }
  }

  const lang::Program& program_;
  std::vector<Target> owners_;
};

}  // namespace

std::vector<Target> owners_of_definitions(const lang::Program& program) { return Owners(program).run(); }

}  // namespace takecare::print
