// A test with a ledger of its own in a folder that goes when the test does.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "../sql/postgres_server.h"
#include "takecare/ledger/ledger.h"

namespace takecare::ledger::test {

// An act on the record 'id' of the program 'Case', at so many seconds after nine.
Event act(const std::string& id, int second);

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class LedgerCase : public testing::Test {
 protected:
  void SetUp() override;
  Ledger& ledger() { return *ledger_; }
  // Where its rows are: empty for SQLite.
  virtual std::string store() { return {}; }
  std::filesystem::path folder() const { return folder_.path() / "ledger"; }
  void close() { ledger_.reset(); }
  void open();
  // Appends and expects that it works.
  std::vector<std::uint64_t> append(const std::vector<Event>& events, std::optional<std::uint64_t> expected = {});

 private:
  Folder folder_;
  std::optional<Ledger> ledger_;
};

// It runs as long as this process.
Result<takecare::test::PostgresServer>& postgres_server();
// The address of an empty database of it.
std::string new_postgres_database();

// The same test on either store.
class OnBothStores : public LedgerCase, public testing::WithParamInterface<std::string> {
 protected:
  std::string store() override { return GetParam() == "postgres" ? new_postgres_database() : ""; }
};

#define TAKECARE_ON_BOTH_STORES(suite)                                           \
  INSTANTIATE_TEST_SUITE_P(Stores, suite, testing::Values("sqlite", "postgres"), \
                           [](const testing::TestParamInfo<std::string>& info) { return info.param; })

}  // namespace takecare::ledger::test
