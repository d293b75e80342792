// Ten million people from Parquet: all eleven rules and their answers written, against DuckDB reading and summing the
// same columns. Each round runs both in processes of their own, whose largest memory the system reports.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "bench/eleven_rules/people_file.h"
#include "takecare/engine/columns/evaluate_files.h"
#include "takecare/engine/duckdb.h"
#include "takecare/lang/book.h"

namespace {

namespace columns = takecare::engine::columns;

constexpr std::size_t default_people = 10'000'000;
constexpr int rounds = 3;

int evaluate(const std::string& book_file, const std::string& people, const std::string& answers) {
  const auto chapters = takecare::lang::read_chapters({book_file});
  if (!chapters) return 1;
  const takecare::lang::Book book = takecare::lang::compile(*chapters);
  columns::EvaluateRequest request{.inputs = {people}, .definitions = {}, .output = answers};
  for (std::size_t i = 0; i < book.program.definitions.size(); ++i) request.definitions.push_back(static_cast<int>(i));
  const auto summary = columns::evaluate_files(book.program, request);
  if (!summary) std::fprintf(stderr, "%s\n", summary.error().message.c_str());
  return summary ? 0 : 1;
}

int read_and_sum(const std::string& people) {
  auto database = takecare::engine::Database::open({.memory_limit = "1GiB"});
  auto connection = database->connect();
  const auto rows = connection->table(
      "SELECT sum(us_citizen::INT), max(admitted_on), max(final_order_on), sum(departed::INT), "
      "sum(fraud_finding::INT), "
      "sum(benefit_abuse::INT) FROM read_parquet(" +
      takecare::engine::quote_text(people) + ")");
  const auto items = connection->table(
      "SELECT max(o.committed_on), max(o.disposition), sum(o.moral_turpitude::INT), sum(o.controlled_substance::INT), "
      "sum(o.aggravated_felony::INT), sum(o.firearm::INT), sum(o.max_sentence), sum(o.sentence), "
      "sum(o.marijuana_grams) "
      "FROM (SELECT unnest(offenses) AS o FROM read_parquet(" +
      takecare::engine::quote_text(people) + "))");
  return rows && items ? 0 : 1;
}

struct Measured {
  double seconds = 0;
  double megabytes = 0;
  bool succeeded = false;
};

Measured measure(const std::function<int()>& work) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  return {.seconds = taken.count(),
          .megabytes = static_cast<double>(usage.ru_maxrss) / 1024,
          .succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: eleven_rules_parquet BOOK.md FOLDER [PEOPLE]\n");
    return 2;
  }
  const std::string book = argv[1];
  const std::string people = std::string(argv[2]) + "/people.parquet";
  const std::string answers = std::string(argv[2]) + "/answers.parquet";
  const std::size_t count = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : default_people;
  const Measured written = measure([&] { return takecare::bench::write_people(people, count) ? 0 : 1; });
  if (!written.succeeded) {
    std::fprintf(stderr, "%s could not be written\n", people.c_str());
    return 1;
  }
  std::vector<double> ours, theirs, ratios;
  double most_memory = 0;
  double their_memory = 0;
  for (int round = 0; round < rounds; ++round) {
    const Measured evaluated = measure([&] { return evaluate(book, people, answers); });
    const Measured summed = measure([&] { return read_and_sum(people); });
    if (!evaluated.succeeded || !summed.succeeded) return 1;
    ours.push_back(evaluated.seconds);
    theirs.push_back(summed.seconds);
    ratios.push_back(evaluated.seconds / summed.seconds);
    most_memory = std::max(most_memory, evaluated.megabytes);
    their_memory = std::max(their_memory, summed.megabytes);
  }
  std::printf("%zu people from Parquet, all cores, %d rounds\n", count, rounds);
  std::printf("takecare evaluate, answers written   median %6.2f s  most memory %5.0f MiB\n", median(ours),
              most_memory);
  std::printf("DuckDB, the same columns summed      median %6.2f s  most memory %5.0f MiB\n", median(theirs),
              their_memory);
  std::printf("ratio                                median %6.2f\n", median(ratios));
  return 0;
}
