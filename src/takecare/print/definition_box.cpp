#include "takecare/print/definition_box.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/print/example_box.h"
#include "takecare/print/official.h"

namespace takecare::print {

namespace {

const lang::Version& version_of(const Site& site, Target target) {
  return at(at(site.program.definitions, target.of).versions, target.part);
}

void write_heading(Html& html, const Site& site, Target target, int level) {
  Html words;
  words.text(pages::capitalized(pages::plain(name_of(site.program, target)))).text(" ");
  words.span("span", kind_of(site.program, target), {{"class", "kind"}});
  html.line_of("h" + std::to_string(level), words);
}

// Every version with its dates; the one that stands here is not linked.
void write_versions(Html& html, const Site& site, Target target, std::string_view from) {
  const auto& versions = at(site.program.definitions, target.of).versions;
  const lang::InForce& only = versions.front().in_force;
  if (versions.size() == 1 && !only.from && !only.until) return;
  html.line("p", versions.size() == 1 ? "Its dates" : "Its versions", {{"class", "label"}});
  const auto list = html.in("ol", {{"class", "versions"}});
  for (int i = 0; i < count_of(versions); ++i) {
    const std::string words = "in force " + span_words(at(versions, i).in_force);
    Html item;
    if (i == target.part) {
      item.text(words).text(versions.size() > 1 ? " (this one)" : "");
    } else {
      link_to(item, site, {TargetKind::definition, target.of, i}, from, words);
    }
    html.line_of("li", item);
  }
}

void write_examples(Html& html, const Site& site, const std::vector<int>& examples, std::string_view from) {
  if (examples.empty()) return;
  html.line("p", counted(count_of(examples), "example", "examples"), {{"class", "label"}});
  for (const int example : examples) write_example(html, site, example, from);
}

// Examples that stand elsewhere and expect something of it.
void write_shown_elsewhere(Html& html, const Site& site, Target target, const std::vector<int>& here,
                           std::string_view from) {
  std::vector<int> others;
  for (const int example : site.uses.examples(target.of)) {
    if (std::ranges::find(here, example) == here.end()) others.push_back(example);
  }
  if (others.empty()) return;
  const auto more = html.in("details", {{"class", "used"}});
  Html summary;
  summary.span("span", here.empty() ? "Shown by" : "Also shown by", {{"class", "label"}}).text(" ");
  html.line_of("summary", summary.text(counted(count_of(others), "example", "examples")));
  const auto list = html.in("ul");
  for (const int example : others) {
    Html item;
    item.link(example_address(site, example, from), at(site.program.examples, example).title);
    html.line_of("li", item);
  }
}

}  // namespace

void write_definition(Html& html, const Site& site, const DefinitionHere& here, int level, std::string_view from) {
  const Target target = here.target;
  const lang::Version& version = version_of(site, target);
  const std::vector<lang::Citation> citations = citations_of(version);
  const auto box = html.in("section", {{"class", "def"}, {"id", site.addresses.anchor(target)}});
  write_heading(html, site, target, level);
  write_status(html, status_of(site.program, version, site.as_of), site.as_of);
  write_versions(html, site, target, from);
  {
    const auto pair = html.in("div", {{"class", "beside"}});
    write_law(html, site, here.block, here.chunk, citations, from);
    const auto official = html.in("div", {{"class", "official"}});
    write_official(html, site, citations, from);
  }
  write_used_by(html, site, "Used by", site.uses.of({TargetKind::definition, target.of}), from);
  write_examples(html, site, here.examples, from);
  write_shown_elsewhere(html, site, target, here.examples, from);
}

}  // namespace takecare::print
