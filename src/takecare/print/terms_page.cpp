#include "takecare/print/terms_page.h"

#include <algorithm>
#include <map>

namespace takecare::print {

namespace {

struct Term {
  std::string name;
  std::string sorted_by;
  Target target;
};

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::vector<Term> terms(const Site& site) {
  std::vector<Term> all;
  for (const Target& target : all_targets(site.program)) {
    const std::string name = name_of(site.program, target);
    all.push_back({.name = name, .sorted_by = lower(name), .target = target});
  }
  std::ranges::stable_sort(all, {}, &Term::sorted_by);
  return all;
}

// The heading that a name stands under.
std::string letter_of(const Term& term) {
  const char first = term.sorted_by.empty() ? '0' : term.sorted_by.front();
  return first >= 'a' && first <= 'z' ? std::string(1, static_cast<char>(first - 'a' + 'A')) : "0\u20139";
}

std::string id_of(const std::string& letter) { return letter.size() == 1 ? "letter-" + letter : "letter-0"; }

void write_letters(Html& html, const std::vector<std::string>& letters) {
  const auto nav = html.in("nav", {{"class", "on-page"}, {"aria-label", "Letters"}});
  const auto list = html.in("ul", {{"class", "letters"}});
  for (const std::string& letter : letters) {
    Html item;
    html.line_of("li", item.link("#" + id_of(letter), letter));
  }
}

void write_term(Html& html, const Site& site, const Term& term) {
  Html item;
  link_to(item, site, term.target, terms_page);
  item.text(" ").span("span", kind_of(site.program, term.target), {{"class", "kind"}});
  if (const std::string more = about(site.program, term.target); !more.empty()) item.markup("<br>").text(more);
  html.line_of("li", item);
}

}  // namespace

std::string terms_overview(const Site& site) {
  const std::vector<Term> all = terms(site);
  std::map<std::string, std::vector<const Term*>> by_letter;
  for (const Term& term : all) by_letter[letter_of(term)].push_back(&term);
  std::vector<std::string> letters;
  letters.reserve(by_letter.size());
  for (const auto& [letter, some] : by_letter) letters.push_back(letter);
  Html html;
  html.line("h1", "Terms");
  html.line("p", "Every name that the book gives a meaning, with what it is and where it is defined.",
            {{"class", "lede"}});
  write_letters(html, letters);
  for (const auto& [letter, some] : by_letter) {
    html.line("h2", letter, {{"id", id_of(letter)}});
    const auto list = html.in("ul", {{"class", "terms"}});
    for (const Term* term : some) write_term(html, site, *term);
  }
  return site_page(site, terms_page, "Terms", "Every name of the book, A to Z", {}, html);
}

}  // namespace takecare::print
