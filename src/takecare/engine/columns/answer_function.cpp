#include "takecare/engine/columns/answer_function.h"

#include <fmt/format.h>

#include <bit>
#include <mutex>

#include "takecare/engine/columns/execute.h"

namespace takecare::engine::columns {

namespace {

using lang::Kind;

constexpr int decimal_width = 18;

// What one thread needs: they share the plan.
struct Worker {
  ChunkReader reader;
  Executor executor;
};

// What the function keeps between calls. DuckDB calls it from many threads; each call takes a worker or makes one.
struct Function {
  Function(const lang::Program& the_program, Plan the_plan) : program(the_program), plan(std::move(the_plan)) {}

  const lang::Program& program;
  Plan plan;
  std::vector<std::string> names;  // of the arguments
  std::mutex mutex;
  std::shared_ptr<AnswerTally> tally = std::make_shared<AnswerTally>();
  std::vector<std::unique_ptr<Worker>> idle;

  Result<std::unique_ptr<Worker>> take(duckdb_data_chunk chunk) {
    {
      const std::scoped_lock lock(mutex);
      if (!idle.empty()) {
        auto worker = std::move(idle.back());
        idle.pop_back();
        return worker;
      }
    }
    std::vector<LogicalType> types;
    std::vector<ChunkColumn> columns;
    for (std::size_t i = 0; i < names.size(); ++i) {
      types.emplace_back(duckdb_vector_get_column_type(duckdb_data_chunk_get_vector(chunk, i)));
      columns.push_back({.name = names[i], .type = types.back().get()});
    }
    auto reader = ChunkReader::make(program, plan.record, columns);
    if (!reader) return std::unexpected(reader.error());
    for (const Node& node : plan.nodes) {
      if (node.op == NodeOp::constant && node.type.kind == Kind::text) reader->texts().code(node.text);
    }
    return std::make_unique<Worker>(Worker{.reader = std::move(*reader), .executor = Executor(program, plan)});
  }

  void give_back(std::unique_ptr<Worker> worker, std::size_t rows, const std::vector<AnswerTally::Count>& counts) {
    const std::scoped_lock lock(mutex);
    tally->records += static_cast<std::int64_t>(rows);
    tally->counts.resize(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
      tally->counts[i].yes += counts[i].yes;
      tally->counts[i].no += counts[i].no;
    }
    idle.push_back(std::move(worker));
  }
};

LogicalType duckdb_type_of(lang::Type type) {
  switch (type.kind) {
    case Kind::truth: return LogicalType(duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN));
    case Kind::date: return LogicalType(duckdb_create_logical_type(DUCKDB_TYPE_DATE));
    case Kind::number: return LogicalType(duckdb_create_decimal_type(decimal_width, 6));
    case Kind::money: return LogicalType(duckdb_create_decimal_type(decimal_width, 2));
    case Kind::duration: return LogicalType(duckdb_create_logical_type(DUCKDB_TYPE_INTERVAL));
    case Kind::text:
    case Kind::enumeration:
    case Kind::list: break;
  }
  return LogicalType(duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR));
}

// A struct type of its own, since DuckDB copies what it is given.
LogicalType struct_type_of(const std::vector<AnswerColumn>& answers) {
  std::vector<LogicalType> types;
  std::vector<duckdb_logical_type> members;
  std::vector<const char*> names;
  for (const AnswerColumn& answer : answers) {
    types.push_back(duckdb_type_of(answer.type));
    members.push_back(types.back().get());
    names.push_back(answer.name.c_str());
  }
  return LogicalType(duckdb_create_struct_type(members.data(), names.data(), members.size()));
}

// Known truths as bytes; the others are NULL.
AnswerTally::Count write_truths(Truths truths, std::size_t rows, duckdb_vector out) {
  auto* values = static_cast<bool*>(duckdb_vector_get_data(out));
  duckdb_vector_ensure_validity_writable(out);
  std::uint64_t* validity = duckdb_vector_get_validity(out);
  for (std::size_t row = 0; row < rows; ++row) values[row] = test_bit(truths.surely, row);
  AnswerTally::Count count;
  const std::size_t words = words_for(rows);
  for (std::size_t w = 0; w < words; ++w) {
    const Word valid = w + 1 == words ? tail_mask(rows) : all_ones;
    validity[w] = truths.surely[w] | ~truths.possibly[w];
    count.yes += std::popcount(truths.surely[w] & valid);
    count.no += std::popcount(~truths.possibly[w] & valid);
  }
  return count;
}

duckdb_interval interval_of(std::int64_t twelfths) {
  // Whole days as days; else as many whole months as leave whole days (base/date.h).
  for (std::int64_t months = 0; months < twelfths_per_day; ++months) {
    const std::int64_t rest = twelfths - months * twelfths_per_month;
    if (rest >= 0 && rest % twelfths_per_day == 0) {
      return {.months = static_cast<std::int32_t>(months),
              .days = static_cast<std::int32_t>(rest / twelfths_per_day),
              .micros = 0};
    }
  }
  // A day and a part of one, less than the months that would make it whole: a twelfth is two hours.
  constexpr std::int64_t twelfth = std::int64_t{2} * 3'600 * 1'000'000;
  return {.months = 0,
          .days = static_cast<std::int32_t>(twelfths / twelfths_per_day),
          .micros = twelfths % twelfths_per_day * twelfth};
}

