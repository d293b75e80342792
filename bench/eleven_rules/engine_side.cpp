#include "bench/eleven_rules/engine_side.h"

#include <bit>
#include <deque>
#include <memory>

#include "takecare/engine/columns/execute.h"
#include "takecare/lang/book.h"

namespace takecare::bench {

namespace {

namespace columns = engine::columns;

// The arrays that the tables view, and what runs over them.
struct Engine {
  lang::Book book;
  std::deque<std::vector<columns::Word>> bitmaps;
  std::deque<std::vector<std::int32_t>> numbers;
  std::deque<std::vector<std::uint16_t>> codes;
  std::vector<std::int32_t> offsets;
  columns::Table table;
  columns::Plan plan;

  template <class Test>
  const columns::Word* bitmap(std::size_t rows, Test test) {
    auto& bits = bitmaps.emplace_back(columns::words_for(rows) + 1);
    for (std::size_t row = 0; row < rows; ++row) columns::set_bit(bits.data(), row, test(row));
    return bits.data();
  }

  columns::Column truth(const std::vector<std::uint8_t>& values) {
    return {.absent = false,
            .width = columns::Width::bits,
            .values = bitmap(values.size(), [&](std::size_t r) { return values[r] == 1; }),
            .known = bitmap(values.size(), [&](std::size_t r) { return values[r] != unknown_truth; })};
  }

  columns::Column number(const std::vector<std::int32_t>& values, std::int64_t unit) {
    auto& stored = numbers.emplace_back(values);
    for (std::int32_t& v : stored) v = v == unknown_number ? 0 : v;
    return {.absent = false,
            .width = columns::Width::i32,
            .values = stored.data(),
            .known = bitmap(values.size(), [&](std::size_t r) { return values[r] != unknown_number; }),
            .unit = unit};
  }

  columns::Column code(const std::vector<std::int16_t>& values) {
    auto& stored = codes.emplace_back();
    for (const std::int16_t v : values) {
      stored.push_back(v == unknown_disposition ? std::uint16_t{0} : static_cast<std::uint16_t>(v));
    }
    return {.absent = false,
            .width = columns::Width::u16,
            .values = stored.data(),
            .known = bitmap(values.size(), [&](std::size_t r) { return values[r] != unknown_disposition; })};
  }
};

void set(const lang::Program& program, columns::Table& table, int record, const char* name, columns::Column column) {
  const auto& fields = program.records[static_cast<std::size_t>(record)].fields;
  table.columns.resize(fields.size());
  table.lists.resize(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name) table.columns[i] = column;
  }
}

columns::Table offenses_of(Engine& e, const Workload& w) {
  constexpr std::int64_t tenths = 100'000;  // millionths in a tenth
  const int record = e.book.program.find_record("Offense");
  columns::Table table;
  table.rows = w.offenses();
  const auto put = [&](const char* name, columns::Column column) { set(e.book.program, table, record, name, column); };
  put("committed_on", e.number(w.committed_on, 1));
  put("disposition", e.code(w.disposition));
  put("moral_turpitude", e.truth(w.moral_turpitude));
  put("controlled_substance", e.truth(w.controlled_substance));
  put("aggravated_felony", e.truth(w.aggravated_felony));
  put("firearm", e.truth(w.firearm));
  put("max_sentence", e.number(w.max_sentence, twelfths_per_day));
  put("sentence", e.number(w.sentence, twelfths_per_day));
  put("marijuana_grams", e.number(w.marijuana, tenths));
  return table;
}

void lay_out(Engine& e, const Workload& w) {
  const int record = e.book.program.find_record("Person");
  e.table.rows = w.people();
  const auto put = [&](const char* name, columns::Column column) {
    set(e.book.program, e.table, record, name, column);
  };
  put("us_citizen", e.truth(w.us_citizen));
  put("admitted_on", e.number(w.admitted_on, 1));
  put("final_order_on", e.number(w.final_order_on, 1));
  put("departed", e.truth(w.departed));
  put("fraud_finding", e.truth(w.fraud_finding));
  put("benefit_abuse", e.truth(w.benefit_abuse));
  e.offsets = w.offsets;
  e.table.lists.back() = {.absent = false,
                          .offsets = e.offsets.data(),
                          .known = nullptr,
                          .items = std::make_shared<columns::Table>(offenses_of(e, w))};
}

Counts count(const Engine& e, columns::Executor& executor, std::size_t block) {
  Counts counts;
  for (std::size_t first = 0; first < e.table.rows; first += block) {
    const std::size_t rows = std::min(block, e.table.rows - first);
    executor.run(e.table, first, rows);
    for (std::size_t k = 0; k < rule_count; ++k) {
      const columns::Truths truths = executor.truths(e.plan.outputs[k]);
      const std::size_t words = columns::words_for(rows);
      for (std::size_t w = 0; w < words; ++w) {
        const columns::Word valid = w + 1 == words ? columns::tail_mask(rows) : columns::all_ones;
        counts.yes[k] += static_cast<std::uint64_t>(std::popcount(truths.surely[w] & valid));
        counts.unknown[k] += static_cast<std::uint64_t>(std::popcount(truths.possibly[w] & ~truths.surely[w] & valid));
      }
    }
  }
  return counts;
}

}  // namespace

Result<std::function<Counts()>> engine_loop(const Workload& workload, const std::string& book_file, std::size_t block) {
  const auto chapters = lang::read_chapters({book_file});
  if (!chapters) return std::unexpected(chapters.error());
  auto engine = std::make_shared<Engine>();
  engine->book = lang::compile(*chapters);
  if (engine->book.errors > 0) return fail(lang::render(engine->book.diagnostics.front(), *chapters));
  lay_out(*engine, workload);
  std::vector<columns::Question> questions;
  for (const char* name : {"r1_convicted", "r2_pending", "r3_soon_after_admission", "r4_twice", "r5_aggravated_felony",
                           "r6_controlled_substance", "r7_firearm", "r8_five_years_together", "r9_final_order",
                           "r10_fraud", "r11_soon_and_not_petty", "priority"}) {
    questions.push_back({.definition = engine->book.program.find_definition(name)});
  }
  const int record = engine->book.program.find_record("Person");
  auto plan = columns::make_plan(engine->book.program, record, questions, {});
  if (!plan) return std::unexpected(plan.error());
  engine->plan = std::move(*plan);
  auto executor = std::make_shared<columns::Executor>(engine->book.program, engine->plan);
  return [engine, executor, block] { return count(*engine, *executor, block); };
}

}  // namespace takecare::bench
