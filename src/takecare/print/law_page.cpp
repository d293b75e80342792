#include "takecare/print/law_page.h"

#include <fmt/format.h>

#include "takecare/pages/words.h"
#include "takecare/print/coverage_map.h"
#include "takecare/print/events_page.h"
#include "takecare/print/paragraphs.h"

namespace takecare::print {

namespace {

using lang::Source;

const pages::Link up{.href = laws_page, .text = "The law"};

void write_dates(Html& html, const Source& source) {
  if (source.in_force.empty()) {
    html.line("p", "The book gives no dates for it and takes it as in force.", {{"class", "note"}});
    return;
  }
  for (const lang::InForce& span : source.in_force) html.line("p", "In force " + span_words(span) + ".");
}

// What is cited of a source, with who cites it: all that the book knows of one without a text.
void write_cited(Html& html, const Site& site, int source, std::string_view from) {
  const auto& cited = site.uses.cited(source);
  std::vector<std::pair<std::string, const std::vector<Target>*>> without_text;
  for (const auto& [pinpoint, users] : cited) {
    if (!has_paragraph(at(site.program.sources, source), pinpoint)) without_text.emplace_back(pinpoint, &users);
  }
  if (without_text.empty()) return;
  html.line("h2", "Cited without a text in the book");
  const auto list = html.in("dl", {{"class", "words"}});
  for (const auto& [pinpoint, users] : without_text) {
    html.line("dt", pinpoint.empty() ? at(site.program.sources, source).name : pinpoint);
    const auto item = html.in("dd");
    write_used_by(html, site, "By", *users, from);
  }
}

void write_coverage(Html& html, const Site& site, int source, const std::vector<lang::ParagraphCoverage>& rows) {
  html.line("h2", "What carries it out, at one look");
  html.line("p", "Each cell is a paragraph and leads to its words, with what carries it out or why nothing does.");
  write_legend(html, counts_of(rows));
  write_map(html, site, source, rows);
}

// A line of the overview: a section or a source with a text, its counts and its bar.
void write_row(Html& html, const std::string& href, const std::string& words,
               const std::vector<lang::ParagraphCoverage>& rows) {
  const StateCounts counts = counts_of(rows);
  const auto item = html.in("li");
  Html name;
  name.link(href, words)
      .text(" ")
      .span("span", counted(count_of(rows), "paragraph", "paragraphs"), {{"class", "kind"}});
  html.line_of("p", name);
  write_bar(html, counts);
  write_legend(html, counts);
}

void write_sections(Html& html, const Site& site, int source) {
  const auto list = html.in("ul", {{"class", "sections"}});
  const Source& law = at(site.program.sources, source);
  for (const lang::SectionText& text : law.sections) {
    write_row(html, site.addresses.section(source, text.section), law.name + " " + text.section,
              coverage_rows(site, source, text.section));
  }
}

std::string source_page(const Site& site, int source) {
  const Source& law = at(site.program.sources, source);
  const std::string self = site.addresses.law(source);
  Html html;
  html.line("h1", law.title);
  html.line("p", "Cited in the book as \u201C" + law.name + "\u201D.", {{"class", "lede"}});
  write_status(html, status_of_source(site.program, source, site.as_of), site.as_of);
  write_dates(html, law);
  write_events_on(html, site, source);
  if (!law.sections.empty()) {
    html.line("h2", "Sections whose text lies in the book");
    write_sections(html, site, source);
  } else if (!law.paragraphs.empty()) {
    const auto rows = coverage_rows(site, source);
    write_coverage(html, site, source, rows);
    write_paragraphs(html, site, source, rows, self);
  }
  write_cited(html, site, source, self);
  return site_page(site, self, law.title, law.title + ", paragraph by paragraph", {up}, html);
}

std::string section_page(const Site& site, int source, const std::string& section) {
  const Source& law = at(site.program.sources, source);
  const std::string self = site.addresses.section(source, section);
  const auto rows = coverage_rows(site, source, section);
  const std::string title = law.name + " " + section;
  Html html;
  html.line("h1", title);
  html.line("p", law.title, {{"class", "lede"}});
  const lang::Citation whole{.text = title, .source = source, .pinpoint = section, .place = {}};
  write_status(html, status_of(site.program, whole, site.as_of), site.as_of);
  write_coverage(html, site, source, rows);
  write_paragraphs(html, site, source, rows, self);
  return site_page(site, self, title, title + ", paragraph by paragraph",
                   {up, {.href = site.addresses.law(source), .text = law.name}}, html);
}

void write_source_item(Html& html, const Site& site, int source) {
  const Source& law = at(site.program.sources, source);
  const auto item = html.in("li");
  Html name;
  html.line_of("h3", name.link(site.addresses.law(source), law.title));
  write_status(html, status_of_source(site.program, source, site.as_of), site.as_of);
  if (!law.sections.empty()) {
    write_sections(html, site, source);
  } else if (!law.paragraphs.empty()) {
    const StateCounts counts = counts_of(coverage_rows(site, source));
    write_bar(html, counts);
    write_legend(html, counts);
  }
}

}  // namespace

std::string laws_overview(const Site& site) {
  Html html;
  html.line("h1", "The law");
  html.line("p",
            "Every source that the book cites. Where its official text lies in the book, each paragraph is accounted "
            "for: a rule carries it out, or the book says why nothing does.",
            {{"class", "lede"}});
  for (const bool with_text : {true, false}) {
    html.line("h2", with_text ? "With its text" : "Cited only");
    const auto list = html.in("ul", {{"class", "laws"}});
    for (int i = 0; i < count_of(site.program.sources); ++i) {
      if (at(site.program.sources, i).paragraphs.empty() != with_text) write_source_item(html, site, i);
    }
  }
  return site_page(site, laws_page, "The law", "The sources of law of the book, and what carries out each paragraph",
                   {}, html);
}

std::vector<pages::OutFile> law_pages(const Site& site, int source) {
  std::vector<pages::OutFile> files = {{.path = site.addresses.law(source), .content = source_page(site, source)}};
  for (const lang::SectionText& text : at(site.program.sources, source).sections) {
    files.push_back(
        {.path = site.addresses.section(source, text.section), .content = section_page(site, source, text.section)});
  }
  return files;
}

}  // namespace takecare::print
