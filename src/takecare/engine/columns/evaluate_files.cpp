#include "takecare/engine/columns/evaluate_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "takecare/engine/columns/answer_function.h"

namespace takecare::engine::columns {

namespace {

// What DuckDB reads the inputs with.
Result<std::string> relation_of(const std::vector<std::string>& inputs) {
  if (inputs.empty()) return fail("there is no input", "name one or more files");
  std::string list;
  std::string kind;
  for (const std::string& input : inputs) {
    std::string ending = std::filesystem::path(input).extension().string();
    if (ending == ".ndjson" || ending == ".jsonl") ending = ".json";
    if (ending != ".parquet" && ending != ".csv" && ending != ".json") {
      return fail(fmt::format("'{}' has no ending that tells how to read it", input),
                  "give .parquet, .csv, .json or .ndjson files");
    }
    if (!kind.empty() && kind != ending) {
      return fail(fmt::format("'{}' is not of the kind of the files before it", input),
                  "evaluate files of one kind at a time");
    }
    if (!std::filesystem::exists(input)) return fail(fmt::format("there is no file '{}'", input), "check the path");
    kind = ending;
    list += (list.empty() ? "" : ", ") + quote_text(input);
  }
  const char* reader = kind == ".parquet" ? "read_parquet" : kind == ".csv" ? "read_csv" : "read_json";
  return fmt::format("{}([{}])", reader, list);
}

struct InputColumns {
  std::vector<std::string> names;
  std::vector<LogicalType> types;
};

// On a connection of its own: what a query leaves open would take with it what is registered beside it.
Result<InputColumns> columns_of(const Database& database, const std::string& relation) {
  auto connection = database.connect();
  if (!connection) return std::unexpected(connection.error());
  auto rows = connection->query(fmt::format("SELECT * FROM {} LIMIT 0", relation));
  if (!rows) return std::unexpected(rows.error());
  InputColumns columns;
  for (std::size_t i = 0; i < rows->columns(); ++i) {
    columns.names.push_back(rows->name(i));
    columns.types.push_back(rows->type(i));
  }
  return columns;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// The columns that the record knows, in the order of the input.
std::vector<ChunkColumn> columns_for(const lang::Record& record, const InputColumns& input) {
  std::vector<ChunkColumn> columns;
  for (std::size_t i = 0; i < input.names.size(); ++i) {
    const bool known = std::ranges::any_of(record.fields, [&](const lang::Field& field) {
      return !field.identifies &&
             (field.name == input.names[i] || (field.optional && field.name + "_missing" == input.names[i]));
    });
    if (known) columns.push_back({.name = input.names[i], .type = input.types[i].get()});
  }
  return columns;
}

std::string keys_of(const lang::Record& record, const InputColumns& input) {
  std::string keys;
  for (const lang::Field& field : record.fields) {
    if (field.identifies && has(input.names, field.name)) keys += quote_name(field.name) + ", ";
  }
  return keys.empty() ? "row_number() OVER () AS row, " : keys;
}

void count(const AnswerTally& tally, EvaluateSummary& summary) {
  summary.records = tally.records;
  for (std::size_t i = 0; i < tally.counts.size(); ++i) {
    AnswerCount& answer = summary.counts[i];
    answer.yes = tally.counts[i].yes;
    answer.no = tally.counts[i].no;
    answer.unknown = tally.records - answer.yes - answer.no;
  }
}

}  // namespace

Result<EvaluateSummary> evaluate_files(const lang::Program& program, const EvaluateRequest& request) {
  if (request.definitions.empty()) return fail("no rule is asked for", "name one or more rules");
  const auto relation = relation_of(request.inputs);
  if (!relation) return std::unexpected(relation.error());
  const auto definition_of = [&](int index) -> const lang::Definition& {
    return program.definitions[static_cast<std::size_t>(index)];
  };
  const int record = definition_of(request.definitions.front()).parameters.front();
  const lang::Record& shape = program.records[static_cast<std::size_t>(record)];

  std::vector<Question> questions;
  std::vector<AnswerColumn> answers;
  EvaluateSummary summary;
  for (const int index : request.definitions) {
    const lang::Definition& definition = definition_of(index);
    if (definition.parameters.size() != 1) {
      return fail(fmt::format("'{}' is about the items of a list", definition.name),
                  "ask for rules of the record itself");
    }
    questions.push_back({.definition = index});
    answers.push_back({.name = definition.name, .type = definition.type});
    summary.counts.push_back({.name = definition.name, .is_truth = definition.type.kind == lang::Kind::truth});
  }
  auto plan = make_plan(program, record, questions, {.as_of = request.as_of, .law_on = request.law_on});
  if (!plan) return std::unexpected(plan.error());

  auto database = Database::open({.threads = request.threads, .memory_limit = request.memory_limit});
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  const auto input = columns_of(*database, *relation);
  if (!input) return std::unexpected(input.error());
  const std::vector<ChunkColumn> columns = columns_for(shape, *input);
  for (const lang::Field& field : shape.fields) {
    if (!has(input->names, field.name)) summary.fields_without_column.push_back(field.name);
  }
  if (columns.empty()) {
    return fail(fmt::format("the input has no column of {}", shape.name),
                "its columns must have the names of the record's fields");
  }
  const std::string function = "takecare_answer";
  const auto tally = register_answer_function(*connection, function, program, std::move(*plan), columns, answers);
  if (!tally) return std::unexpected(tally.error());
  std::string arguments;
  for (const ChunkColumn& column : columns) arguments += (arguments.empty() ? "" : ", ") + quote_name(column.name);
  const std::string unfinished = request.output.string() + ".unfinished";
  const auto written =
      connection->run(fmt::format("COPY (SELECT {}unnest({}({})) FROM {}) TO {} (FORMAT parquet)",
                                  keys_of(shape, *input), function, arguments, *relation, quote_text(unfinished)));
  std::error_code ignored;
  if (!written) {
    std::filesystem::remove(unfinished, ignored);
    return std::unexpected(written.error());
  }
  count(**tally, summary);
  std::error_code problem;
  std::filesystem::rename(unfinished, request.output, problem);
  if (problem)
    return fail(fmt::format("'{}' could not be written: {}", request.output.string(), problem.message()),
                "check the folder");
  return summary;
}

}  // namespace takecare::engine::columns
