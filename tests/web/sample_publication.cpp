// Publishes the order's first year as tests/scenario tells it, for the page test and for looking at pages:
// sample_publication DIR [SCRIPT FOLDER].
#include <cstdio>
#include <filesystem>
#include <string>

#include "../scenario/year.h"
#include "takecare/publication/publish.h"
#include "tests/support/project_book.h"

namespace {

using namespace takecare;
namespace fs = std::filesystem;

int failed(const Error& error) {
  std::fprintf(stderr, "%s (%s)\n", error.message.c_str(), error.help.c_str());
  return 1;
}

Result<void> publish_year(const fs::path& folder, const fs::path& out) {
  const lang::Program& program = test::project_book().program;
  auto ledger = ledger::Ledger::create(folder, test::origin_of_the_year);
  if (!ledger) return std::unexpected(ledger.error());
  const auto script = test::read_timeline(program, fs::path(TAKECARE_ROOT) / "tests/scenario");
  if (!script) return std::unexpected(script.error());
  auto year = test::Year::open(program, *ledger, "R-1", "2017-01-25T00:00:00Z");
  if (!year) return std::unexpected(year.error());
  year->run(*script);
  const auto past = programs::LedgerPast::of(*ledger);
  if (!past) return std::unexpected(past.error());
  const Days last = parse_iso_date(script->back().time.substr(0, 10)).value_or(0);
  const publication::SiteRequest request{.as_of = last,
                                         .known = test::end_of(last),
                                         .sources = {.past = &*past, .origin = test::origin_of_the_year},
                                         .with_book = false};
  const auto site = publication::make_site({}, program, request);
  if (!site) return std::unexpected(site.error());
  const auto published = publication::publish(*ledger, *site, request,
                                              {.folder = folder,
                                               .out = out,
                                               .actor = "RO-1",
                                               .authority = "records_officer",
                                               .time = test::end_of(last),
                                               .book = std::string(64, '0')});
  if (!published) return std::unexpected(published.error());
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: sample_publication DIR\n");
    return 2;
  }
  const fs::path out = arguments[1];
  const fs::path folder = out.string() + ".ledger";
  const auto done = publish_year(folder, out);
  fs::remove_all(folder);
  return done ? 0 : failed(done.error());
}
