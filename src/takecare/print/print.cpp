#include "takecare/print/print.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "takecare/print/chapter_page.h"
#include "takecare/print/events_page.h"
#include "takecare/print/index_page.h"
#include "takecare/print/law_page.h"
#include "takecare/print/records_page.h"
#include "takecare/print/search.h"
#include "takecare/print/terms_page.h"

namespace takecare::print {

namespace {

std::string manifest(const Site& site) {
  const nlohmann::ordered_json json = {
      {"title", "The book of the law"},
      {"as of", format_iso_date(site.as_of)},
      {"chapters", site.chapters.size()},
      {"rules and values", std::ranges::count(site.program.definitions, false, &lang::Definition::generated)},
      {"examples", site.program.examples.size()}};
  return json.dump(2) + "\n";
}

}  // namespace

std::vector<pages::OutFile> print_book(const std::vector<lang::Chapter>& chapters, const lang::Program& program,
                                       std::optional<Days> as_of) {
  const Site site(chapters, program, as_of.value_or(last_change(program)), as_of.has_value());
  std::vector<pages::OutFile> files = {{.path = index_page, .content = front_page(site)},
                                       {.path = laws_page, .content = laws_overview(site)},
                                       {.path = terms_page, .content = terms_overview(site)},
                                       {.path = records_page, .content = records_overview(site)},
                                       {.path = events_page, .content = events_overview(site)},
                                       {.path = search_page, .content = search_overview(site)},
                                       {.path = pages::book_manifest, .content = manifest(site)}};
  for (int i = 0; i < count_of(chapters); ++i) {
    const std::string page = site.addresses.chapter(at(chapters, i).file);
    if (page != index_page) files.push_back({.path = page, .content = chapter_page(site, i)});
  }
  for (int i = 0; i < count_of(program.sources); ++i) {
    for (pages::OutFile& file : law_pages(site, i)) files.push_back(std::move(file));
  }
  std::ranges::sort(files, {}, &pages::OutFile::path);
  return files;
}

}  // namespace takecare::print
