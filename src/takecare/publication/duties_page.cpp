// What is due: the duties that are about no record. How many there are about records, and when, would tell of persons.
#include <fmt/format.h>

#include <map>

#include "takecare/pages/words.h"
#include "takecare/publication/frame.h"
#include "takecare/publication/site_pages.h"

namespace takecare::publication {

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string words;
  for (const std::string& name : names) words += (words.empty() ? "" : " or ") + pages::plain(name);
  return words;
}

std::string state_of(const programs::DutyRow& row) {
  std::string words = programs::state_words(row.state);
  if (row.done_on) words += " on " + pages::english_date(*row.done_on);
  if (!row.why.empty()) words += ": " + row.why;
  return words;
}

void write_files(pages::Html& html) {
  html.line("h2", "The same for programs");
  const auto list = html.in("ul", {{"class", "files"}});
  for (const auto& [href, text] : {std::pair("duties.json", "As JSON"), std::pair("duties.ics", "As a calendar")}) {
    pages::Html item;
    item.link(href, text);
    html.line_of("li", item);
  }
}

}  // namespace

std::string duties_page(const SiteContent& content) {
  const std::string date = pages::english_date(content.request.as_of);
  pages::Html html;
  html.line("h1", "What is due");
  html.line("p",
            fmt::format("On {}. A duty is done when an act on the record does it; overdue is worked out, and never "
                        "entered by hand. Duties that are about a single record are left out.",
                        date),
            {{"class", "lede"}});
  std::vector<std::string> order;
  std::map<std::string, Rows> rows;
  std::map<std::string, const programs::DutyRow*> first;
  for (const programs::DutyRow& row : content.duties) {
    if (first.emplace(row.duty, &row).second) order.push_back(row.duty);
    rows[row.duty].push_back({row.due ? pages::english_date(*row.due) : "no date yet",
                              row.about.empty() ? "once" : row.about, state_of(row)});
  }
  for (const std::string& duty : order) {
    const programs::DutyRow& one = *first[duty];
    html.line("h2", pages::capitalized(pages::plain(duty)), {{"id", pages::slug(duty)}});
    std::string cites;
    for (const std::string& citation : one.citations) cites += (cites.empty() ? "" : "; ") + citation;
    html.line("p", fmt::format("Owed by the {} to {}; {}", joined(one.owed_by),
                               one.to.empty() ? "nobody named" : "the " + pages::plain(one.to), cites));
    write_text_table(html, pages::capitalized(pages::plain(duty)), {"Due on", "For", "On " + date}, rows[duty]);
  }
  write_files(html);
  return site_page(content,
                   {.title = "What is due",
                    .description = "What is due on " + date,
                    .depth = 1,
                    .self = "duties/index.html",
                    .trail = {}},
                   html);
}

}  // namespace takecare::publication
