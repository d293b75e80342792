// A real PostgreSQL for one run of the tests: made in a temporary directory, reached through a socket there, and gone
// with it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "takecare/base/error.h"

namespace takecare::test {

class PostgresServer {
 public:
  // Without 'durable' a commit does not wait for the disk: tests outlive no fall of the machine.
  enum class Commits : std::uint8_t { fast, durable };
  // Needs initdb and pg_ctl. As root, which PostgreSQL refuses, the server runs as the user 'postgres'.
  static Result<PostgresServer> start(Commits commits = Commits::fast);
  // Every process of the server ends at once, without a word to anybody, and a new one recovers what they left.
  Result<void> crash();
  ~PostgresServer();
  PostgresServer(PostgresServer&& other) noexcept;
  PostgresServer& operator=(PostgresServer&&) = delete;
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // For libpq, in words and as an address.
  std::string address(const std::string& database) const;
  std::string url(const std::string& database) const;

 private:
  PostgresServer() = default;
  Result<void> run(const std::string& program, const std::string& arguments) const;
  Result<void> begin();

  std::filesystem::path programs_;
  std::filesystem::path folder_;
  Commits commits_ = Commits::fast;
  bool runs_ = false;
};

}  // namespace takecare::test