void write_known(const lang::Program& program, lang::Type type, std::int64_t value, TextPool& texts, duckdb_vector out,
                 std::size_t row) {
  void* data = duckdb_vector_get_data(out);
  switch (type.kind) {
    case Kind::date: static_cast<duckdb_date*>(data)[row] = {.days = static_cast<std::int32_t>(value)}; return;
    case Kind::duration: static_cast<duckdb_interval*>(data)[row] = interval_of(value); return;
    case Kind::enumeration: {
      const auto& values = program.enumerations[static_cast<std::size_t>(type.of)].values;
      const std::string& name = values[static_cast<std::size_t>(value)].name;
      duckdb_vector_assign_string_element_len(out, row, name.data(), name.size());
      return;
    }
    case Kind::text: {
      const std::string& text = texts.text(value);
      duckdb_vector_assign_string_element_len(out, row, text.data(), text.size());
      return;
    }
    default: static_cast<std::int64_t*>(data)[row] = value; return;
  }
}

AnswerTally::Count write_values(const Function& function, Worker& worker, std::size_t index, std::size_t rows,
                                duckdb_vector out) {
  AnswerTally::Count count;
  const Output& output = function.plan.outputs[index];
  duckdb_vector_ensure_validity_writable(out);
  std::uint64_t* validity = duckdb_vector_get_validity(out);
  for (std::size_t row = 0; row < rows; ++row) {
    const Value value = worker.executor.value(output, row);
    const bool known = value.surely_value() && value.may_be_value && value.range.is_point();
    duckdb_validity_set_row_validity(validity, row, known);
    if (!known) continue;
    ++count.yes;
    write_known(function.program, output.type, value.range.lo, worker.reader.texts(), out, row);
  }
  return count;
}

void answer(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output) {
  auto& function = *static_cast<Function*>(duckdb_scalar_function_get_extra_info(info));
  auto worker = function.take(input);
  if (!worker) return duckdb_scalar_function_set_error(info, worker.error().message.c_str());
  const auto table = (*worker)->reader.read(input);
  if (!table) {
    const std::string message = table.error().message + "; " + table.error().help;
    return duckdb_scalar_function_set_error(info, message.c_str());
  }
  const std::size_t rows = (*table)->rows;
  (*worker)->executor.run(**table, 0, rows);
  std::vector<AnswerTally::Count> counts;
  for (std::size_t i = 0; i < function.plan.outputs.size(); ++i) {
    duckdb_vector out = duckdb_struct_vector_get_child(output, i);
    const Output& asked = function.plan.outputs[i];
    counts.push_back(asked.type.kind == Kind::truth ? write_truths((*worker)->executor.truths(asked), rows, out)
                                                    : write_values(function, **worker, i, rows, out));
  }
  function.give_back(std::move(*worker), rows, counts);
}

}  // namespace

Result<std::shared_ptr<const AnswerTally>> register_answer_function(Connection& connection, const std::string& name,
                                                                    const lang::Program& program, Plan plan,
                                                                    const std::vector<ChunkColumn>& columns,
                                                                    const std::vector<AnswerColumn>& answers) {
  // Finds what is wrong with the columns now, not at the first row.
  if (auto reader = ChunkReader::make(program, plan.record, columns); !reader) return std::unexpected(reader.error());

  auto function = std::make_unique<Function>(program, std::move(plan));
  const DuckdbOwner<duckdb_scalar_function> scalar(duckdb_create_scalar_function());
  duckdb_scalar_function_set_name(scalar.get(), name.c_str());
  for (const ChunkColumn& column : columns) {
    function->names.push_back(column.name);
    duckdb_scalar_function_add_parameter(scalar.get(), column.type);
  }
  std::shared_ptr<const AnswerTally> tally = function->tally;
  const LogicalType result = struct_type_of(answers);
  duckdb_scalar_function_set_return_type(scalar.get(), result.get());
  duckdb_scalar_function_set_special_handling(
      scalar.get());  // NULL is a fact that is not known, not a reason not to ask
  duckdb_scalar_function_set_function(scalar.get(), answer);
  duckdb_scalar_function_set_extra_info(scalar.get(), function.release(), [](void* data) {
    std::unique_ptr<Function>(static_cast<Function*>(data)).reset();
  });
  if (duckdb_register_scalar_function(connection.handle(), scalar.get()) == DuckDBError) {
    return fail(fmt::format("DuckDB did not take the function '{}'", name), "choose another name");
  }
  return tally;
}

}  // namespace takecare::engine::columns
