#include "takecare/reports/render/page.h"

#include "takecare/reports/render/style.h"

namespace takecare::reports::render {

namespace {

void write_head(Html& html, const PageHead& head) {
  const auto scope = html.in("head");
  html.single("meta", {{"charset", "utf-8"}});
  html.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  // Nothing but the page itself: no script can run and nothing is fetched, whatever a label holds.
  html.single("meta", {{"http-equiv", "Content-Security-Policy"},
                       {"content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"}});
  html.single("meta", {{"name", "description"}, {"content", head.description}});
  html.single("link", {{"rel", "icon"}, {"href", "data:,"}});
  html.line("title", head.title);
  html.markup("<style>").markup(style()).markup("</style>\n");
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
    {
      const auto top = html.in("div", {{"class", "top"}});
      const auto header = html.in("header");
      Html name;
      name.link(head.home, "takecare");
      html.line_of("strong", name);
      html.line("span", "A book of law, run as software");
    }
    {
      const auto main = html.in("main", {{"id", "main"}});
      write_trail(html, head);
      if (!head.warning.empty()) {
        const auto box = html.in("div", {{"class", "box warn"}});
        html.line("p", head.warning);
      }
      html.markup(body.str());
    }
    const auto footer = html.in("footer");
    html.line("p",
              "Made by takecare from the book of the order: every figure follows from a rule that cites its law, and "
              "the same records "
              "give the same pages to the byte. This is not a publication of the U.S. Government.");
  }
  return html.str();
}

}  // namespace takecare::reports::render
