#include "takecare/print/chapter_page.h"

#include <filesystem>

#include "takecare/print/cited_text.h"
#include "takecare/print/law_block.h"
#include "takecare/print/prose.h"

namespace takecare::print {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t sections_worth_a_list = 3;

// A chapter links to chapters and to texts by their files.
std::string resolved(const Site& site, const lang::Chapter& chapter, std::string_view target) {
  if (target.starts_with('#')) return "";
  const std::size_t hash = target.find('#');
  const fs::path path = (fs::path(chapter.file).parent_path() / fs::path(target.substr(0, hash))).lexically_normal();
  const std::string page = site.addresses.chapter(path.string());
  return page.empty() ? site.addresses.text_file(path.string()) : page;
}

// A word in code style that is the name of one thing only.
std::string named(const Site& site, std::string_view word, std::string_view from) {
  const std::vector<Target> found = targets_named(site.program, word);
  if (found.size() == 1) return site.addresses.of(found.front(), from);
  const auto type = site.links.type(word);
  return type ? site.addresses.of(*type, from) : "";
}

void write_on_this_page(Html& html, const std::vector<pages::Link>& sections) {
  if (sections.size() < sections_worth_a_list) return;
  const auto nav = html.in("nav", {{"class", "on-page"}, {"aria-label", "On this page"}});
  const auto list = html.in("ul");
  for (const pages::Link& section : sections) {
    Html item;
    html.line_of("li", item.link(section.href, section.text));
  }
}

// To the chapters before and after it; the front page is not one of them.
void write_neighbours(Html& html, const Site& site, int chapter) {
  const auto nav = html.in("nav", {{"class", "next"}, {"aria-label", "Chapters before and after"}});
  const auto list = html.in("ul");
  for (const int step : {-1, 1}) {
    const int other = chapter + step;
    if (other < 0 || other >= count_of(site.chapters)) continue;
    const lang::Chapter& one = at(site.chapters, other);
    if (site.addresses.chapter(one.file) == index_page) continue;
    Html item;
    item.span("span", step < 0 ? "Before: " : "Next: ", {{"class", "label"}});
    html.line_of("li", item.link(site.addresses.chapter(one.file), chapter_title(site, one)));
  }
}

}  // namespace

void write_chapter(Html& html, const Site& site, const lang::Chapter& chapter, std::vector<pages::Link>& sections) {
  const std::string self = site.addresses.chapter(chapter.file);
  const ReadChapter read = read_chapter(chapter);
  const ProseHooks hooks{
      .link = [&](std::string_view target) { return resolved(site, chapter, target); },
      .name = [&](std::string_view word) { return named(site, word, self); },
      .text = [&](Html& out, std::string_view text) { write_cited_text(out, site, text, self); },
      .law = [&](Html& out, int line, int level) { return write_law_block(out, site, read, line, level, self); }};
  write_prose(html, chapter.text, hooks, sections);
}

std::string chapter_page(const Site& site, int index) {
  const lang::Chapter& chapter = at(site.chapters, index);
  const std::string title = chapter_title(site, chapter);
  std::vector<pages::Link> sections;
  Html text;
  write_chapter(text, site, chapter, sections);
  Html html;
  html.line("h1", title);
  write_on_this_page(html, sections);
  html.markup(text.str());
  write_neighbours(html, site, index);
  return site_page(site, site.addresses.chapter(chapter.file), title, "A chapter of the book: " + title,
                   {{.href = index_page, .text = "Contents"}}, html);
}

}  // namespace takecare::print
