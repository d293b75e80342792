#include "takecare/print/paragraphs.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/print/coverage_map.h"
#include "takecare/print/official.h"

namespace takecare::print {

namespace {

using lang::ParagraphCoverage;

// '12(a)' of '12(a)(2)(A)'.
std::string_view top_level(std::string_view pinpoint) { return pinpoint.substr(0, pinpoint.find(')') + 1); }

// Statutes nest deep; beyond four levels the page does not move further in.
int depth(std::string_view pinpoint) { return std::min(static_cast<int>(std::ranges::count(pinpoint, '(')), 5); }

// A citation and a coverage line lead to a name, which several things may have.
void write_by(Html& html, const Site& site, const ParagraphCoverage& row, std::string_view from) {
  std::vector<Target> by;
  for (const std::string& name : row.by) {
    for (const Target& target : targets_named(site.program, name)) by.push_back(target);
  }
  write_used_by(html, site, "By", by, from);
}

void write_one(Html& html, const Site& site, int source, const ParagraphCoverage& row, std::string_view from) {
  const lang::Source& law = at(site.program.sources, source);
  const lang::Paragraph& paragraph = at(law.paragraphs, row.paragraph);
  const std::string id = paragraph_anchor(law, row.paragraph);
  const auto box =
      html.in("div", {{"class", "para"}, {"id", id}, {"style", fmt::format("--d:{}", depth(paragraph.pinpoint))}});
  {
    const auto text = html.in("div", {{"class", "text"}});
    Html pin;
    html.line_of("p", pin.link("#" + id, paragraph.pinpoint), {{"class", "pin"}});
    write_paragraph_text(html, paragraph.text);
  }
  const auto state = html.in("div", {{"class", fmt::format("state {}", state_class(row.state))}});
  html.line("p", pages::capitalized(std::string(state_words(row.state))), {{"class", "label"}});
  if (!row.why.empty()) html.line("p", pages::capitalized(row.why) + ".");
  write_by(html, site, row, from);
  if (paragraph.stale) html.line("p", "Stale: nobody has read these words since they changed.", {{"class", "flag"}});
}

}  // namespace

void write_paragraphs(Html& html, const Site& site, int source, const std::vector<ParagraphCoverage>& rows,
                      std::string_view from) {
  const lang::Source& law = at(site.program.sources, source);
  std::string_view group;
  for (const ParagraphCoverage& row : rows) {
    const std::string& pinpoint = at(law.paragraphs, row.paragraph).pinpoint;
    const std::string_view top = law.sections.empty() ? section_of(pinpoint) : top_level(pinpoint);
    if (top != group) html.line("h2", pages::capitalized(fmt::format("{} {}", law.name, top)));
    group = top;
    write_one(html, site, source, row, from);
  }
}

}  // namespace takecare::print
