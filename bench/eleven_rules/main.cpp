// The eleven rules on the same data, one thread, in one run: takecare's column engine, a naive fused loop, DuckDB's
// SQL. Systems take turns, so that a machine whose speed drifts treats them alike; medians and ratios are what to
// quote.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/eleven_rules/duckdb_side.h"
#include "bench/eleven_rules/engine_side.h"
#include "bench/eleven_rules/naive.h"
#include "takecare/engine/columns/execute.h"

namespace {

using takecare::bench::Counts;

struct System {
  std::string name;
  std::function<Counts()> run;
  int rounds = 0;
  std::vector<double> seconds = {};
  bool agrees = true;
};

double time_of(System& system, const Counts& expected, bool check) {
  const auto start = std::chrono::steady_clock::now();
  const Counts counts = system.run();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  if (check && !(counts == expected)) system.agrees = false;
  return taken.count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t people = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : takecare::bench::expected_people;
  if (argc < 2 || people == 0) {
    std::fprintf(stderr, "usage: eleven_rules BOOK.md [PEOPLE]\n");
    return 2;
  }
  const takecare::bench::Workload workload = takecare::bench::generate(people);
  std::printf("%zu people, %zu offenses; kernels: %s; one thread\n", workload.people(), workload.offenses(),
              takecare::engine::columns::best_kernels().name);
  const auto engine = takecare::bench::engine_loop(workload, argv[1], takecare::engine::columns::block_rows);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().message.c_str());
    return 1;
  }
  std::vector<System> systems{{.name = "takecare columns", .run = *engine, .rounds = 11},
                              {.name = "naive fused loop", .run = takecare::bench::naive_loop(workload), .rounds = 11}};
  const auto forms = takecare::bench::duckdb_forms(workload);
  if (!forms) {
    std::fprintf(stderr, "%s\n", forms.error().message.c_str());
    return 1;
  }
  for (const auto& form : *forms) systems.push_back({.name = "DuckDB, " + form.name, .run = form.run, .rounds = 3});

  const bool check = people == takecare::bench::expected_people;
  for (int round = -1; round < 11; ++round) {
    for (System& system : systems) {
      if (round >= system.rounds) continue;
      const double seconds = time_of(system, takecare::bench::expected_counts, check);
      if (round >= 0) system.seconds.push_back(seconds);  // the first round warms up
    }
  }
  bool all_agree = true;
  const double ours = median(systems[0].seconds);
  for (const System& system : systems) {
    const double seconds = median(system.seconds);
    std::printf("%-36s median %9.2f ms  %8.2f million people a second  %6.2f times takecare's time%s\n",
                system.name.c_str(), seconds * 1e3, static_cast<double>(people) / seconds / 1e6, seconds / ours,
                !check          ? ""
                : system.agrees ? "  counts agree"
                                : "  COUNTS DIFFER");
    all_agree = all_agree && system.agrees;
  }
  return all_agree ? 0 : 1;
}
