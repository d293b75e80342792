#include "takecare/publication/enclosure.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "takecare/pages/words.h"
#include "takecare/publication/cut.h"
#include "takecare/publication/frame.h"

namespace takecare::publication {

namespace {

using reports::Dimension;
using reports::Report;

std::string names_of(const Report& report) {
  std::string names;
  for (const Dimension& one : report.cube.layout.dimensions) names += (names.empty() ? "" : ", ") + one.name;
  return names;
}

std::optional<int> dimension_named(const Report& report, const std::string& name) {
  const auto& dimensions = report.cube.layout.dimensions;
  const auto found = std::ranges::find(dimensions, name, &Dimension::name);
  if (found == dimensions.end()) return std::nullopt;
  return static_cast<int>(found - dimensions.begin());
}

void write_check(pages::Html& html, const Enclosed& enclosed) {
  html.line("h2", "How to check this page");
  html.line("p",
            "The act that sent it is on a ledger, with the SHA-256 of this file as its evidence. With the proof of "
            "that act, a "
            "file that ends in .tlog-proof, and the ledger's verifier key:");
  html.line("pre", "takecare verify THIS_FILE --proof FILE.tlog-proof --key KEY");
  pages::Html digest;
  digest.text("It was cut out of the draft whose content has the digest ").span("code", enclosed.digest).text(".");
  html.line_of("p", digest);
}

}  // namespace

Result<std::string> enclosure_page(const Report& report, const Enclosed& enclosed) {
  const auto dimension = dimension_named(report, enclosed.dimension);
  if (!dimension) {
    return fail(fmt::format("report {} is not by '{}'", report.name, enclosed.dimension),
                "it is by " + names_of(report));
  }
  const Dimension& by = report.cube.layout.dimensions[static_cast<std::size_t>(*dimension)];
  const auto category = category_named(by, enclosed.category);
  pages::Html tables;
  for (const CutTable& table : category ? cut_tables(report, *dimension, *category) : std::vector<CutTable>()) {
    tables.line("h3", table.title);
    write_text_table(tables, table.title, table.columns, table.rows);
  }
  if (tables.str().empty()) {
    return fail(fmt::format("no row of {} speaks of '{}'", report.name, enclosed.category),
                fmt::format("write it as the tables show it under '{}'", by.label));
  }
  pages::Html html;
  html.line("h1", report.title);
  html.line("p", fmt::format("What a draft of this report says of {}", enclosed.category), {{"class", "lede"}});
  {
    const auto box = html.in("div", {{"class", "box warn"}});
    html.line(
        "p",
        "This is a draft. It has not gone out. Until when to answer, and to whom, the notice says that this page came "
        "with; a dispute is decided before anything goes out.");
  }
  html.line("h2", "The rows");
  html.markup(tables.str());
  for (const std::string& note : report.notes) html.line("p", note, {{"class", "note"}});
  write_check(html, enclosed);
  return pages::page({.title = report.title + ": " + enclosed.category,
                      .description = "What a draft says of " + enclosed.category,
                      .home = "#main",
                      .trail = {},
                      .warning = report.warning},
                     html);
}

}  // namespace takecare::publication
