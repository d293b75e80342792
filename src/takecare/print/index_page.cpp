#include "takecare/print/index_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "takecare/pages/words.h"
#include "takecare/print/chapter_page.h"
#include "takecare/print/coverage_map.h"

namespace takecare::print {

namespace {

namespace fs = std::filesystem;

void write_key(Html& html, std::int64_t count, std::string_view words) {
  const auto pair = html.in("div");
  html.line("dt", words);
  html.line("dd", pages::grouped(count));
}

std::int64_t definitions(const Site& site, lang::DefinitionKind kind) {
  return std::ranges::count_if(site.program.definitions,
                               [kind](const lang::Definition& one) { return one.kind == kind && !one.generated; });
}

void write_counts(Html& html, const Site& site) {
  std::int64_t paragraphs = 0;
  std::int64_t carried_out = 0;
  for (int i = 0; i < count_of(site.program.sources); ++i) {
    const StateCounts counts = counts_of(coverage_rows(site, i));
    for (const int count : counts) paragraphs += count;
    carried_out += counts.front();
  }
  const auto list = html.in("dl", {{"class", "key"}});
  write_key(html, definitions(site, lang::DefinitionKind::rule), "rules");
  write_key(html, definitions(site, lang::DefinitionKind::value) + definitions(site, lang::DefinitionKind::list),
            "values and lists");
  write_key(html, count_of(site.program.examples), "examples, each proved on its page");
  write_key(html, paragraphs, fmt::format("paragraphs of law, {} carried out", pages::grouped(carried_out)));
}

void write_law_on_date(Html& html, const Site& site) {
  html.line("h2", "The law on " + pages::english_date(site.as_of), {{"id", "law"}});
  html.line("p", site.date_chosen
                     ? "This printing shows the law as of the date that was chosen for it."
                     : "No date was chosen for this printing: it shows the law after the last change that the book "
                       "knows of. An earlier date shows the law as it stood then.");
  const auto list = html.in("ul", {{"class", "laws"}});
  for (int i = 0; i < count_of(site.program.sources); ++i) {
    const lang::Source& source = at(site.program.sources, i);
    if (source.in_force.empty()) continue;
    const auto item = html.in("li");
    Html name;
    html.line_of("p", name.link(site.addresses.law(i), source.title));
    write_status(html, status_of_source(site.program, i, site.as_of), site.as_of);
  }
}

// 'eo-1/' of 'eo-1/chapter.md'; the chapters come in order of their files.
std::string folder_of(const Site& site, const lang::Chapter& chapter) {
  return fs::path(site.addresses.name_in_book(chapter.file)).parent_path().string();
}

std::string contents_of(const Site& site, const lang::Chapter& chapter) {
  const auto here = [&](const auto& one) { return one.place.file == chapter.file; };
  const auto rules = std::ranges::count_if(site.program.definitions,
                                           [&](const lang::Definition& one) { return here(one) && !one.generated; });
  const auto examples = std::ranges::count_if(site.program.examples, here);
  std::string words;
  if (rules > 0) words = counted(rules, "rule or value", "rules and values");
  if (examples > 0) words += (words.empty() ? "" : ", ") + counted(examples, "example", "examples");
  return words;
}

void write_chapters(Html& html, const Site& site) {
  html.line("h2", "Chapters", {{"id", "chapters"}});
  for (int i = 0; i < count_of(site.chapters);) {
    const std::string folder = folder_of(site, at(site.chapters, i));
    Html list;
    int count = 0;
    for (; i < count_of(site.chapters) && folder_of(site, at(site.chapters, i)) == folder; ++i) {
      const lang::Chapter& chapter = at(site.chapters, i);
      const std::string page = site.addresses.chapter(chapter.file);
      if (page == index_page) continue;
      Html item;
      item.link(page, chapter_title(site, chapter)).text(" ");
      list.line_of("li", item.span("span", contents_of(site, chapter), {{"class", "kind"}}));
      ++count;
    }
    if (count == 0) continue;
    if (!folder.empty()) html.line("h3", folder, {{"class", "folder"}});
    html.line_of("ul", list, {{"class", "chapters"}});
  }
}

const lang::Chapter* front_chapter(const Site& site) {
  const auto is_front = [&](const lang::Chapter& chapter) {
    return site.addresses.chapter(chapter.file) == index_page;
  };
  const auto found = std::ranges::find_if(site.chapters, is_front);
  return found == site.chapters.end() ? nullptr : &*found;
}

// What the book says of itself beside what is in it.
void write_columns(Html& html, const Site& site, const lang::Chapter* front) {
  const auto columns = html.in("div", {{"class", front == nullptr ? "" : "front"}});
  if (front != nullptr) {
    std::vector<pages::Link> sections;
    const auto left = html.in("div");
    write_chapter(html, site, *front, sections);
  }
  const auto right = html.in("div");
  write_chapters(html, site);
  write_law_on_date(html, site);
}

}  // namespace

std::string front_page(const Site& site) {
  const lang::Chapter* front = front_chapter(site);
  const std::string title = front == nullptr ? "The book" : chapter_title(site, *front);
  Html html;
  html.line("h1", title);
  write_counts(html, site);
  write_columns(html, site, front);
  return site_page(site, index_page, title, "The book of the law, printed for reading", {}, html);
}

}  // namespace takecare::print
