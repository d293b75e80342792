#include "takecare/lang/check/citations.h"

#include <algorithm>
#include <cctype>

#include "takecare/lang/contains.h"
#include "takecare/lang/pinpoint.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

bool names_source(std::string_view citation, std::string_view source) {
  return citation.starts_with(source) && (citation.size() == source.size() || citation[source.size()] == ' ');
}

// The source with the longest name that the citation begins with: '8 USC' before '8'.
int source_of(const Program& program, std::string_view citation) {
  int found = -1;
  for (int i = 0; i < size_of(program.sources); ++i) {
    const std::string& name = at(program.sources, i).name;
    const bool longer = found < 0 || name.size() > at(program.sources, found).name.size();
    if (names_source(citation, name) && longer) found = i;
  }
  return found;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) digits += c;
  }
  return digits;
}

// 'Order 9(b)' and 'oder 9(b)' are no free text: a word like a source's name, then a pinpoint. Another number is
// another source: '18 USC' is not '8 USC'.
void suspect_misspelling(Context& context, const syntax::Citation& citation) {
  const std::size_t space = citation.text.rfind(' ');
  if (space == std::string::npos || !is_pinpoint(std::string_view(citation.text).substr(space + 1))) return;
  const std::string first = citation.text.substr(0, space);
  std::vector<std::string> candidates;
  for (const Source& source : context.program.sources) {
    if (digits_of(source.name) == digits_of(first)) candidates.push_back(source.name);
  }
  std::string help = did_you_mean(first, candidates);
  if (help.empty()) return;
  context.error("unknown-source", citation.place, "no source is named '" + first + "'", std::move(help));
}

std::vector<std::string> pinpoints_of(const Source& source) {
  std::vector<std::string> pinpoints;
  pinpoints.reserve(source.paragraphs.size());
  for (const Paragraph& paragraph : source.paragraphs) pinpoints.push_back(paragraph.pinpoint);
  return pinpoints;
}

// The paragraphs that stand nearest: those below the deepest part of the pinpoint that exists.
std::string near_paragraphs(const Source& source, std::string_view pinpoint) {
  for (std::string_view up = one_up(pinpoint); !up.empty(); up = one_up(up)) {
    std::vector<std::string> below;
    for (const Paragraph& paragraph : source.paragraphs) {
      if (one_up(paragraph.pinpoint) == up) below.push_back(paragraph.pinpoint);
    }
    if (!below.empty()) return "below " + std::string(up) + " it has " + one_of_words(below);
    if (contains(source.paragraphs, up, &Paragraph::pinpoint)) return std::string(up) + " has no paragraphs";
  }
  return did_you_mean(pinpoint, pinpoints_of(source));
}

// A source may have its text section by section, and not of all of them.
bool has_text_of(const Source& source, std::string_view pinpoint) {
  if (source.sections.empty()) return !source.paragraphs.empty();
  return std::ranges::any_of(source.sections, [&](const SectionText& section) {
    return reaches(section.section, pinpoint) && contains(source.paragraphs, section.section, &Paragraph::pinpoint);
  });
}

void check_that_it_was_read(Context& context, const Source& source, const Paragraph& paragraph, const Place& place) {
  if (!paragraph.stale) return;
  context.error("stale", place,
                "the words of " + source.name + " " + paragraph.pinpoint + " are not those that were read for this",
                "read them, mend what rests on them, then: takecare text read \"" + source.name + "\" '" +
                    paragraph.pinpoint + "' --mark");
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

void check_pinpoint(Context& context, int source, const std::string& pinpoint, const Place& place) {
  const Source& law = at(context.program.sources, source);
  if (pinpoint.empty()) return;
  if (!is_pinpoint(pinpoint)) {
    context.error("bad-pinpoint", place, "'" + pinpoint + "' is not one place in '" + law.name + "'",
                  "write it like '4(c)(1)'; cite each paragraph, separated by ';'");
    return;
  }
  if (!has_text_of(law, pinpoint)) return;
  const auto paragraph = std::ranges::find(law.paragraphs, pinpoint, &Paragraph::pinpoint);
  if (paragraph != law.paragraphs.end()) return check_that_it_was_read(context, law, *paragraph, place);
  context.error("no-such-paragraph", place, "the text of '" + law.name + "' has no paragraph " + pinpoint,
                near_paragraphs(law, pinpoint));
}

Citation read_citation(Context& context, const syntax::Citation& citation) {
  Citation read{.text = citation.text,
                .source = source_of(context.program, citation.text),
                .pinpoint = {},
                .place = citation.place};
  if (read.source < 0) {
    suspect_misspelling(context, citation);
    return read;
  }
  const std::size_t name = at(context.program.sources, read.source).name.size();
  read.pinpoint = trimmed(std::string_view(citation.text).substr(name));
  check_pinpoint(context, read.source, read.pinpoint, citation.place);
  return read;
}

std::vector<Citation> read_citations(Context& context, const std::vector<syntax::Citation>& citations) {
  std::vector<Citation> read;
  read.reserve(citations.size());
  for (const syntax::Citation& citation : citations) read.push_back(read_citation(context, citation));
  return read;
}

Citation read_source_citation(Context& context, const syntax::Citation& citation) {
  if (source_of(context.program, citation.text) >= 0) return read_citation(context, citation);
  const std::string first = citation.text.substr(0, citation.text.find(' '));
  unknown(context, "source", {.text = first, .place = citation.place}, names_of(context.program.sources));
  return {.text = citation.text, .source = -1, .pinpoint = {}, .place = citation.place};
}

}  // namespace takecare::lang::check
