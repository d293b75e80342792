// How long decide takes for one answer with its proof and what is missing, warm, over every case of the book's own
// examples, in seconds.
//
// decide_every_example: one case after the other, as a program that serves many would. 'per_answer' is the mean,
// 'worst' the slowest answer of all, 'slow_percent' how many of a hundred take a millisecond or more.
// decide_each_alone: each case several times on end, the fastest of which counts: what the answer costs when nothing
// else disturbs it. 'median' and 'slowest' are over the cases, 'slow' is how many of them take a millisecond or more.
// evaluate_every_example: the value alone.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "takecare/engine/decide.h"
#include "takecare/engine/examples.h"
#include "takecare/lang/book.h"

namespace takecare {
namespace {

struct Question {
  engine::Case the_case;
  int definition = -1;
  Days as_of = 0;
  std::string about;
};

lang::Book the_book() {
  const auto chapters = lang::read_chapters({std::string(TAKECARE_ROOT) + "/book"});
  return chapters ? lang::compile(*chapters) : lang::Book{};
}

std::vector<Question> questions(const lang::Program& program) {
  std::vector<Question> all;
  for (const lang::Example& example : program.examples) {
    for (const lang::Expectation& expectation : example.expectations) {
      const auto& parameters = program.definitions[static_cast<std::size_t>(expectation.definition)].parameters;
      const bool about_owner = parameters == std::vector<int>{example.record};
      all.push_back(
          {engine::case_of(program, example), expectation.definition, example.as_of, about_owner ? "" : example.item});
    }
  }
  return all;
}

double seconds_to_decide(const lang::Program& program, const Question& question) {
  const auto begin = std::chrono::steady_clock::now();
  {
    auto answer = engine::decide(program, question.definition, question.the_case, question.as_of, question.about);
    benchmark::DoNotOptimize(answer);
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void decide_every_example(benchmark::State& state) {
  const lang::Book book = the_book();
  const std::vector<Question> all = questions(book.program);
  double worst = 0;
  std::size_t slow = 0;
  std::size_t answers = 0;
  for (auto _ : state) {
    for (const Question& question : all) {
      const double took = seconds_to_decide(book.program, question);
      if (answers >= all.size()) worst = std::max(worst, took);  // the first round warms up
      if (took >= 1e-3) ++slow;
      ++answers;
    }
  }
  using benchmark::Counter;
  state.counters["per_answer"] = Counter(static_cast<double>(answers), Counter::kIsRate | Counter::kInvert);
  state.counters["worst"] = worst;
  state.counters["slow_percent"] = 100.0 * static_cast<double>(slow) / static_cast<double>(answers);
}
BENCHMARK(decide_every_example)->Unit(benchmark::kMillisecond);

void decide_each_alone(benchmark::State& state) {
  constexpr int times = 20;
  const lang::Book book = the_book();
  const std::vector<Question> all = questions(book.program);
  std::vector<double> fastest(all.size(), std::numeric_limits<double>::max());
  for (auto _ : state) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (int n = 0; n < times; ++n) fastest[i] = std::min(fastest[i], seconds_to_decide(book.program, all[i]));
    }
  }
  std::ranges::sort(fastest);
  state.counters["median"] = fastest[fastest.size() / 2];
  state.counters["slowest"] = fastest.back();
  state.counters["slow"] = static_cast<double>(std::ranges::count_if(fastest, [](double s) { return s >= 1e-3; }));
}
BENCHMARK(decide_each_alone)->Unit(benchmark::kMillisecond)->Iterations(3);

void evaluate_every_example(benchmark::State& state) {
  const lang::Book book = the_book();
  const std::vector<Question> all = questions(book.program);
  std::vector<std::vector<const engine::Item*>> arguments;
  for (const Question& question : all) {
    auto found = engine::find_arguments(book.program, question.definition, question.the_case, question.about);
    arguments.push_back(found ? *found : std::vector<const engine::Item*>{});
  }
  std::size_t answers = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (arguments[i].empty()) continue;
      benchmark::DoNotOptimize(engine::evaluate(book.program, all[i].definition, arguments[i], all[i].as_of));
      ++answers;
    }
  }
  using benchmark::Counter;
  state.counters["per_answer"] = Counter(static_cast<double>(answers), Counter::kIsRate | Counter::kInvert);
}
BENCHMARK(evaluate_every_example)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace takecare
