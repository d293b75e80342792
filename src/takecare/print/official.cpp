#include "takecare/print/official.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/lang/pinpoint.h"

namespace takecare::print {

namespace {

constexpr std::size_t shown_whole = 700;   // letters of a cited paragraph, with those below it
constexpr std::size_t taken_below = 2500;  // more than that below it is left to the page of the source
constexpr std::size_t longest_heading = 120;

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return parts;
}

// Words that stand at the margin of a paragraph above begin with an em quad in the text.
std::string_view without_quad(std::string_view part) {
  constexpr std::string_view quad = "\u2001";
  while (part.starts_with(quad)) part.remove_prefix(quad.size());
  return part;
}

// 'Crimes of moral turpitude' is a heading; 'knew of it, and' goes on elsewhere.
bool is_heading(std::string_view part) {
  const bool capital = part.front() >= 'A' && part.front() <= 'Z';
  const bool goes_on = part.ends_with(" and") || part.ends_with(" or") || part.ends_with("\u2014");
  return capital && !goes_on && part.size() <= longest_heading && part.find_last_of(".:;,-") != part.size() - 1;
}

// The paragraphs below a cited one that stand there without it saying all it says: '(I)', '(II)'.
std::vector<const lang::Paragraph*> with_those_below(const lang::Source& source, std::string_view pinpoint) {
  std::vector<const lang::Paragraph*> all;
  std::size_t letters = 0;
  for (const lang::Paragraph& paragraph : source.paragraphs) {
    if (!lang::reaches(pinpoint, paragraph.pinpoint)) continue;
    all.push_back(&paragraph);
    letters += paragraph.text.size();
  }
  if (letters > taken_below && all.size() > 1) return {all.front()};
  return all;
}

std::size_t below(const lang::Source& source, std::string_view pinpoint) {
  const auto is_below = [&](const lang::Paragraph& paragraph) {
    return paragraph.pinpoint != pinpoint && lang::reaches(pinpoint, paragraph.pinpoint);
  };
  return static_cast<std::size_t>(std::ranges::count_if(source.paragraphs, is_below));
}

// '(I)' of '237(a)(2)(A)(i)(I)'.
std::string_view last_step(std::string_view pinpoint) {
  const std::size_t open = pinpoint.rfind('(');
  return open == std::string_view::npos ? pinpoint : pinpoint.substr(open);
}

std::string first_words(std::string_view text) {
  constexpr std::size_t length = 90;
  std::string words(text.substr(0, text.find('\n')));
  if (words.size() <= length) return words;
  words.resize(words.rfind(' ', length));
  return words + " \u2026";
}

void write_words(Html& html, const lang::Paragraph& paragraph, bool cited) {
  if (cited) return write_paragraph_text(html, paragraph.text);
  const auto inner = html.in("div", {{"class", "below"}});
  html.line("span", last_step(paragraph.pinpoint), {{"class", "step"}});
  write_paragraph_text(html, paragraph.text);
}

void write_body(Html& html, const Site& site, const lang::Citation& citation, std::string_view from) {
  const lang::Source& source = at(site.program.sources, citation.source);
  const auto paragraphs = with_those_below(source, citation.pinpoint);
  for (const lang::Paragraph* paragraph : paragraphs) {
    write_words(html, *paragraph, paragraph->pinpoint == citation.pinpoint);
  }
  const std::size_t left = below(source, citation.pinpoint) - (paragraphs.size() - 1);
  if (left == 0) return;
  Html more;
  more.link(site.addresses.paragraph(citation.source, citation.pinpoint, from),
            counted(static_cast<std::int64_t>(left), "paragraph below it", "paragraphs below it"));
  html.line_of("p", more, {{"class", "note"}});
}

void write_cited(Html& html, const Site& site, const lang::Citation& citation, std::string_view from) {
  const lang::Source& source = at(site.program.sources, citation.source);
  const auto box = html.in("div", {{"class", "cited"}});
  Html head;
  link_citation(head, site, citation, from);
  const Status status = status_of(site.program, citation, site.as_of);
  if (status.force != Force::full) head.text(" ").span("span", force_words(status.force), {{"class", "flag"}});
  html.line_of("p", head, {{"class", "pin"}});
  std::size_t letters = 0;
  const auto paragraphs = with_those_below(source, citation.pinpoint);
  for (const lang::Paragraph* paragraph : paragraphs) letters += paragraph->text.size();
  if (letters <= shown_whole) return write_body(html, site, citation, from);
  const auto folded = html.in("details");
  const auto has_words = [](const lang::Paragraph* paragraph) { return !paragraph->text.empty(); };
  html.line("summary", first_words((*std::ranges::find_if(paragraphs, has_words))->text));
  write_body(html, site, citation, from);
}

}  // namespace

void write_paragraph_text(Html& html, std::string_view text) {
  bool first = true;
  for (const std::string_view part : parts_of(text)) {
    html.line("p", without_quad(part), {{"class", first && is_heading(part) ? "head" : ""}});
    first = false;
  }
}

void write_official(Html& html, const Site& site, const std::vector<lang::Citation>& citations, std::string_view from) {
  std::vector<const lang::Citation*> others;
  for (const lang::Citation& citation : citations) {
    const bool known =
        citation.source >= 0 && has_paragraph(at(site.program.sources, citation.source), citation.pinpoint);
    known ? write_cited(html, site, citation, from) : others.push_back(&citation);
  }
  if (others.empty()) return;
  const auto box = html.in("div", {{"class", "cited"}});
  html.line("p",
            others.size() == citations.size() ? "Cited; the book holds no text of it"
                                              : "Cited as well, without a text in the book",
            {{"class", "label"}});
  const auto list = html.in("ul");
  for (const lang::Citation* citation : others) {
    Html item;
    link_citation(item, site, *citation, from);
    const Status status = status_of(site.program, *citation, site.as_of);
    if (status.force != Force::full) item.text(" ").span("span", force_words(status.force), {{"class", "flag"}});
    html.line_of("li", item);
  }
}

}  // namespace takecare::print
