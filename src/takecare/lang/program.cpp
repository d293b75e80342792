#include "takecare/lang/program.h"

#include <algorithm>

#include "takecare/lang/pinpoint.h"

namespace takecare::lang {

namespace {

template <class T>
int find_by_name(const std::vector<T>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &T::name);
  return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

std::string_view verb(EventKind kind) {
  switch (kind) {
    case EventKind::enjoins: return "enjoined";
    case EventKind::revokes: return "revoked";
    case EventKind::limits: return "limited";
    case EventKind::restores: return "restored";
  }
  return "";
}

// The words for a date outside every span in which the source was in force.
std::string why_not(const Source& source, Days date) {
  const InForce* before = nullptr;
  for (const InForce& span : source.in_force) {
    if (span.until && *span.until <= date && (before == nullptr || *before->until < *span.until)) before = &span;
  }
  if (before == nullptr) return "not yet in force";
  std::string why = "not in force since " + format_iso_date(*before->until);
  if (!before->by.empty()) why += ", by " + before->by;
  return why;
}

std::string describe(const LawEvent& event) {
  std::string why = std::string(verb(event.kind));
  if (event.in_force.from) why += " from " + format_iso_date(*event.in_force.from);
  if (!event.in_force.by.empty()) why += " by " + event.in_force.by;
  if (!event.reach.empty()) why += " (" + event.reach + ")";
  return why;
}

}  // namespace

int Program::find_record(std::string_view name) const { return find_by_name(records, name); }
int Program::find_enumeration(std::string_view name) const { return find_by_name(enumerations, name); }
int Program::find_extract(std::string_view name) const { return find_by_name(extracts, name); }
int Program::find_report(std::string_view name) const { return find_by_name(reports, name); }
int Program::find_source(std::string_view name) const { return find_by_name(sources, name); }

int Program::find_program(std::string_view name) const { return find_by_name(programs, name); }
int Program::find_authority(std::string_view name) const { return find_by_name(authorities, name); }

int Program::program_of(int record) const {
  const auto found = std::ranges::find(programs, record, &LifeProgram::record);
  return found == programs.end() ? -1 : static_cast<int>(found - programs.begin());
}

int Program::find_definition(std::string_view name, int record) const {
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    const Definition& definition = definitions[i];
    if (definition.name == name && (record < 0 || definition.parameters.back() == record)) return static_cast<int>(i);
  }
  return -1;
}

bool covers(const InForce& span, Days date) {
  return (!span.from || *span.from <= date) && (!span.until || date < *span.until);
}

std::set<Days> days_of_change(const Program& program) {
  std::set<Days> days;
  const auto add = [&](const InForce& span) {
    if (span.from) days.insert(*span.from);
    if (span.until) days.insert(*span.until);
  };
  for (const Source& source : program.sources) std::ranges::for_each(source.in_force, add);
  for (const LawEvent& event : program.events) add(event.in_force);
  for (const Definition& definition : program.definitions) {
    for (const Version& version : definition.versions) add(version.in_force);
  }
  return days;
}

const Version* version_on(const Definition& definition, Days date) {
  const auto found =
      std::ranges::find_if(definition.versions, [date](const Version& v) { return covers(v.in_force, date); });
  return found == definition.versions.end() ? nullptr : &*found;
}

LawStatus law_status(const Program& program, int source, std::string_view pinpoint, Days date) {
  const Source& law = program.sources[static_cast<std::size_t>(source)];
  const bool in_force =
      law.in_force.empty() || std::ranges::any_of(law.in_force, [date](const InForce& s) { return covers(s, date); });
  if (!in_force) return {.in_force = false, .why = law.title + " is " + why_not(law, date)};

  LawStatus status;
  for (const LawEvent& event : program.events) {
    if (event.source != source || !reaches(event.pinpoint, pinpoint) || !covers(event.in_force, date)) continue;
    if (event.kind == EventKind::enjoins || event.kind == EventKind::revokes) status.in_force = false;
    if (!status.why.empty()) status.why += "; ";
    status.why += law.name + " " + (event.pinpoint.empty() ? "" : event.pinpoint + " ") + "is " + describe(event);
  }
  return status;
}

}  // namespace takecare::lang
