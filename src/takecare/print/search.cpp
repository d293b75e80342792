#include "takecare/print/search.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "takecare/pages/words.h"
#include "takecare/print/prose.h"
#include "takecare/print/search_script.h"

namespace takecare::print {

namespace {

using Json = nlohmann::json;

std::string cited_words(const lang::Definition& definition) {
  std::string words;
  for (const lang::Version& version : definition.versions) {
    for (const lang::Citation& citation : citations_of(version)) words += " " + citation.text;
  }
  return words;
}

void add_chapters(Json& index, const Site& site) {
  for (const lang::Chapter& chapter : site.chapters) {
    index.push_back(
        {chapter_title(site, chapter), "chapter", site.addresses.chapter(chapter.file), plain_words(chapter.text)});
  }
}

void add_names(Json& index, const Site& site) {
  for (const Target& target : all_targets(site.program)) {
    std::string words = about(site.program, target);
    if (target.kind == TargetKind::definition) words = cited_words(at(site.program.definitions, target.of));
    const std::string name = name_of(site.program, target);
    index.push_back({name, kind_of(site.program, target), site.addresses.of(target), words});
  }
}

void add_paragraphs(Json& index, const Site& site) {
  for (int i = 0; i < count_of(site.program.sources); ++i) {
    const lang::Source& source = at(site.program.sources, i);
    for (const lang::Paragraph& paragraph : source.paragraphs) {
      index.push_back({source.name + " " + paragraph.pinpoint, "paragraph",
                       site.addresses.paragraph(i, paragraph.pinpoint), paragraph.text});
    }
  }
}

// Within a script element nothing may look like its end.
std::string for_script(std::string_view json) {
  std::string out;
  for (const char c : json) c == '<' ? out += "\\u003c" : out += c;
  return out;
}

}  // namespace

std::string search_index(const Site& site) {
  Json index = Json::array();
  add_chapters(index, site);
  add_names(index, site);
  add_paragraphs(index, site);
  return index.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string search_overview(const Site& site) {
  Html html;
  html.line("h1", "Search");
  html.line("p", "Finds rules, terms, records, paragraphs of the law and chapters by their words.",
            {{"class", "lede"}});
  {
    const auto quiet = html.in("noscript");
    Html line;
    line.text("Searching needs a script, and none runs here. ")
        .link(terms_page, "Terms")
        .text(" lists every name of the book, ");
    line.link(laws_page, "The law").text(" every paragraph, and ").link(index_page, "Contents").text(" every chapter.");
    html.line_of("p", line);
  }
  html.line("p", "", {{"id", "count"}, {"role", "status"}});
  html.line("ol", "", {{"id", "found"}, {"class", "found"}});
  html.markup(R"(<script type="application/json" id="index">)")
      .markup(for_script(search_index(site)))
      .markup("</script>\n");
  return site_page(site, search_page, "Search", "Search the book", {}, html, std::string(search_script()));
}

}  // namespace takecare::print
