#include "takecare/publication/frame.h"

#include "takecare/publication/addresses.h"

namespace takecare::publication {

std::string up(int depth) {
  std::string path;
  for (int i = 0; i < depth; ++i) path += "../";
  return path;
}

std::vector<pages::Link> main_pages(const SiteRequest& request, int depth) {
  const std::string root = up(depth);
  std::vector<pages::Link> all = {{.href = root + "index.html", .text = "Reports"},
                                  {.href = root + "duties/index.html", .text = "What is due"}};
  if (request.with_book) all.push_back({.href = root + "book/index.html", .text = "The law"});
  all.push_back({.href = root + "index.html#verify", .text = "Verify"});
  return all;
}

std::string site_page(const SiteContent& content, const PagePlace& place, const pages::Html& body) {
  const std::string root = up(place.depth);
  std::vector<pages::Link> trail;
  if (!place.trail.empty() || place.depth > 0) trail.push_back({.href = root + "index.html", .text = "Reports"});
  for (const pages::Link& link : place.trail) trail.push_back({.href = root + link.href, .text = link.text});
  return pages::page({.title = place.title,
                      .description = place.description,
                      .home = root + "index.html",
                      .trail = trail,
                      .warning = place.warning.empty() ? content.request.warning : place.warning,
                      .around = main_pages(content.request, place.depth),
                      .self = place.self.empty() ? std::string() : root + place.self},
                     body);
}

void write_verify(pages::Html& html, int depth, const std::string& digest) {
  const std::string root = up(depth);
  html.line("h2", "Verify", {{"id", "verify"}});
  html.line("p",
            "Every file of this site has its checksum in the manifest, and the manifest is an entry of a ledger that "
            "cannot be changed without being seen. With the ledger's verifier key, which you should have from "
            "somewhere else than this site, anybody can check all of it, without a network:");
  html.line("pre", "takecare verify SITE --key KEY");
  const auto list = html.in("ul", {{"class", "files"}});
  const auto item = [&html](const std::string& href, const char* text) {
    pages::Html one;
    one.link(href, text);
    html.line_of("li", one);
  };
  item(root + manifest_file, "The manifest: every file with its checksum");
  item(root + proof_file, "The proof that the manifest is on the ledger");
  item(root + log_folder + "/checkpoint", "The ledger's signed checkpoint");
  if (digest.empty()) return;
  pages::Html words;
  words.text("Digest of the content of the version that stands (SHA-256 of its ")
      .span("code", "SHA256SUMS")
      .text("): ");
  words.span("code", digest);
  html.line_of("li", words);
}

void write_text_table(pages::Html& html, const std::string& caption, const std::vector<std::string>& columns,
                      const Rows& rows) {
  const auto box =
      html.in("div", {{"class", "scroll"}, {"role", "region"}, {"aria-label", caption}, {"tabindex", "0"}});
  const auto table = html.in("table");
  pages::Html title;
  title.span("span", caption);
  html.line_of("caption", title);
  {
    const auto head = html.in("thead");
    const auto row = html.in("tr");
    for (const std::string& column : columns) html.line("th", column, {{"scope", "col"}});
  }
  const auto body = html.in("tbody");
  for (const auto& cells : rows) {
    const auto row = html.in("tr");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      i == 0 ? html.line("th", cells[i], {{"scope", "row"}}) : html.line("td", cells[i]);
    }
  }
}

}  // namespace takecare::publication
