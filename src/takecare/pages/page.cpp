#include "takecare/pages/page.h"

#include "takecare/base/sha256.h"
#include "takecare/pages/style.h"

namespace takecare::pages {

namespace {

// Nothing but the page itself: nothing is fetched, and only the script with this digest can run, whatever a label
// holds.
std::string policy(const PageHead& head) {
  std::string words = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  if (!head.script.empty()) words += "; script-src 'sha256-" + sha256_base64(head.script) + "'";
  return words;
}

void write_head(Html& html, const PageHead& head) {
  const auto scope = html.in("head");
  html.single("meta", {{"charset", "utf-8"}});
  html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy(head)}});
  html.single("meta", {{"name", "description"}, {"content", head.description}});
  html.single("link", {{"rel", "icon"}, {"href", "data:,"}});
  html.line("title", head.title);
  html.markup("<style>").markup(style()).markup(head.style).markup("</style>\n");
}

void write_trail(Html& html, const PageHead& head) {
  if (head.trail.empty()) return;
  const auto nav = html.in("nav", {{"class", "trail"}, {"aria-label", "Where this page is"}});
  const auto list = html.in("ol");
  for (const Link& step : head.trail) {
    Html item;
    item.link(step.href, step.text);
    html.line_of("li", item);
  }
  html.line("li", head.title, {{"aria-current", "page"}});
}

void write_around(Html& html, const PageHead& head) {
  if (head.around.empty()) return;
  const auto bar = html.in("div", {{"class", "around"}});
  {
    const auto nav = html.in("nav", {{"aria-label", "Main pages"}});
    const auto list = html.in("ul");
    for (const Link& link : head.around) {
      Html item;
      link.href == head.self ? item.link(link.href, link.text, {{"aria-current", "page"}})
                             : item.link(link.href, link.text);
      html.line_of("li", item);
    }
  }
  if (head.search.empty()) return;
  const auto form = html.in("form", {{"action", head.search}, {"method", "get"}, {"role", "search"}});
  html.line("label", "Search", {{"for", "find"}});
  html.single("input", {{"id", "find"}, {"name", "q"}, {"type", "search"}, {"autocomplete", "off"}});
  html.line("button", "Find", {{"type", "submit"}});
}

void write_top(Html& html, const PageHead& head) {
  const auto top = html.in("div", {{"class", "top"}});
  const auto header = html.in("header");
  Html name;
  name.link(head.home, "takecare");
  html.line_of("strong", name);
  html.line("span", head.slogan);
}

constexpr const char* report_footer =
    "Made by takecare from the book of the order: every figure follows from a rule that cites its law, and the same "
    "records give the same pages to the byte. This is not a publication of the U.S. Government.";

}  // namespace

std::string page(const PageHead& head, const Html& body) {
  Html html;
  html.markup("<!DOCTYPE html>\n");
  {
    const auto root = html.in("html", {{"lang", "en"}});
    write_head(html, head);
    const auto scope = html.in("body");
    Html skip;
    html.markup(skip.link("#main", "Skip to the content", {{"class", "skip"}}).str()).markup("\n");
    write_top(html, head);
    write_around(html, head);
    {
      const auto main = html.in("main", {{"id", "main"}});
      write_trail(html, head);
      if (!head.warning.empty()) {
        const auto box = html.in("div", {{"class", "box warn"}});
        html.line("p", head.warning);
      }
      html.markup(body.str());
    }
    {
      const auto footer = html.in("footer");
      html.line("p", head.footer.empty() ? report_footer : head.footer);
    }
    if (!head.script.empty()) html.markup("<script>").markup(head.script).markup("</script>\n");
  }
  return html.str();
}

}  // namespace takecare::pages
