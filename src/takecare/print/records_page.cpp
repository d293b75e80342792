#include "takecare/print/records_page.h"

#include <fmt/format.h>

#include "takecare/pages/words.h"

namespace takecare::print {

namespace {

constexpr std::size_t shown_whole = 30;  // values of an enumeration; more of them unfold

void write_type(Html& line, const Site& site, const lang::Field& field) {
  line.text(field.optional ? "optional " : "");
  if (field.type.kind == lang::Kind::list) {
    line.text("list of ");
    link_to(line, site, {TargetKind::record, field.type.of}, records_page);
  } else if (field.type.kind == lang::Kind::enumeration) {
    link_to(line, site, {TargetKind::enumeration, field.type.of}, records_page);
  } else {
    line.text(type_words(site.program, field.type));
  }
}

// What may not be done with it.
void write_limits(Html& html, const Site& site, const lang::Field& field) {
  if (field.identifies) html.line("p", "Identifies a person: never in a report.", {{"class", "limit"}});
  if (field.tabulate_only) {
    Html line;
    line.text(field.but_for.empty() ? "Tabulate only: no rule may test it."
                                    : "Tabulate only: no rule may test it, but for those that cite ");
    for (std::size_t i = 0; i < field.but_for.size(); ++i) {
      if (i > 0) line.text("; ");
      link_citation(line, site, field.but_for[i], records_page);
    }
    html.line_of("p", line, {{"class", "limit"}});
  }
  if (field.protected_by) {
    Html line;
    line.text("Protected by ");
    link_citation(line, site, *field.protected_by, records_page);
    html.line_of("p", line.text(": never in a report."), {{"class", "limit"}});
  }
}

void write_field(Html& html, const Site& site, Target target) {
  const lang::Field& field = at(at(site.program.records, target.of).fields, target.part);
  const auto box = html.in("div", {{"class", "field"}, {"id", site.addresses.anchor(target)}});
  Html head;
  head.span("strong", field.name).text(" ");
  Html type;
  write_type(type, site, field);
  head.markup("<span class=\"kind\">").markup(type.str()).markup("</span>");
  html.line_of("p", head);
  if (!field.comment.empty()) html.line("p", pages::capitalized(field.comment) + ".");
  write_limits(html, site, field);
  write_used_by(html, site, "Used by", site.uses.of(target), records_page);
}

void write_record(Html& html, const Site& site, int record) {
  const lang::Record& one = at(site.program.records, record);
  const Target target{TargetKind::record, record};
  html.line("h2", one.name, {{"id", site.addresses.anchor(target)}});
  for (int i = 0; i < count_of(one.fields); ++i) write_field(html, site, {TargetKind::field, record, i});
}

void write_values(Html& html, const Site& site, int enumeration) {
  const lang::Enumeration& one = at(site.program.enumerations, enumeration);
  const auto list = html.in("ul", {{"class", "values"}});
  for (int i = 0; i < count_of(one.values); ++i) {
    const Target target{TargetKind::enumerator, enumeration, i};
    Html item;
    item.span("strong", at(one.values, i).name).text(" " + at(one.values, i).label);
    for (const lang::Attribute& attribute : one.attributes) {
      const int value = attribute.values[static_cast<std::size_t>(i)];
      if (value < 0) continue;
      item.text("; " + pages::plain(attribute.name) + " ");
      link_to(item, site, {TargetKind::enumerator, attribute.enumeration, value}, records_page);
    }
    html.line_of("li", item, {{"id", site.addresses.anchor(target)}});
  }
}

void write_enumeration(Html& html, const Site& site, int enumeration) {
  const lang::Enumeration& one = at(site.program.enumerations, enumeration);
  html.line("h3", one.name, {{"id", site.addresses.anchor({TargetKind::enumeration, enumeration})}});
  if (one.values.size() <= shown_whole) return write_values(html, site, enumeration);
  const auto more = html.in("details");
  html.line("summary", fmt::format("{} values", one.values.size()));
  write_values(html, site, enumeration);
}

void write_contents(Html& html, const Site& site) {
  const auto nav = html.in("nav", {{"class", "on-page"}, {"aria-label", "Records on this page"}});
  const auto list = html.in("ul");
  for (int i = 0; i < count_of(site.program.records); ++i) {
    if (at(site.program.records, i).generated()) continue;
    Html item;
    link_to(item, site, {TargetKind::record, i}, records_page);
    html.line_of("li", item);
  }
  Html item;
  html.line_of("li", item.link("#enumerations", "Enumerations"));
}

}  // namespace

std::string records_overview(const Site& site) {
  Html html;
  html.line("h1", "The records");
  html.line("p",
            "All that the rules can know is written in these records. What a record does not say is unknown, and is "
            "never taken for a yes or a no.",
            {{"class", "lede"}});
  write_contents(html, site);
  for (int i = 0; i < count_of(site.program.records); ++i) {
    if (!at(site.program.records, i).generated()) write_record(html, site, i);
  }
  html.line("h2", "Enumerations", {{"id", "enumerations"}});
  for (int i = 0; i < count_of(site.program.enumerations); ++i) write_enumeration(html, site, i);
  return site_page(site, records_page, "The records", "The code book: records, their fields, and enumerations", {},
                   html);
}

}  // namespace takecare::print
