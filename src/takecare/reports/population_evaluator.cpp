#include "takecare/reports/population_evaluator.h"

#include <algorithm>
#include <set>
#include <utility>

#include "takecare/engine/columns/case_table.h"
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

extracts::Needs needs_of(const columns::Plan& plan) {
  std::set<std::pair<int, int>> fields;
  for (const columns::Domain& domain : plan.domains) {
    if (domain.kind == columns::DomainKind::list) {
      fields.emplace(plan.domains[static_cast<std::size_t>(domain.parent)].record, domain.field);
    }
  }
  for (const columns::Node& node : plan.nodes) {
    const bool reads = node.op == columns::NodeOp::truth_field || node.op == columns::NodeOp::recorded ||
                       node.op == columns::NodeOp::list_recorded || node.op == columns::NodeOp::present_field ||
                       node.op == columns::NodeOp::field;
    if (reads) fields.emplace(plan.domains[static_cast<std::size_t>(node.domain)].record, node.index);
  }
  return extracts::Needs(std::move(fields));
}

bool is_found(const lang::Program& program, int record, int field) {
  return std::ranges::any_of(program.resolutions, [&](const lang::Resolution& one) {
    return one.record == record &&
           (one.outcome_field == field || one.kind_field == field || one.jurisdiction_field == field ||
            one.agency_field == field || one.county_field == field);
  });
}

// A subject of an extract of which nothing is known but what the extract says of all of them.
engine::Case constants_of(const lang::Program& program, const lang::Extract& extract) {
  engine::Case the_case{.subject = engine::blank_item(program, extract.record), .origins = {}};
  for (const lang::ExtractConstant& constant : extract.constants) {
    // What is found of a subject comes before what its extract says.
    if (is_found(program, extract.record, constant.field)) continue;
    engine::Fact& fact = the_case.subject.facts[static_cast<std::size_t>(constant.field)];
    if (constant.value.state == lang::GivenValue::State::known) {
      fact = {.state = engine::FactState::known, .value = constant.value.value, .text = constant.value.text};
    } else if (constant.value.state == lang::GivenValue::State::not_applicable) {
      fact.state = engine::FactState::not_applicable;
    }
  }
  return the_case;
}

// The extracts none of whose subjects can meet the conditions, whatever else is known of them.
std::set<int> of_no_interest(const lang::Program& program, const columns::Plan& plan, std::size_t conditions) {
  std::set<int> extracts;
  for (int i = 0; i < std::ssize(program.extracts); ++i) {
    const lang::Extract& extract = program.extracts[static_cast<std::size_t>(i)];
    if (extract.into_field >= 0 || extract.record != plan.record || extract.constants.empty()) continue;
    const std::vector<engine::Case> cases{constants_of(program, extract)};
    columns::CaseTable table(program, plan.record, cases, false);
    for (const columns::Node& node : plan.nodes) {
      if (node.op == columns::NodeOp::constant && node.type.kind == lang::Kind::text) table.know(node.text);
    }
    columns::Executor executor(program, plan);
    executor.run(table.table(), 0, cases.size());
    for (std::size_t c = 0; c < conditions; ++c) {
      const engine::Value value = executor.value(plan.outputs[c], 0);
      const bool no = value.surely_none() || (value.surely_value() && value.range.is_point() && value.range.lo == 0);
      if (no) extracts.insert(i);
    }
  }
  return extracts;
}

// Who the rows of a chunk are.
class ChunkIdentities {
 public:
  explicit ChunkIdentities(const engine::Rows& rows) {
    for (std::size_t i = 0; i < rows.columns(); ++i) {
      const std::string name = rows.name(i);
      if (name == "_extract") extract_ = i;
      if (name == "_key") key_ = i;
      if (name == "_file") file_ = i;
      if (name == "_row") row_ = i;
    }
  }

  std::vector<Identity> of(const engine::Chunk& chunk) const {
    const auto extract = chunk.column(extract_);
    const auto key = chunk.column(key_);
    const auto file = chunk.column(file_);
    const auto* rows = chunk.column(row_).values<std::int64_t>();
    std::vector<Identity> who;
    for (std::size_t i = 0; i < chunk.rows(); ++i) {
      who.push_back({.record = std::string(extract.text(i)) + ":" + std::string(key.text(i)),
                     .file = std::string(file.text(i)),
                     .row = rows[i]});
    }
    return who;
  }

