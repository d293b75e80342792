// Runs a plan over rows of a table: one block of rows at a time, so that what a block needs stays in the processor's
// caches.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "takecare/engine/columns/kernels.h"
#include "takecare/engine/columns/plan.h"
#include "takecare/engine/columns/table.h"
#include "takecare/engine/value.h"

namespace takecare::engine::columns {

// A truth a row: surely true, possibly true. Bits past the last row are garbage.
struct Truths {
  const Word* surely = nullptr;
  const Word* possibly = nullptr;
};

// Not thread-safe: one executor a thread; they share the plan, which must outlive them.
class Executor {
 public:
  Executor(const lang::Program& program, const Plan& plan, const Kernels& kernels = best_kernels());
  ~Executor();
  Executor(Executor&&) noexcept;
  Executor& operator=(Executor&&) noexcept;

  // Evaluates every output for rows first .. first + rows - 1 of the table. What the functions below give is valid
  // until the next run.
  void run(const Table& table, std::size_t first, std::size_t rows);

  std::size_t rows_of(const Output& output) const;
  Truths truths(const Output& output) const;                 // outputs of type truth
  Value value(const Output& output, std::size_t row) const;  // any output; text as Value::range, the code of the table

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// How many rows a block should have where nothing else says so (DuckDB's vectors have 2048): enough to hide what each
// block costs, few enough for the caches.
inline constexpr std::size_t block_rows = 8192;

}  // namespace takecare::engine::columns
