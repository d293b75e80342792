#include "takecare/reports/render/front_page.h"

#include "takecare/pages/html.h"
#include "takecare/pages/page.h"

namespace takecare::reports::render {

namespace {

void write_card(pages::Html& html, const Card& card) {
  const auto item = html.in("li");
  pages::Html title;
  title.link(card.folder + "/index.html", card.title);
  html.line_of("h3", title);
  html.line("p", card.text);
  if (!card.warning.empty()) html.line("p", card.warning, {{"class", "note"}});
  if (!card.compared) return;
  pages::Html more;
  more.link(card.folder + "/index.html#published", "Beside the published figures");
  html.line_of("p", more);
}

void write_cards(pages::Html& html, const char* title, const char* words, const std::vector<Card>& cards) {
  if (cards.empty()) return;
  html.line("h2", title);
  html.line("p", words);
  const auto list = html.in("ul", {{"class", "cards"}});
  for (const Card& card : cards) write_card(html, card);
}

void write_books(pages::Html& html, const std::vector<std::string>& books) {
  if (books.empty()) return;
  html.line("h2", "The rules behind it");
  for (const std::string& folder : books) {
    pages::Html line;
    line.link(folder + "/index.html", "The book of the law, printed");
    html.line_of("p", line.text(": every rule beside the words that it carries out, every example with its proof."));
  }
}

}  // namespace

std::string front_page(const std::vector<Card>& reports, const std::vector<Card>& cases,
                       const std::vector<std::string>& books) {
  const std::string title = "What the order asks to be reported";
  pages::Html html;
  html.line("h1", title);
  html.line("p",
            "Reports and worked cases under the order, made by running its text: each rule is written down with the "
            "law that it cites, each record is "
            "put to the rules, and what cannot be known is said to be unknown.",
            {{"class", "lede"}});
  write_cards(html, "Reports", "Tables with their charts, and the same as files to download.", reports);
  write_cards(html, "A case with its proof",
              "One set of facts put to the law, step by step, with the citation of every step.", cases);
  write_books(html, books);
  html.line("h2", "All data");
  {
    const auto list = html.in("ul", {{"class", "files"}});
    pages::Html package;
    package.link("datapackage.json", "Every table and column, described (Data Package)");
    html.line_of("li", package);
    pages::Html sums;
    sums.link("SHA256SUMS", "Checksums of every file");
    html.line_of("li", sums);
  }
  return pages::page({.title = title,
                      .description = "Reports and worked cases under the order",
                      .home = "index.html",
                      .trail = {},
                      .warning = {}},
                     html);
}

}  // namespace takecare::reports::render
