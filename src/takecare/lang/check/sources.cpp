// Sources of law with their official text, and the events that take them out of force.
#include <algorithm>

#include "takecare/base/text_file.h"
#include "takecare/lang/check/citations.h"
#include "takecare/lang/check/in_force.h"
#include "takecare/lang/check/passes.h"
#include "takecare/lang/official_text.h"
#include "takecare/lang/paragraphs.h"
#include "takecare/lang/pinpoint.h"

namespace takecare::lang::check {

namespace {

using syntax::SourceDecl;

void read_text(Context& context, const SourceDecl& decl, Source& source) {
  source.text_file = beside_chapter(decl.text->place, decl.text->text);
  const Result<std::string> text = read_text_file(source.text_file);
  if (!text) {
    context.error("bad-source-text", decl.text->place, text.error().message, text.error().help);
    return;
  }
  source.paragraphs = split_paragraphs(*text);
  if (!source.paragraphs.empty()) return;
  context.error("bad-source-text", decl.text->place, "no section was found in '" + source.text_file + "'",
                "sections begin a line, as in 'Sec. 4. Heading.'");
}

void read_section(Context& context, const syntax::SectionTextDecl& decl, Source& source) {
  const SectionText section{.section = decl.section.text,
                            .file = beside_chapter(decl.file.place, decl.file.text),
                            .place = decl.section.place};
  if (const auto first = std::ranges::find(source.sections, section.section, &SectionText::section);
      first != source.sections.end()) {
    duplicate(context, "section", decl.section, first->place);
    return;
  }
  source.sections.push_back(section);
  const Result<OfficialText> text = read_official_text(section.file);
  if (!text) {
    context.error("bad-source-text", decl.file.place, text.error().message,
                  "import it: takecare text import \"" + source.name + "\" " + section.section + " FILE");
    return;
  }
  for (const OfficialParagraph& paragraph : *text) {
    if (!reaches(section.section, paragraph.pinpoint)) {
      context.error(
          "bad-source-text", decl.file.place,
          "'" + section.file + "' holds " + paragraph.pinpoint + ", which is not of section " + section.section);
      return;
    }
    source.paragraphs.push_back({.pinpoint = paragraph.pinpoint, .text = paragraph.text, .stale = paragraph.stale()});
  }
}

void add_source(Context& context, const SourceDecl& decl) {
  if (const int first = context.program.find_source(decl.name.text); first >= 0) {
    duplicate(context, "source", decl.name, at(context.program.sources, first).place);
    return;
  }
  Source source{.name = decl.name.text,
                .title = decl.title.text,
                .text_file = {},
                .sections = {},
                .paragraphs = {},
                .in_force = {},
                .place = decl.name.place};
  std::vector<PlacedSpan> spans;
  for (const syntax::InForceClause& clause : decl.in_force) {
    source.in_force.push_back(read_in_force(clause));
    spans.push_back({.span = source.in_force.back(), .place = clause.place});
  }
  check_spans(context, std::move(spans), "the times in force of '" + decl.name.text + "'", false);
  if (decl.text) read_text(context, decl, source);
  for (const syntax::SectionTextDecl& section : decl.sections) read_section(context, section, source);
  context.program.sources.push_back(std::move(source));
}

void add_event(Context& context, const syntax::EventDecl& decl) {
  const Citation target = read_source_citation(context, decl.target);
  const InForce in_force = read_in_force(decl.in_force);
  if (target.source < 0) return;
  context.program.events.push_back({.kind = decl.kind,
                                    .source = target.source,
                                    .pinpoint = target.pinpoint,
                                    .in_force = in_force,
                                    .reach = decl.reach ? decl.reach->text : std::string(),
                                    .place = decl.header.place});
}

}  // namespace

void check_sources(Context& context) {
  for (const SourceDecl* decl : all<SourceDecl>(context)) add_source(context, *decl);
}

void check_events(Context& context) {
  for (const syntax::EventDecl* decl : all<syntax::EventDecl>(context)) {
    if (!decl->header.broken) add_event(context, *decl);
  }
}

}  // namespace takecare::lang::check
