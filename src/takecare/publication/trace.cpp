#include "takecare/publication/trace.h"

#include <fmt/format.h>

#include "takecare/pages/words.h"
#include "takecare/print/addresses.h"
#include "takecare/print/links.h"
#include "takecare/print/target.h"
#include "takecare/reports/render/figures.h"

namespace takecare::publication {

namespace {

const std::string book_folder = "../../book/";

// A name of the book, with a link where the book is on the site.
void write_name(pages::Html& html, const SiteContent& content, print::Target target) {
  const std::string name = print::name_of(*content.program, target);
  if (content.book == nullptr) {
    html.span("code", name);
    return;
  }
  html.link(book_folder + content.book->of(target), name);
}

void write_targets(pages::Html& html, const SiteContent& content, const lang::Report& report) {
  const auto list = html.in("ul");
  for (const print::Target& target : print::used_in(*content.program, report)) {
    pages::Html item;
    write_name(item, content, target);
    item.text(", " + print::kind_of(*content.program, target));
    if (const std::string about = print::about(*content.program, target); !about.empty()) item.text(": " + about);
    html.line_of("li", item);
  }
}

void write_law_links(pages::Html& html, const SiteContent& content, const lang::Report& report) {
  pages::Html law;
  law.text("The report carries out ");
  for (std::size_t i = 0; i < report.citations.size(); ++i) {
    if (i > 0) law.text("; ");
    const lang::Citation& citation = report.citations[i];
    const std::string page = content.book == nullptr ? std::string() : content.book->citation(citation);
    page.empty() ? law.text(citation.text) : law.link(book_folder + page, citation.text);
  }
  law.text(".");
  html.line_of("p", law);
}

std::string counted_of(const reports::Report& report) {
  const auto& layout = report.cube.layout;
  const int time = layout.time.periods.size() == 1 ? 0 : reports::total;
  const reports::Figure count = reports::cell_at(report.cube, reports::total_key(layout, time)).count;
  if (count.state == reports::State::suppressed) return "How many were counted is suppressed.";
  const reports::Measure measure{.name = "count", .label = "Number", .kind = reports::MeasureKind::count, .type = {}};
  return fmt::format("Counted in all: {} {}.", reports::render::shown(count, measure),
                     pages::record_noun(report.record, count.value));
}

}  // namespace

void write_trace(pages::Html& html, const SiteContent& content, const Shown& shown) {
  const int index = shown.publication.report;
  const lang::Report& report = content.program->reports[static_cast<std::size_t>(index)];
  html.line("h2", "Where the figures come from", {{"id", "trace"}});
  write_law_links(html, content, report);
  pages::Html declared;
  declared.text("What is counted, and by what, the book says at ");
  write_name(declared, content, {.kind = print::TargetKind::report, .of = index});
  declared.text(". It rests on:");
  html.line_of("p", declared);
  write_targets(html, content, report);
  if (const Version* stands = standing(shown.publication); stands != nullptr) {
    const MadeVersion& made = shown.made[static_cast<std::size_t>(stands->number - 1)];
    if (made.report) html.line("p", counted_of(*made.report));
  }
  if (report.duties) return;  // what is due is no record, and has a page of its own
  html.line("p", "Who may see the records can list those behind a figure:");
  const bool of_ledger = content.program->program_of(report.record) >= 0 && !report.imported;
  html.line("pre", fmt::format("takecare trace {} --period {} --of 'DIMENSION=NAME' {}", report.name,
                               shown.publication.period.id, of_ledger ? "--ledger DIR --as ACTOR" : "--data DIR"));
}

}  // namespace takecare::publication
