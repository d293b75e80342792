#include "takecare/print/events_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "takecare/pages/words.h"

namespace takecare::print {

namespace {

struct Happening {
  Days on = 0;
  int source = -1;  // or, of a version of a rule,
  int definition = -1;
  std::string of;  // 'order 9(a)'
  std::string href;
  std::string what;  // 'begins', 'enjoined until August 1, 2018'
  std::string by;
};

std::string_view verb(lang::EventKind kind) {
  switch (kind) {
    case lang::EventKind::enjoins: return "enjoined";
    case lang::EventKind::revokes: return "revoked";
    case lang::EventKind::limits: return "limited";
    case lang::EventKind::restores: return "restored";
  }
  return "";
}

void add_span(std::vector<Happening>& all, Happening base, const lang::InForce& span) {
  if (span.from) {
    base.on = *span.from;
    base.what = "in force from this day";
    all.push_back(base);
  }
  if (span.until) {
    base.on = *span.until;
    base.what = "no longer in force from this day";
    base.by = span.by;
    all.push_back(base);
  }
}

void add_event(std::vector<Happening>& all, const Site& site, const lang::LawEvent& event) {
  const std::string& name = at(site.program.sources, event.source).name;
  const std::string href = site.addresses.paragraph(event.source, event.pinpoint, events_page);
  Happening one{.on = event.in_force.from.value_or(0),
                .source = event.source,
                .of = event.pinpoint.empty() ? name : name + " " + event.pinpoint,
                .href = href.empty() ? site.addresses.law(event.source) : href,
                .what = std::string(verb(event.kind)),
                .by = event.in_force.by};
  if (event.in_force.until) one.what += " until " + pages::english_date(*event.in_force.until);
  if (!event.reach.empty()) one.what += "; reach: " + event.reach;
  all.push_back(std::move(one));
}

std::vector<Happening> happenings(const Site& site) {
  std::vector<Happening> all;
  for (int i = 0; i < count_of(site.program.sources); ++i) {
    const lang::Source& source = at(site.program.sources, i);
    for (const lang::InForce& span : source.in_force) {
      add_span(all, {.source = i, .of = source.name, .href = site.addresses.law(i)}, span);
    }
  }
  for (const lang::LawEvent& event : site.program.events) add_event(all, site, event);
  for (int i = 0; i < count_of(site.program.definitions); ++i) {
    const lang::Definition& definition = at(site.program.definitions, i);
    if (definition.generated) continue;
    for (int j = 0; j < count_of(definition.versions); ++j) {
      const std::string href = site.addresses.of({TargetKind::definition, i, j});
      add_span(all, {.definition = i, .of = definition.name, .href = href}, at(definition.versions, j).in_force);
    }
  }
  std::ranges::stable_sort(all, {}, [](const Happening& one) { return std::tie(one.on, one.source, one.of); });
  return all;
}

void write_table(Html& html, const std::vector<Happening>& all) {
  const auto box =
      html.in("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", "Events of the law"}});
  const auto table = html.in("table", {{"class", "events"}});
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const char* word : {"Date", "Law", "What happened", "By"}) html.line("th", word, {{"scope", "col"}});
  }
  const auto body = html.in("tbody");
  for (const Happening& one : all) {
    const auto row = html.in("tr");
    html.line("td", pages::english_date(one.on), {{"class", "when"}});
    Html of;
    link_name(of, one.href, one.of);
    html.line_of("td", of);
    html.line("td", one.what);
    html.line("td", one.by);
  }
}

}  // namespace

std::string events_overview(const Site& site) {
  Html html;
  html.line("h1", "Events of the law");
  html.line(
      "p",
      "Every answer is given as of a date. These are the days on which law that the book uses began, ended, or was "
      "changed by a court, and on which versions of its rules begin and end.",
      {{"class", "lede"}});
  write_table(html, happenings(site));
  return site_page(site, events_page, "Events of the law", "When law that the book uses began, ended or was changed",
                   {}, html);
}

void write_events_on(Html& html, const Site& site, int source) {
  std::vector<Happening> all = happenings(site);
  std::erase_if(all, [source](const Happening& one) { return one.source != source; });
  if (all.empty()) return;
  html.line("h2", "Its events");
  write_table(html, all);
}

}  // namespace takecare::print
