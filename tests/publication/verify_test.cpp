// What verify says of a site, and of one that somebody changed.
#include "takecare/publication/verify.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "../ledger/ledger_case.h"
#include "takecare/base/file_bytes.h"
#include "takecare/base/sha256.h"
#include "takecare/publication/addresses.h"
#include "takecare/publication/publish.h"

namespace takecare::publication {
namespace {

namespace fs = std::filesystem;

Site small_site() {
  const std::string table = "period,count\r\n2017-Q1,12\r\n";
  const std::string sums = sha256_hex(table) + "  by-stage.csv\n";
  Site site;
  site.files = {{.path = "index.html", .content = "<!DOCTYPE html><title>All</title>"},
                {.path = "permits/2017-Q1/1/SHA256SUMS", .content = sums},
                {.path = "permits/2017-Q1/1/by-stage.csv", .content = table},
                {.path = "permits/2017-Q1/1/empty.txt", .content = ""}};
  site.listed = {{.path = "permits/2017-Q1/1", .digest = sha256_hex(sums), .entry = 1}};
  return site;
}

void overwrite(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

class Verify : public ledger::test::LedgerCase {
 protected:
  void SetUp() override {
    LedgerCase::SetUp();
    append({ledger::test::act("a", 1), ledger::test::act("b", 2), ledger::test::act("c", 3)});
    publish_site();
  }

  void publish_site() {
    const SiteRequest made_of{.as_of = *parse_iso_date("2018-03-01"), .known = "2018-03-01T10:00:00Z"};
    const auto published = publish(ledger(), small_site(), made_of,
                                   {.folder = folder(),
                                    .out = site(),
                                    .actor = "R-1",
                                    .authority = "records_officer",
                                    .time = "2018-03-01T12:00:00Z",
                                    .book = std::string(64, 'a')});
    ASSERT_TRUE(published) << published.error().message;
  }

  fs::path site() const { return folder().parent_path() / "site"; }

  ledger::VerifierKey key() const {
    std::string line = read_file_bytes(folder() / "key.pub").value();
    line.pop_back();
    return ledger::read_verifier_key(line).value();
  }

  // 'file: problem', a line each.
  std::string findings(const std::string& earlier = {}) const {
    const auto verified = verify_site(site(), key(), earlier);
    if (!verified) return "no site: " + verified.error().message;
    std::string all;
    for (const SiteFinding& finding : verified->findings) all += finding.file + ": " + finding.problem + "\n";
    return all;
  }

  std::vector<std::string> files() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(site())) {
      if (entry.is_regular_file()) all.push_back(entry.path().lexically_relative(site()).generic_string());
    }
    std::ranges::sort(all);
    return all;
  }
};

TEST_F(Verify, ASiteAsItWasPublishedIsSound) {
  EXPECT_EQ(findings(), "");
  const auto verified = verify_site(site(), key(), {});
  ASSERT_TRUE(verified);
  EXPECT_EQ(verified->files, 4U);
  EXPECT_EQ(verified->versions, 1U);
  EXPECT_EQ(verified->entry, 3U);
  EXPECT_EQ(verified->authority, "records_officer");
  EXPECT_EQ(verified->checkpoint.size, 4U);
}

// Every bit of every file in the long run, one of each byte else.
TEST_F(Verify, AnyByteThatIsAnotherIsFoundInItsFile) {
  for (const std::string& file : files()) {
    const std::string bytes = read_file_bytes(site() / file).value();
    for (std::size_t bit = 0; bit < 8 * bytes.size(); bit += TAKECARE_LONG ? 1 : 13) {
      std::string other = bytes;
      other[bit / 8] = static_cast<char>(static_cast<unsigned char>(other[bit / 8]) ^ (1U << (bit % 8)));
      overwrite(site() / file, other);
      const std::string found = findings();
      ASSERT_TRUE(found.contains(file + ": ")) << file << ", bit " << bit << ": " << found;
    }
    overwrite(site() / file, bytes);
  }
  EXPECT_EQ(findings(), "");
}

TEST_F(Verify, AFileThatIsGoneOrShorterOrLongerIsFound) {
  for (const std::string& file : files()) {
    const std::string bytes = read_file_bytes(site() / file).value();
    fs::remove(site() / file);
    // Of a tile that is not needed, since a wider one is there, nobody has to have a copy.
    const bool needed = !file.contains(".p/") || file.ends_with("/4");
    EXPECT_EQ(findings().contains(file + ": "), needed) << file;
    overwrite(site() / file, bytes + " ");
    EXPECT_TRUE(findings().contains(file + ": ")) << file;
    if (!bytes.empty()) {
      overwrite(site() / file, bytes.substr(0, bytes.size() - 1));
      EXPECT_TRUE(findings().contains(file + ": ")) << file;
    }
    overwrite(site() / file, bytes);
  }
}

TEST_F(Verify, WhatIsNotInTheManifestIsFound) {
  overwrite(site() / "more.html", "more");
  overwrite(site() / "permits/2017-Q1/1/more.csv", "");
  overwrite(site() / "log/ledger.db", "");
  EXPECT_EQ(findings(),
            "log/ledger.db: the ledger publishes no such file\n"
            "more.html: it is not in the manifest\n"
            "permits/2017-Q1/1/more.csv: it is not in the manifest\n");
}

TEST_F(Verify, ALinkIsNoFileOfTheSite) {
  fs::rename(site() / "index.html", folder() / "index.html");
  fs::create_symlink(folder() / "index.html", site() / "index.html");
  fs::create_directory_symlink(folder(), site() / "more");
  EXPECT_EQ(findings(),
            "index.html: it is a link, and not the file that was published\n"
            "more: it is not in the manifest\n");
}

TEST_F(Verify, AnotherSiteOfTheSameLedgerDoesNotPassForThisOne) {
  const std::string manifest = read_file_bytes(site() / manifest_file).value();
  overwrite(site() / manifest_file, manifest + "\n");
  EXPECT_EQ(findings(), "manifest.json: it is not the manifest that is on the ledger\n");
}

TEST_F(Verify, AnEntryThatIsNoPublicationProvesNothing) {
  overwrite(site() / proof_file, ledger().prove(0).value());
  EXPECT_EQ(findings(), "manifest.tlog-proof: the entry that it proves is not the publication of a site\n");
  overwrite(site() / proof_file, ledger().prove(3, true).value());
  EXPECT_EQ(findings(), "manifest.tlog-proof: the entry that it proves is not the publication of a site\n");
}

TEST_F(Verify, AnotherKeyFindsEverythingThatIsSigned) {
  const ledger::test::Folder other;
  const auto made = ledger::Ledger::create(other.path() / "ledger", "example.com/ledger");
  ASSERT_TRUE(made);
  std::string line = read_file_bytes(other.path() / "ledger" / "key.pub").value();
  line.pop_back();
  const auto verified = verify_site(site(), ledger::read_verifier_key(line).value(), {});
  ASSERT_TRUE(verified);
  ASSERT_EQ(verified->findings.size(), 2U);
  EXPECT_EQ(verified->findings[0].file, "manifest.tlog-proof");
  EXPECT_EQ(verified->findings[1].file, "log/checkpoint");
}

TEST_F(Verify, TheLogBeginsWithWhatWasSeenBefore) {
  const std::string earlier = read_file_bytes(site() / "log/checkpoint").value();
  append({ledger::test::act("d", 14'400)});
  publish_site();
  EXPECT_EQ(findings(earlier), "");
}

// The ledger's keeper goes back to an old copy and writes another history, signed with the same key.
TEST_F(Verify, TwoHistoriesOfOneLedgerAreFound) {
  const fs::path copy = folder().parent_path() / "copy";
  close();
  fs::copy(folder(), copy, fs::copy_options::recursive);
  open();
  append({ledger::test::act("d", 14'400)});
  ASSERT_TRUE(ledger().publish());
  const std::string earlier = read_file_bytes(folder() / "checkpoint").value();
  close();
  fs::remove_all(folder());
  fs::rename(copy, folder());
  open();
  append({ledger::test::act("e", 14'401), ledger::test::act("f", 14'402)});
  publish_site();
  EXPECT_EQ(findings(), "");
  EXPECT_EQ(findings(earlier),
            "the earlier checkpoint: the log of the site does not begin with the entries that it signs\n");
}

TEST_F(Verify, AnEarlierCheckpointThatIsLaterIsNotTaken) {
  append({ledger::test::act("d", 14'400)});
  ASSERT_TRUE(ledger().publish());
  EXPECT_EQ(findings(read_file_bytes(folder() / "checkpoint").value()),
            "the earlier checkpoint: it is of 5 entries, and the log of the site has 4\n");
  EXPECT_TRUE(findings("nonsense").starts_with("the earlier checkpoint: ")) << findings("nonsense");
}

TEST_F(Verify, AFolderThatIsNoSiteIsNotVerified) {
  EXPECT_FALSE(verify_site(folder(), key(), {}));
  EXPECT_FALSE(verify_site(folder() / "nowhere", key(), {}));
}

TEST_F(Verify, TheSameSitePublishedAgainIsOneEntry) {
  publish_site();
  EXPECT_EQ(ledger().size().value(), 4U);
  EXPECT_EQ(findings(), "");
}

}  // namespace
}  // namespace takecare::publication
