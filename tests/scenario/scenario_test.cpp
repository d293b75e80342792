// The order's first year, all programs of the book in one ledger (README.md).
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

#include "../sql/postgres_server.h"
#include "takecare/base/sha256.h"
#include "takecare/ledger/examine.h"
#include "takecare/publication/publish.h"
#include "takecare/publication/verify.h"
#include "tests/support/fences.h"
#include "tests/support/project_book.h"
#include "used.h"
#include "year.h"

namespace takecare::test {
namespace {

namespace fs = std::filesystem;

const fs::path folder_of_the_script = fs::path(TAKECARE_ROOT) / "tests/scenario";

const lang::Program& book() {
  EXPECT_EQ(takecare::test::project_book().errors, 0);
  return takecare::test::project_book().program;
}

const std::vector<Item>& script() {
  static const std::vector<Item> items = [] {
    auto read = read_timeline(book(), folder_of_the_script);
    EXPECT_TRUE(read) << read.error().message << "\n" << read.error().help;
    return read ? std::move(*read) : std::vector<Item>{};
  }();
  return items;
}

// A ledger with the year in it, in a folder that goes with the process.
struct Kept {
  explicit Kept(const std::string& name, const std::string& store = {})
      : folder(fs::temp_directory_path() / fmt::format("takecare-year-{}-{}", getpid(), name)) {
    fs::remove_all(folder);
    auto made = ledger::Ledger::create(folder, "test.example/year", store);
    if (!made) throw std::runtime_error(made.error().message);
    ledger.emplace(std::move(*made));
    auto opened = Year::open(book(), *ledger, "R-1", "2017-01-25T00:00:00Z");
    if (!opened) throw std::runtime_error(opened.error().message);
    year.emplace(std::move(*opened));
    year->run(script());
  }
  ~Kept() { fs::remove_all(folder); }
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;