 private:
  std::size_t extract_ = 0;
  std::size_t key_ = 0;
  std::size_t file_ = 0;
  std::size_t row_ = 0;
};

}  // namespace

struct PopulationEvaluator::Impl {
  const lang::Program& program;
  int record;
  std::filesystem::path data;
  // What the table 'everyone' has, which there is none of at first: the fields, and the extracts that are left out.
  extracts::Needs needs;
  std::set<int> without;
  engine::Database database;
  engine::Connection connection;
  extracts::Population population;
  bool read = false;

  bool asked_before = false;

  Result<engine::Rows> rows_for(const extracts::Needs& asked, const std::set<int>& of_no_interest);
  Result<void> read_for(const extracts::Needs& asked, const std::set<int>& of_no_interest);
};

// The first question is answered from the files themselves: most reports ask no second one.
Result<engine::Rows> PopulationEvaluator::Impl::rows_for(const extracts::Needs& asked,
                                                         const std::set<int>& of_no_interest) {
  if (!std::exchange(asked_before, true)) {
    const auto everyone = extracts::population(program, data, record, connection, asked, of_no_interest);
    if (!everyone) return std::unexpected(everyone.error());
    return connection.query(everyone->sql);
  }
  if (auto done = read_for(asked, of_no_interest); !done) return std::unexpected(done.error());
  return connection.query("FROM everyone");
}

// Read once, since a report of many periods asks many times; again when a question needs more.
Result<void> PopulationEvaluator::Impl::read_for(const extracts::Needs& asked, const std::set<int>& of_no_interest) {
  if (read && needs.covers(asked) && std::ranges::includes(of_no_interest, without)) return {};
  needs.add(asked);
  std::set<int> left;
  for (const int extract : of_no_interest) {
    if (!read || without.contains(extract)) left.insert(extract);
  }
  without = std::move(left);
  const auto everyone = extracts::population(program, data, record, connection, needs, without);
  if (!everyone) return std::unexpected(everyone.error());
  auto kept = connection.run("CREATE OR REPLACE TEMP TABLE everyone AS " + everyone->sql);
  read = kept.has_value();
  return kept;
}

PopulationEvaluator::PopulationEvaluator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PopulationEvaluator::~PopulationEvaluator() = default;

Result<std::unique_ptr<PopulationEvaluator>> PopulationEvaluator::open(const lang::Program& program,
                                                                       const std::filesystem::path& data, int record,
                                                                       int threads) {
  auto database = engine::Database::open({.threads = threads});
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  // What it came from; which fields are needed the first question says.
  const extracts::Needs none{std::set<std::pair<int, int>>{}};
  auto population = extracts::population(program, data, record, *connection, none);
  if (!population) return std::unexpected(population.error());
  return std::unique_ptr<PopulationEvaluator>(
      new PopulationEvaluator(std::make_unique<Impl>(Impl{.program = program,
                                                          .record = record,
                                                          .data = data,
                                                          .needs = none,
                                                          .database = std::move(*database),
                                                          .connection = std::move(*connection),
                                                          .population = std::move(*population)})));
}

Result<void> PopulationEvaluator::run(const Question& question, const Sink& sink) {
  const auto plan = plan_of(impl_->program, impl_->record, question);
  if (!plan) return std::unexpected(plan.error());
  auto rows = impl_->rows_for(needs_of(*plan), of_no_interest(impl_->program, *plan, question.conditions));
  if (!rows) return std::unexpected(rows.error());
  auto reader = reader_for(impl_->program, *plan, *rows);
  if (!reader) return std::unexpected(reader.error());
  columns::Executor executor(impl_->program, *plan);
  const ChunkIdentities identities(*rows);
  for (;;) {
    auto chunk = rows->next();
    if (!chunk) return std::unexpected(chunk.error());
    if (!*chunk) return {};
    const auto table = reader->read((*chunk)->handle());
    if (!table) return std::unexpected(table.error());
    executor.run(**table, 0, (*table)->rows);
    Batch batch = answers_of(executor, *plan, (*table)->rows, reader->texts());
    if (question.identify) batch.who = identities.of(**chunk);
    if (auto taken = sink(batch); !taken) return taken;
  }
}

std::int64_t PopulationEvaluator::records() const { return impl_->population.rows; }
const std::vector<extracts::PopulationSource>& PopulationEvaluator::sources() const {
  return impl_->population.sources;
}
const std::vector<Diagnostic>& PopulationEvaluator::diagnostics() const { return impl_->population.diagnostics; }

}  // namespace takecare::reports
