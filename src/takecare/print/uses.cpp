#include "takecare/print/uses.h"

#include <algorithm>

#include "takecare/print/links.h"
#include "takecare/print/owners.h"

namespace takecare::print {

namespace {

void add_once(std::vector<Target>& all, Target target) {
  if (std::ranges::find(all, target) == all.end()) all.push_back(target);
}

}  // namespace

std::vector<lang::Citation> citations_of(const lang::Version& version) {
  std::vector<lang::Citation> all;
  const auto add = [&all](const std::vector<lang::Citation>& citations) {
    for (const lang::Citation& citation : citations) {
      if (std::ranges::find(all, citation.text, &lang::Citation::text) == all.end()) all.push_back(citation);
    }
  };
  add(version.citations);
  for (const lang::ExceptionInfo& exception : version.exceptions) add(exception.citations);
  return all;
}

Uses::Uses(const lang::Program& program) : cited_(program.sources.size()), examples_(program.definitions.size()) {
  add_uses(program);
  add_extracts(program);
  add_citations(program);
  for (int i = 0; i < count_of(program.examples); ++i) {
    for (const lang::Expectation& expectation : at(program.examples, i).expectations) {
      std::vector<int>& examples = examples_[static_cast<std::size_t>(expectation.definition)];
      if (examples.empty() || examples.back() != i) examples.push_back(i);
    }
  }
}

void Uses::add_uses(const lang::Program& program) {
  const auto add = [this](Target by, const std::set<Target>& used) {
    for (const Target& target : used) {
      if (target != by) add_once(users_[target], by);
    }
  };
  const std::vector<Target> owners = owners_of_definitions(program);
  for (int i = 0; i < count_of(program.definitions); ++i) {
    for (const lang::Version& version : at(program.definitions, i).versions) {
      add(at(owners, i), used_in(program, i, version));
    }
  }
  for (int i = 0; i < count_of(program.reports); ++i) {
    add({TargetKind::report, i}, used_in(program, at(program.reports, i)));
  }
}

void Uses::add_extracts(const lang::Program& program) {
  for (int i = 0; i < count_of(program.extracts); ++i) {
    const lang::Extract& extract = at(program.extracts, i);
    for (const lang::ExtractColumn& column : extract.columns) {
      int record = extract.record;
      for (const int field : column.path) {
        add_once(users_[{TargetKind::field, record, field}], {TargetKind::extract, i});
        const lang::Type type = at(at(program.records, record).fields, field).type;
        if (type.kind == lang::Kind::list) record = type.of;
      }
    }
  }
  for (int i = 0; i < count_of(program.resolutions); ++i) {
    const lang::Resolution& of = at(program.resolutions, i);
    for (const int field : {of.facility_field, of.city_field, of.state_field, of.outcome_field, of.kind_field,
                            of.jurisdiction_field, of.agency_field, of.county_field}) {
      if (field >= 0) add_once(users_[{TargetKind::field, of.record, field}], {TargetKind::resolution, i});
    }
  }
  for (int i = 0; i < count_of(program.registers); ++i) {
    for (const Target& field : used_in(at(program.registers, i)))
      add_once(users_[field], {TargetKind::published_register, i});
  }
}

void Uses::cite(Target by, const std::vector<lang::Citation>& citations) {
  for (const lang::Citation& citation : citations) {
    citations_.insert({citation.text, citation});
    if (citation.source < 0) continue;
    add_once(cited_[static_cast<std::size_t>(citation.source)][citation.pinpoint], by);
  }
}

void Uses::add_citations(const lang::Program& program) {
  for (int i = 0; i < count_of(program.definitions); ++i) {
    if (at(program.definitions, i).generated) continue;
    for (const lang::Version& version : at(program.definitions, i).versions) {
      cite({TargetKind::definition, i}, citations_of(version));
    }
  }
  const auto cite_all = [this](TargetKind kind, const auto& all) {
    for (int i = 0; i < count_of(all); ++i) cite({kind, i}, at(all, i).citations);
  };
  cite_all(TargetKind::extract, program.extracts);
  cite_all(TargetKind::registry, program.registries);
  cite_all(TargetKind::resolution, program.resolutions);
  cite_all(TargetKind::published_register, program.registers);
  cite_all(TargetKind::scenario, program.scenarios);
  cite_all(TargetKind::report, program.reports);
  cite_all(TargetKind::life_program, program.programs);
  cite_all(TargetKind::notice, program.notices);
  cite_all(TargetKind::duty, program.duties);
  cite_all(TargetKind::privacy, program.privacies);
  cite_all(TargetKind::release, program.releases);
  for (int i = 0; i < count_of(program.records); ++i) {
    for (int j = 0; j < count_of(at(program.records, i).fields); ++j) {
      const lang::Field& field = at(at(program.records, i).fields, j);
      cite({TargetKind::field, i, j}, field.but_for);
      if (field.protected_by) cite({TargetKind::field, i, j}, {*field.protected_by});
    }
  }
}

const lang::Citation* Uses::citation(std::string_view words) const {
  const auto found = citations_.find(words);
  return found == citations_.end() ? nullptr : &found->second;
}

const std::vector<Target>& Uses::of(Target target) const {
  static const std::vector<Target> nobody;
  const auto found = users_.find(target);
  return found == users_.end() ? nobody : found->second;
}

}  // namespace takecare::print
