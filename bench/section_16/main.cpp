// The reports of Section 16 at national size beside DuckDB: section_16 TAKECARE CSV_DIR DATA_DIR OUT_DIR.
//
// DuckDB reads the same custody and offense files, joins what each person's offenses say, and groups by the columns
// that the tables of the reports rest on. It applies no law, hides nothing and writes nothing. It is asked twice: of
// the CSV files as they came, and of the Parquet files that takecare keeps of them, which is what a report reads.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "takecare/engine/duckdb.h"

namespace {

using namespace takecare;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// One custody system: its files, its key, and what its tables are by, in the names of the file and of the record.
struct System {
  const char* name;
  const char* key;
  const char* order;  // of offenses, by their day
  std::vector<std::string> tables;
  const char* outcome;  // of an offense
};

const std::array csv_systems = {
    System{"bop",
           "REGISTER_NUMBER",
           "OFFENSE_DATE",
           {"IMMIGRATION_STATUS, EOIR_STATUS", "IMMIGRATION_STATUS, EOIR_STATUS, COUNTRY_OF_CITIZENSHIP",
            "IMMIGRATION_STATUS, EOIR_STATUS, PRIMARY_OFFENSE"},
           "DISPOSITION"},
    System{"usms",
           "USMS_NUMBER",
           "OFFENSE_DATE",
           {"STATUS, PROCEEDING", "STATUS, PROCEEDING, NATIONALITY", "STATUS, PROCEEDING, OFFENSE_CLASS"},
           "DISPOSITION"},
    System{"state_local",
           "STATE || '|' || INMATE_ID",
           "OFFENSE_DATE",
           {"IMM_STATUS, PROCEEDINGS", "IMM_STATUS, PROCEEDINGS, FACILITY_TYPE", "IMM_STATUS, PROCEEDINGS, COUNTRY",
            "IMM_STATUS, PROCEEDINGS, OFFENSE_GROUP", "STATE, FACILITY_TYPE"},
           "DISPOSITION"},
};

const std::array parquet_systems = {
    System{"bop",
           "_key",
           "committed_on",
           {"lawful_status, proceedings", "lawful_status, proceedings, nationality",
            "lawful_status, proceedings, offense_group"},
           "disposition"},
    System{"usms",
           "_key",
           "committed_on",
           {"lawful_status, proceedings", "lawful_status, proceedings, nationality",
            "lawful_status, proceedings, offense_group"},
           "disposition"},
    System{"state_local",
           "_key",
           "committed_on",
           {"lawful_status, proceedings", "lawful_status, proceedings, facility_kind",
            "lawful_status, proceedings, nationality", "lawful_status, proceedings, offense_group",
            "custodian_state, facility_kind"},
           "disposition"},
};

int stop(const std::string& why) {
  fmt::print(stderr, "section_16: {}\n", why);
  return 1;
}

std::string csv_of(const fs::path& folder, const std::string& extract) {
  return fmt::format("read_csv('{}', all_varchar = true)", (folder / (extract + ".csv")).string());
}

std::string parquet_of(const fs::path& folder, const std::string& extract) {
  return fmt::format("read_parquet('{}')", (folder / extract / "*.parquet").string());
}

template <class Systems, class Files>
std::string queries(const Systems& systems, Files files) {
  std::string sql;
  for (const System& system : systems) {
    const std::string name = system.name;
    sql += fmt::format(
        "CREATE OR REPLACE TEMP TABLE people AS SELECT s.*, o.offenses, o.outcomes FROM {0} s LEFT JOIN (SELECT {2} AS "
        "k, count({3}) AS offenses, max({4}) AS outcomes FROM {1} GROUP BY 1) o ON o.k = {2};\n",
        files(name + "_custody"), files(name + "_offenses"), system.key, system.order, system.outcome);
    for (const std::string& table : system.tables) {
      sql +=
          fmt::format("CREATE OR REPLACE TEMP TABLE cells AS SELECT {}, count(*) FROM people GROUP BY ALL;\n", table);
    }
  }
  return sql;
}

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Result<double> duckdb_takes(const std::string& sql) {
  const auto start = Clock::now();
  auto database = engine::Database::open();
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  for (std::size_t begin = 0, end = 0; (end = sql.find(";\n", begin)) != std::string::npos; begin = end + 2) {
    if (auto done = connection->run(sql.substr(begin, end - begin)); !done) return std::unexpected(done.error());
  }
  return seconds_since(start);
}

Result<double> takecare_takes(const std::string& takecare, const std::string& data, const std::string& out) {
  const auto start = Clock::now();
  for (const char* report : {"inmates_federal", "inmates_state_local"}) {
    const std::string command =
        fmt::format("'{}' report {} --period FY2018-Q1 --data '{}' -o '{}' >/dev/null", takecare, report, data, out);
    if (std::system(command.c_str()) != 0) return fail("failed: " + command);
  }
  return seconds_since(start);
}

double median(std::vector<double> all) {
  std::ranges::sort(all);
  return all[all.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) return stop("usage: section_16 TAKECARE CSV_DIR DATA_DIR OUT_DIR");
  const fs::path csv_folder = arguments[2];
  const fs::path data = arguments[3];
  const std::string csv = queries(csv_systems, [&](const std::string& name) { return csv_of(csv_folder, name); });
  const std::string parquet = queries(parquet_systems, [&](const std::string& name) { return parquet_of(data, name); });
  std::vector<double> ours;
  std::vector<double> on_csv;
  std::vector<double> on_parquet;
  for (int turn = 0; turn < 5; ++turn) {
    const auto a = takecare_takes(arguments[1], arguments[3], arguments[4]);
    const auto b = duckdb_takes(csv);
    const auto c = duckdb_takes(parquet);
    for (const auto* one : {&a, &b, &c}) {
      if (!*one) return stop(one->error().message);
    }
    ours.push_back(*a);
    on_csv.push_back(*b);
    on_parquet.push_back(*c);
  }
  fmt::print("takecare, both reports, protected, audited, written   {:5.2f} s\n", median(ours));
  fmt::print("DuckDB, CSV read and grouped                          {:5.2f} s   takecare takes {:.2f} times that\n",
             median(on_csv), median(ours) / median(on_csv));
  fmt::print("DuckDB, takecare's Parquet read and grouped           {:5.2f} s   takecare takes {:.2f} times that\n",
             median(on_parquet), median(ours) / median(on_parquet));
  return 0;
}