  fs::path folder;
  std::optional<ledger::Ledger> ledger;
  std::optional<Year> year;
};

Kept& kept() {
  static Kept one("sqlite");
  return one;
}

std::string first_line_of(const fs::path& file) {
  const std::string text = read_file(file);
  return text.substr(0, text.find('\n'));
}

// For whoever changes what is expected: the files with the answers as they are, to be read before they are kept.
void rewrite(const Year& year, const fs::path& folder) {
  std::map<fs::path, std::string> files;
  for (const auto& [item, text] : year.asked()) {
    const auto& asked = std::get<Asked>(item->what);
    std::string& file = files.try_emplace(item->file, read_file(item->file)).first->second;
    const std::string opening = "```" + asked.opening + "\n";
    const std::size_t at = file.find(opening + asked.expected + "```");
    if (at != std::string::npos) file.replace(at + opening.size(), asked.expected.size(), text);
  }
  for (const auto& [file, text] : files) std::ofstream(folder / file.filename()) << text;
}

TEST(Scenario, HappensAsTheScriptSays) {
  const Year& year = *kept().year;
  for (const std::string& problem : year.problems()) ADD_FAILURE() << problem;
  EXPECT_GT(year.refused(), 0);
  if (const char* folder = std::getenv("TAKECARE_REWRITE"); folder != nullptr) rewrite(year, folder);
}

TEST(Scenario, IsSoundAndCanBeCheckedWithThePublicKeyAlone) {
  ASSERT_TRUE(kept().ledger->publish());
  const auto examined = ledger::fsck(kept().folder);
  ASSERT_TRUE(examined) << examined.error().message;
  for (const auto& finding : examined->findings) ADD_FAILURE() << finding.problem;
  EXPECT_EQ(examined->entries, *kept().ledger->size());

  const fs::path published = kept().folder.string() + "-published";
  fs::remove_all(published);
  fs::create_directories(published);
  fs::copy(kept().folder / "checkpoint", published / "checkpoint");
  fs::copy(kept().folder / "tile", published / "tile", fs::copy_options::recursive);
  const auto key = ledger::read_verifier_key(first_line_of(kept().folder / "key.pub"));
  ASSERT_TRUE(key) << key.error().message;
  const auto verified = ledger::verify(published, *key);
  ASSERT_TRUE(verified) << verified.error().message;
  for (const auto& finding : verified->findings) ADD_FAILURE() << finding.problem;
  EXPECT_EQ(verified->entries, *kept().ledger->size());
  fs::remove_all(published);
}

TEST(Scenario, AnswersAtTheEndAsItAnsweredOnTheDay) {
  const auto& then = kept().year->answers();
  const auto now = kept().year->remade();
  ASSERT_TRUE(now) << now.error().message;
  ASSERT_EQ(now->size(), then.size());
  for (std::size_t i = 0; i < then.size(); ++i) {
    EXPECT_EQ((*now)[i].text, then[i].text) << format_iso_date(then[i].question.when.as_of);
  }
}

TEST(Scenario, UsesAllOfTheBook) {
  const auto past = programs::LedgerPast::of(*kept().ledger);
  ASSERT_TRUE(past);
  const Days last = parse_iso_date(script().back().time.substr(0, 10)).value();
  const auto rows = programs::duties(book(), *past, {.as_of = last});
  ASSERT_TRUE(rows) << rows.error().message;
  for (const std::string& sentence : unused(book(), kept().year->done(), *rows)) ADD_FAILURE() << sentence;
  // The order was in force all the time: whatever was due is done, or shows as overdue.
  for (const programs::DutyRow& row : *rows) {
    EXPECT_TRUE(row.due && row.state != programs::DutyState::not_owed) << row.duty << " " << row.about << row.why;
  }
}

publication::Site site_of(Kept& of) {
  const auto past = programs::LedgerPast::of(*of.ledger);
  if (!past) throw std::runtime_error(past.error().message);
  const Days last = parse_iso_date(script().back().time.substr(0, 10)).value();
  publication::SiteRequest request{.as_of = last,
                                   .known = end_of(last),
                                   .sources = {.past = &*past, .origin = origin_of_the_year},
                                   .warning = {},
                                   .with_book = false};
  auto site = publication::make_site({}, book(), request);
  if (!site) throw std::runtime_error(site.error().message);
  return std::move(*site);
}

// Of what the script lets out, the digest of a report is there, word for word the one of the day; of all else not one
// byte.
TEST(Scenario, PublishesWhatWasLetOut) {
  const publication::Site site = site_of(kept());
  std::vector<std::string> versions;
  for (const publication::ManifestVersion& version : site.listed) versions.push_back(version.path);
  std::ranges::sort(versions);
  EXPECT_EQ(versions, (std::vector<std::string>{
                          "fines-receivable/2017-Q3/1", "hiring-progress/2017-Q2/1",
                          "referrals-for-prosecution/2017-Q3/1", "resources-and-caseload-by-district/2017-Q3/1",
                          "victim-services/2017-Q2/1", "victim-services/2017-Q2/2", "victim-services/2017-Q2/3"}));
  for (const pages::OutFile& file : site.files) {
    if (!file.path.ends_with("/SHA256SUMS")) continue;
    const std::string folder = file.path.substr(0, file.path.rfind('/'));
    const auto listed = std::ranges::find(site.listed, folder, &publication::ManifestVersion::path);
    ASSERT_NE(listed, site.listed.end()) << file.path;
    EXPECT_EQ(sha256_hex(file.content), listed->digest) << file.path;
  }
  for (const publication::Missing& missing : site.missing) {
    const bool of_imported_files = missing.what.starts_with("declined_detainers, ") ||
                                   missing.what.starts_with("inmates_state_local, ") ||
                                   missing.what.starts_with("victims_study, ");
    EXPECT_TRUE(of_imported_files) << missing.what << ": " << missing.error.message;
  }
}

TEST(Scenario, NamesNobodyOnItsSite) {
  const std::regex person("\\b(D|RO|SEC|AG|SP|L|PO|VO|F|GO|HO|T|PI|R)-[0-9]");
  for (const pages::OutFile& file : site_of(kept()).files) {
    std::smatch found;
    EXPECT_FALSE(std::regex_search(file.content, found, person)) << file.path << " says " << found.str();
  }
}

TEST(Scenario, ASiteOfItIsSound) {
  const publication::Site site = site_of(kept());
  const fs::path out = kept().folder.string() + "-site";
  const publication::SiteRequest request{
      .as_of = 0, .known = "2018-03-10T00:00:00Z", .sources = {}, .with_book = false};
  const auto published = publication::publish(*kept().ledger, site, request,
                                              {.folder = kept().folder,
                                               .out = out,
                                               .actor = "RO-1",
                                               .authority = "records_officer",
                                               .time = "2018-12-31T00:00:00Z",
                                               .book = std::string(64, 'a')});
  ASSERT_TRUE(published) << published.error().message;
  const auto key = ledger::read_verifier_key(first_line_of(kept().folder / "key.pub"));
  ASSERT_TRUE(key) << key.error().message;
  const auto verified = publication::verify_site(out, *key, {});
  ASSERT_TRUE(verified) << verified.error().message;
  for (const auto& finding : verified->findings) ADD_FAILURE() << finding.file << ": " << finding.problem;
  EXPECT_EQ(verified->versions, site.listed.size());
  EXPECT_EQ(verified->files, site.files.size());
  fs::remove_all(out);
}

TEST(Scenario, IsTheSameOnPostgres) {
  const auto server = PostgresServer::start();
  ASSERT_TRUE(server) << server.error().message;
  // 'host=FOLDER user=takecare dbname=NAME' as an address.
  const std::string words = server->address("postgres");
  const std::string host = words.substr(5, words.find(' ') - 5);
  Kept other("postgres", fmt::format("postgresql:///postgres?host={}&user=takecare", host));
  for (const std::string& problem : other.year->problems()) ADD_FAILURE() << problem;
  const auto& here = kept().year->answers();
  const auto& there = other.year->answers();
  ASSERT_EQ(there.size(), here.size());
  for (std::size_t i = 0; i < here.size(); ++i) {
    EXPECT_EQ(there[i].text, here[i].text) << format_iso_date(here[i].question.when.as_of);
  }
  const publication::Site site = site_of(kept());
  const publication::Site same = site_of(other);
  ASSERT_EQ(same.files.size(), site.files.size());
  for (std::size_t i = 0; i < site.files.size(); ++i) {
    EXPECT_EQ(same.files[i].path, site.files[i].path);
    EXPECT_EQ(same.files[i].content, site.files[i].content) << site.files[i].path;
  }
}

}  // namespace
}  // namespace takecare::test
