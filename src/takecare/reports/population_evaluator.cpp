#include "takecare/reports/population_evaluator.h"

#include "takecare/engine/columns/chunk_reader.h"
#include "takecare/engine/columns/execute.h"
#include "takecare/reports/column_answers.h"

namespace takecare::reports {

namespace {

namespace columns = engine::columns;

Result<columns::ChunkReader> reader_for(const lang::Program& program, const columns::Plan& plan,
                                        const engine::Rows& rows) {
  std::vector<engine::LogicalType> types;
  std::vector<columns::ChunkColumn> found;
  for (std::size_t i = 0; i < rows.columns(); ++i) {
    types.push_back(rows.type(i));
    found.push_back({.name = rows.name(i), .type = types.back().get()});
  }
  auto reader = columns::ChunkReader::make(program, plan.record, found);
  if (!reader) return reader;
  for (const columns::Node& node : plan.nodes) {
    if (node.op == columns::NodeOp::constant && node.type.kind == lang::Kind::text) reader->texts().code(node.text);
  }
  return reader;
}

}  // namespace

struct PopulationEvaluator::Impl {
  const lang::Program& program;
  int record;
  engine::Database database;
  engine::Connection connection;
  extracts::Population population;
};

PopulationEvaluator::PopulationEvaluator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PopulationEvaluator::~PopulationEvaluator() = default;

Result<std::unique_ptr<PopulationEvaluator>> PopulationEvaluator::open(const lang::Program& program,
                                                                       const std::filesystem::path& data, int record) {
  auto database = engine::Database::open();
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  auto population = extracts::population(program, data, record, *connection);
  if (!population) return std::unexpected(population.error());
  // Read once, since a report of many periods asks many times.
  if (auto kept = connection->run("CREATE TEMP TABLE everyone AS " + population->sql); !kept) {
    return std::unexpected(kept.error());
  }
  return std::unique_ptr<PopulationEvaluator>(
      new PopulationEvaluator(std::make_unique<Impl>(Impl{.program = program,
                                                          .record = record,
                                                          .database = std::move(*database),
                                                          .connection = std::move(*connection),
                                                          .population = std::move(*population)})));
}

Result<void> PopulationEvaluator::run(const Question& question, const Sink& sink) {
  const auto plan = plan_of(impl_->program, impl_->record, question);
  if (!plan) return std::unexpected(plan.error());
  auto rows = impl_->connection.query("FROM everyone");
  if (!rows) return std::unexpected(rows.error());
  auto reader = reader_for(impl_->program, *plan, *rows);
  if (!reader) return std::unexpected(reader.error());
  columns::Executor executor(impl_->program, *plan);
  for (;;) {
    auto chunk = rows->next();
    if (!chunk) return std::unexpected(chunk.error());
    if (!*chunk) return {};
    const auto table = reader->read((*chunk)->handle());
    if (!table) return std::unexpected(table.error());
    executor.run(**table, 0, (*table)->rows);
    if (auto taken = sink(answers_of(executor, *plan, (*table)->rows, reader->texts())); !taken) return taken;
  }
}

std::int64_t PopulationEvaluator::records() const { return impl_->population.rows; }
const std::vector<extracts::PopulationSource>& PopulationEvaluator::sources() const {
  return impl_->population.sources;
}
const std::vector<Diagnostic>& PopulationEvaluator::diagnostics() const { return impl_->population.diagnostics; }

}  // namespace takecare::reports
