#include "takecare/print/site.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/pages/words.h"
#include "takecare/print/book_style.h"
#include "takecare/print/prose.h"

namespace takecare::print {

namespace {

constexpr std::size_t listed_whole = 8;
constexpr std::size_t longest_unbroken = 20;  // letters of a name

// Pages of the book that every page leads to.
std::vector<pages::Link> around() {
  return {{.href = index_page, .text = "Contents"},
          {.href = laws_page, .text = "The law"},
          {.href = terms_page, .text = "Terms"},
          {.href = records_page, .text = "Records"},
          {.href = events_page, .text = "Events"}};
}

std::string footer(const Site& site) {
  return fmt::format(
      "Printed by takecare from the book itself, with the law as of {}. The same book gives the same pages to the "
      "byte. It explains rules and decides nothing about anyone. This is not a publication of the U.S. Government.",
      pages::english_date(site.as_of));
}

void write_links(Html& html, const Site& site, const std::vector<Target>& users, std::string_view from) {
  for (std::size_t i = 0; i < users.size(); ++i) {
    if (i > 0) html.text(", ");
    link_to(html, site, users[i], from);
  }
}

}  // namespace

Site::Site(const std::vector<lang::Chapter>& all, const lang::Program& of, Days date, bool chosen)
    : chapters(all),
      program(of),
      as_of(date),
      date_chosen(chosen),
      addresses(all, of),
      links(of),
      declared(of),
      uses(of) {
  for (int i = 0; i < count_of(program.sources); ++i) coverage.push_back(lang::coverage_of(program, i));
}

std::string chapter_title(const Site& site, const lang::Chapter& chapter) {
  const std::string title = first_heading(chapter.text);
  return title.empty() ? site.addresses.name_in_book(chapter.file) : title;
}

std::string site_page(const Site& site, const std::string& self, const std::string& title,
                      const std::string& description, const std::vector<pages::Link>& trail, const Html& body,
                      const std::string& script) {
  return pages::page({.title = title,
                      .description = description,
                      .home = index_page,
                      .trail = trail,
                      .warning = {},
                      .slogan = "The book of the law, printed",
                      .around = around(),
                      .self = self,
                      .search = search_page,
                      .footer = footer(site),
                      .style = book_style(),
                      .script = script},
                     body);
}

void link_name(Html& html, std::string_view href, std::string_view name) {
  html.markup("<a href=\"" + pages::escaped(href) + "\">");
  const bool breaks = name.size() > longest_unbroken;
  while (!name.empty()) {
    const std::size_t end = breaks ? std::min(name.find('_'), name.size() - 1) + 1 : name.size();
    html.text(name.substr(0, end));
    name.remove_prefix(end);
    if (!name.empty()) html.markup("<wbr>");
  }
  html.markup("</a>");
}

void link_to(Html& html, const Site& site, Target target, std::string_view from, std::string_view words) {
  link_name(html, site.addresses.of(target, from), words);
}

void link_to(Html& html, const Site& site, Target target, std::string_view from) {
  link_to(html, site, target, from, name_of(site.program, target));
}

void link_citation(Html& html, const Site& site, const lang::Citation& citation, std::string_view from) {
  const std::string href = site.addresses.citation(citation, from);
  href.empty() ? html.text(citation.text) : html.link(href, citation.text);
}

void write_used_by(Html& html, const Site& site, std::string_view label, const std::vector<Target>& users,
                   std::string_view from) {
  if (users.empty()) return;
  if (users.size() <= listed_whole) {
    Html line;
    line.span("span", label, {{"class", "label"}}).text(" ");
    write_links(line, site, users, from);
    html.line_of("p", line, {{"class", "used"}});
    return;
  }
  const auto more = html.in("details", {{"class", "used"}});
  Html summary;
  summary.span("span", label, {{"class", "label"}}).text(fmt::format(" {} places", users.size()));
  html.line_of("summary", summary);
  Html line;
  write_links(line, site, users, from);
  html.line_of("p", line);
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return pages::grouped(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace takecare::print
