// takecare publish: the whole site, on the record and in a folder.
#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "takecare/cli/book_door.h"
#include "takecare/cli/commands.h"
#include "takecare/cli/ledger_door.h"
#include "takecare/cli/program_door.h"
#include "takecare/cli/progress.h"
#include "takecare/cli/secret.h"
#include "takecare/programs/ledger_past.h"
#include "takecare/publication/publish.h"

namespace takecare::cli {
namespace {

struct PublishCommand {
  LedgerOptions ledger;
  std::string actor;
  std::string as_of;
  std::string known;
  std::string data;
  std::string secret;
  std::string out;
  std::string kept;
  std::string warning;
  publication::Publisher publisher;
  bool without_book = false;
  std::vector<std::string> book;
  Format format = Format::text;
};

void print_missing(const publication::Site& site) {
  for (const publication::Missing& missing : site.missing) {
    fmt::print(stderr, "warning: {}: {}\n", missing.what, missing.error.message);
    if (!missing.error.help.empty()) fmt::print(stderr, "  help: {}\n", missing.error.help);
  }
}

void print_published(const PublishCommand& command, const publication::Site& site,
                     const publication::Published& published) {
  const std::string page = (std::filesystem::path(command.out) / "index.html").string();
  if (command.format == Format::json) {
    nlohmann::ordered_json missing = nlohmann::ordered_json::array();
    for (const publication::Missing& one : site.missing)
      missing.push_back({{"what", one.what}, {"problem", one.error.message}});
    const nlohmann::ordered_json json{{"page", page},
                                      {"publications", site.publications},
                                      {"versions", site.versions},
                                      {"files", site.files.size()},
                                      {"missing", missing},
                                      {"entry", published.entry},
                                      {"manifest", published.manifest}};
    fmt::print("{}\n", json.dump(2));
    return;
  }
  fmt::print("{}: {} in {}, {}\n", page, counted(std::ssize(site.files), "file", "files"),
             counted(static_cast<std::int64_t>(site.publications), "publication", "publications"),
             counted(static_cast<std::int64_t>(site.versions), "version", "versions"));
  if (!site.missing.empty()) {
    fmt::print("{} not there: what was let out cannot be made again\n",
               counted(std::ssize(site.missing), "version is", "versions are"));
  }
  fmt::print("manifest {}, entry {} of the ledger\n", published.manifest, published.entry);
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

// What is made, and from what.
publication::SiteRequest request_of(const PublishCommand& command, const std::string& time) {
  publication::SiteRequest request{.as_of = *parse_iso_date(command.as_of),
                                   .known = command.known.empty() ? time : command.known,
                                   .sources = {.data = command.data},
                                   .kept = command.kept.empty() ? command.out : command.kept,
                                   .warning = command.warning,
                                   .publisher = command.publisher,
                                   .with_book = !command.without_book};
  request.publisher.url = without_slash(request.publisher.url);
  return request;
}

int run_publish(const PublishCommand& command) {
  // 'out/site/' is 'out/site'.
  std::filesystem::path out = std::filesystem::path(command.out).lexically_normal();
  if (!out.has_filename()) out = out.parent_path();
  if (auto may = publication::may_replace(out); !may) return report_error(may.error());
  const auto open = open_sound_book(command.book);
  if (!open) return report_error(open.error());
  Progress progress("publish");
  progress.say("reading the ledger");
  auto ledger = open_ledger(command.ledger, ledger::Access::write);
  if (!ledger) return report_error(ledger.error());
  const auto past = programs::LedgerPast::of(*ledger);
  if (!past) return report_error(past.error());
  const std::string time = time_of(command.ledger);
  publication::SiteRequest request = request_of(command, time);
  request.sources.past = &*past;
  request.sources.origin = ledger->origin();
  auto secret = read_secret(command.secret);
  if (!secret) return report_error(secret.error());
  request.sources.secret = std::move(*secret);
  const auto authority = publication::may_publish(open->book.program, *past, command.actor,
                                                  {.as_of = *parse_iso_date(time.substr(0, 10)), .known = {}});
  if (!authority) return report_error(authority.error(), exit_no);
  progress.say("making what was let out, and comparing digests");
  const auto site = publication::make_site(open->chapters, open->book.program, request);
  if (!site) return report_error(site.error(), exit_no);
  print_missing(*site);
  progress.say("writing");
  const publication::PublishRequest publish{.folder = command.ledger.folder,
                                            .out = out,
                                            .actor = command.actor,
                                            .authority = *authority,
                                            .time = time,
                                            .book = book_sha256(*open)};
  const auto published = publication::publish(*ledger, *site, request, publish);
  if (!published) return report_error(published.error());
  print_published(command, *site, *published);
  return site->missing.empty() ? exit_done : exit_no;
}

void add_publisher(CLI::App& command, publication::Publisher& publisher) {
  command.add_option("--url", publisher.url, "Where the site will stand, for the catalog and the feed")
      ->option_text("URL");
  command.add_option("--publisher", publisher.name, "The office that publishes")->option_text("NAME");
  command.add_option("--contact-name", publisher.contact_name, "Whom to write to")->option_text("NAME");
  command.add_option("--contact", publisher.contact, "At which address")->option_text("MAIL");
  command.add_option("--bureau", publisher.bureau, "The bureau's code for Federal catalogs")->option_text("010:86");
  command.add_option("--program", publisher.program, "The program's code for Federal catalogs")->option_text("015:001");
  command.add_option("--license", publisher.license, "The license of the tables; CC0 when left out")
      ->option_text("URL");
}

}  // namespace

void add_publish(CLI::App& app, Outcome& outcome) {
  auto options = std::make_shared<PublishCommand>();
  CLI::App* command = app.add_subcommand(
      "publish",
      "Make the whole site of what was let out, with its proof; the manifest becomes an entry of the ledger");
  command->add_option("--as", options->actor, "Who publishes: the identifier of a human")
      ->option_text("ACTOR")
      ->required();
  add_as_of(*command, options->as_of);
  add_ledger_writer(*command, options->ledger);
  command->add_option("--data", options->data, "The data folder, for reports on records that were imported")
      ->option_text("DIR");
  command->add_option("--known", options->known, "As far as it was known then; now, when left out")
      ->option_text("TIME")
      ->check(is_time());
  command->add_option("-o,--out", options->out, "The folder of the site; it is replaced as a whole")
      ->option_text("DIR")
      ->required();
  command
      ->add_option("--kept", options->kept,
                   "An earlier site: what can no longer be made is taken from it; the one at -o, when left out")
      ->option_text("DIR");
  command->add_option("--warning", options->warning, "A sentence that every page shows first; part of the digests")
      ->option_text("TEXT");
  command->add_flag("--no-book", options->without_book, "Leave the printed book out");
  add_secret(*command, options->secret);
  add_publisher(*command, options->publisher);
  add_book(*command, options->book);
  add_format(*command, options->format);
  add_example(*command,
              "takecare publish --as-of 2018-03-01 --as ACTOR --ledger out/ledger --data out/data -o out/site");
  command->callback([options, &outcome] { outcome.exit = run_publish(*options); });
}

}  // namespace takecare::cli
