// The order's first year, all programs of the book in one ledger (README.md).
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "../sql/postgres_server.h"
#include "takecare/ledger/examine.h"
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

TEST(Scenario, IsTheSameOnPostgres) {
  const auto server = PostgresServer::start();
  ASSERT_TRUE(server) << server.error().message;
  // 'host=FOLDER user=takecare dbname=NAME' as an address.
  const std::string words = server->address("postgres");
  const std::string host = words.substr(5, words.find(' ') - 5);
  const Kept other("postgres", fmt::format("postgresql:///postgres?host={}&user=takecare", host));
  for (const std::string& problem : other.year->problems()) ADD_FAILURE() << problem;
  const auto& here = kept().year->answers();
  const auto& there = other.year->answers();
  ASSERT_EQ(there.size(), here.size());
  for (std::size_t i = 0; i < here.size(); ++i) {
    EXPECT_EQ(there[i].text, here[i].text) << format_iso_date(here[i].question.when.as_of);
  }
}

}  // namespace
}  // namespace takecare::test
