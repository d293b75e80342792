#include "takecare/print/declared.h"

namespace takecare::print {

Declared::Declared(const lang::Program& program) {
  for (int i = 0; i < count_of(program.definitions); ++i) {
    if (at(program.definitions, i).generated) continue;
    const auto& versions = at(program.definitions, i).versions;
    for (int j = 0; j < count_of(versions); ++j) {
      const Place& place = at(versions, j).place;
      targets_.insert({{place.file, place.line}, {TargetKind::definition, i, j}});
    }
  }
  const auto add = [this](TargetKind kind, const auto& all) {
    for (int i = 0; i < count_of(all); ++i) {
      const Place& place = at(all, i).place;
      targets_.insert({{place.file, place.line}, {kind, i}});
    }
  };
  add(TargetKind::extract, program.extracts);
  add(TargetKind::registry, program.registries);
  add(TargetKind::resolution, program.resolutions);
  add(TargetKind::published_register, program.registers);
  add(TargetKind::scenario, program.scenarios);
  add(TargetKind::report, program.reports);
  add(TargetKind::life_program, program.programs);
  add(TargetKind::notice, program.notices);
  add(TargetKind::duty, program.duties);
  add(TargetKind::privacy, program.privacies);
  add(TargetKind::release, program.releases);
  for (int i = 0; i < count_of(program.examples); ++i) {
    const Place& place = at(program.examples, i).place;
    examples_.insert({{place.file, place.line}, i});
  }
}

std::optional<Target> Declared::target(const Place& place) const {
  const auto found = targets_.find({place.file, place.line});
  return found == targets_.end() ? std::nullopt : std::optional(found->second);
}

int Declared::example(const Place& place) const {
  const auto found = examples_.find({place.file, place.line});
  return found == examples_.end() ? -1 : found->second;
}

}  // namespace takecare::print
