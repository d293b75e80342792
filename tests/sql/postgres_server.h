// A real PostgreSQL for one run of the tests: made in a temporary directory, reached through a socket there, and gone
// with it.
#pragma once

#include <filesystem>
#include <string>

#include "takecare/base/error.h"

namespace takecare::test {

class PostgresServer {
 public:
  // Needs initdb and pg_ctl. As root, which PostgreSQL refuses, the server runs as the user 'postgres'.
  static Result<PostgresServer> start();
  ~PostgresServer();
  PostgresServer(PostgresServer&& other) noexcept;
  PostgresServer& operator=(PostgresServer&&) = delete;
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // For libpq.
  std::string address(const std::string& database) const;

 private:
  PostgresServer() = default;
  Result<void> run(const std::string& program, const std::string& arguments) const;

  std::filesystem::path programs_;
  std::filesystem::path folder_;
  bool runs_ = false;
};

}  // namespace takecare::test
