#include "postgres_server.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

namespace takecare::test {

namespace fs = std::filesystem;

namespace {

// Debian keeps the programs of the server out of PATH, a folder a version.
Result<fs::path> find_programs() {
  std::vector<fs::path> found;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
    if (fs::exists(version.path() / "bin" / "initdb")) found.push_back(version.path() / "bin");
  }
  if (found.empty())
    return fail("there is no PostgreSQL server", "install the package 'postgresql': scripts/setup test");
  return *std::ranges::max_element(found);
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace

Result<void> PostgresServer::run(const std::string& program, const std::string& arguments) const {
  const fs::path log = folder_ / (program + ".log");
  const std::string as = ::geteuid() == 0 ? "runuser -u postgres -- " : "";
  const std::string command = fmt::format("cd {} && {}{} {} >{} 2>&1", folder_.string(), as,
                                          (programs_ / program).string(), arguments, log.string());
  if (std::system(command.c_str()) == 0) return {};
  return fail(fmt::format("{} failed: {}", program, text_of(log)));
}

Result<PostgresServer> PostgresServer::start(Commits commits) {
  PostgresServer server;
  server.commits_ = commits;
  const auto programs = find_programs();
  if (!programs) return std::unexpected(programs.error());
  server.programs_ = *programs;
  std::string folder = fs::temp_directory_path() / "takecare-postgres-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) return fail("no temporary directory could be made");
  server.folder_ = folder;
  if (::geteuid() == 0) {
    const std::string give = fmt::format("chown postgres {}", folder);
    if (std::system(give.c_str()) != 0) return fail("there is no user 'postgres' to run the server as");
  }
  const std::string data = (server.folder_ / "data").string();
  const std::string init = fmt::format("-D {} -A trust -U takecare -E UTF8 --no-locale --no-sync", data);
  if (auto made = server.run("initdb", init); !made) return std::unexpected(made.error());
  if (auto begun = server.begin(); !begun) return std::unexpected(begun.error());
  return server;
}

// No other machine reaches it.
Result<void> PostgresServer::begin() {
  const std::string options = fmt::format("-c listen_addresses= -c unix_socket_directories={} -c fsync={}",
                                          folder_.string(), commits_ == Commits::durable ? "on" : "off");
  const std::string log = (folder_ / "server.log").string();
  const auto begun =
      run("pg_ctl", fmt::format("-D {} -l {} -o '{}' -w start", (folder_ / "data").string(), log, options));
  if (!begun) return fail(begun.error().message + text_of(log));
  runs_ = true;
  return {};
}

Result<void> PostgresServer::crash() {
  if (auto ended = run("pg_ctl", fmt::format("-D {} -m immediate -w stop", (folder_ / "data").string())); !ended)
    return ended;
  runs_ = false;
  return begin();
}

PostgresServer::PostgresServer(PostgresServer&& other) noexcept
    : programs_(std::move(other.programs_)),
      folder_(std::exchange(other.folder_, {})),
      commits_(other.commits_),
      runs_(std::exchange(other.runs_, false)) {}

PostgresServer::~PostgresServer() {
  if (runs_) std::ignore = run("pg_ctl", fmt::format("-D {} -m immediate -w stop", (folder_ / "data").string()));
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::string PostgresServer::address(const std::string& database) const {
  return fmt::format("host={} user=takecare dbname={}", folder_.string(), database);
}

std::string PostgresServer::url(const std::string& database) const {
  return fmt::format("postgresql:///{}?host={}&user=takecare", database, folder_.string());
}

}  // namespace takecare::test
