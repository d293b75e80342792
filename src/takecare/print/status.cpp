#include "takecare/print/status.h"

#include <algorithm>

#include "takecare/pages/words.h"

namespace takecare::print {

namespace {

using lang::InForce;

void add_once(std::vector<std::string>& all, std::string words) {
  if (!words.empty() && std::ranges::find(all, words) == all.end()) all.push_back(std::move(words));
}

Status of_law(const lang::LawStatus& law) {
  Status status;
  if (!law.in_force)
    status.force = Force::none;
  else if (!law.why.empty())
    status.force = Force::limited;
  add_once(status.why, law.why);
  return status;
}

const char* css_class(Force force) {
  switch (force) {
    case Force::full: return "status in";
    case Force::limited:
    case Force::partly: return "status some";
    case Force::none: return "status out";
  }
  return "";
}

// Told by a sign as well as by colour.
const char* sign(Force force) {
  switch (force) {
    case Force::full: return "\u25CF ";
    case Force::limited:
    case Force::partly: return "\u25D0 ";
    case Force::none: return "\u25CB ";
  }
  return "";
}

}  // namespace

Status status_of(const lang::Program& program, const lang::Citation& citation, Days date) {
  if (citation.source < 0) return {};
  return of_law(lang::law_status(program, citation.source, citation.pinpoint, date));
}

Status status_of_source(const lang::Program& program, int source, Days date) {
  return of_law(lang::law_status(program, source, "", date));
}

Status status_of(const lang::Program& program, const lang::Version& version, Days date) {
  if (!covers(version.in_force, date)) {
    return {.force = Force::none, .why = {"this version is in force " + span_words(version.in_force)}};
  }
  Status status;
  int out = 0;
  int known = 0;
  for (const lang::Citation& citation : version.citations) {
    if (citation.source < 0) continue;
    ++known;
    const Status of = status_of(program, citation, date);
    out += of.force == Force::none ? 1 : 0;
    if (of.force == Force::limited) status.force = Force::limited;
    for (const std::string& why : of.why) add_once(status.why, why);
  }
  if (out > 0) status.force = out == known ? Force::none : Force::partly;
  return status;
}

Days last_change(const lang::Program& program) {
  const std::set<Days> days = lang::days_of_change(program);
  if (!days.empty()) return *days.rbegin();
  // A book without dates of law: as of its latest example.
  Days latest = 0;
  for (const lang::Example& example : program.examples) latest = std::max(latest, example.as_of);
  return latest;
}

std::string force_words(Force force) {
  switch (force) {
    case Force::full: return "In force";
    case Force::limited: return "In force, with limits";
    case Force::partly: return "Only partly in force";
    case Force::none: return "Not in force";
  }
  return "";
}

void write_status(Html& html, const Status& status, Days date) {
  Html line;
  line.span("strong", sign(status.force) + force_words(status.force));
  line.text(" on " + pages::english_date(date));
  for (std::size_t i = 0; i < status.why.size(); ++i) line.text((i == 0 ? ": " : "; ") + status.why[i]);
  html.line_of("p", line.text("."), {{"class", css_class(status.force)}});
}

std::string span_words(const InForce& span) {
  if (!span.from && !span.until) return "always";
  std::string words;
  if (span.from) words = "from " + pages::english_date(*span.from);
  if (span.until) words += (words.empty() ? "until " : " until ") + pages::english_date(*span.until);
  if (!span.by.empty()) words += ", by " + span.by;
  return words;
}

}  // namespace takecare::print
