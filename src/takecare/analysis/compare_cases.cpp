#include "takecare/analysis/compare_cases.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "takecare/engine/columns/evaluate_files.h"
#include "takecare/engine/duckdb.h"

namespace takecare::analysis {

namespace {

using engine::quote_name;
using engine::quote_text;

// A folder of its own for what is read once and thrown away.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "takecare-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// An answer as people read it.
std::string words_of(const std::string& column, bool is_truth) {
  const std::string known = is_truth ? fmt::format("CASE WHEN {0} THEN 'yes' WHEN NOT {0} THEN 'no' END", column)
                                     : fmt::format("CAST({} AS VARCHAR)", column);
  return fmt::format("coalesce({}, 'unknown')", known);
}

Result<CaseChanges> count_moves(engine::Connection& connection, const lang::Definition& definition, int index,
                                const std::string& before, const std::string& now) {
  const bool is_truth = definition.type.kind == lang::Kind::truth;
  const std::string column = quote_name(definition.name);
  const auto table = connection.table(
      fmt::format("SELECT {}, {}, count(*) FROM {} AS a POSITIONAL JOIN {} AS b WHERE a.{} IS DISTINCT FROM b.{} "
                  "GROUP BY ALL ORDER BY 3 DESC, 1, 2",
                  words_of("a." + column, is_truth), words_of("b." + column, is_truth), before, now, column, column));
  if (!table) return std::unexpected(table.error());
  CaseChanges changes{.definition = index, .moves = {}};
  for (const auto& row : *table) {
    changes.moves.push_back({.before = *row[0], .now = *row[1], .cases = std::stoll(*row[2])});
  }
  return changes;
}

}  // namespace

Result<CaseComparison> compare_cases(const lang::Program& program, const std::vector<std::string>& files,
                                     const std::vector<int>& definitions, Days from, Days to) {
  const ScratchFolder scratch;
  if (scratch.path().empty()) return fail("no temporary folder can be made", "is there room in TMPDIR?");
  CaseComparison result;
  std::array<std::string, 2> answers;
  for (const bool later : {false, true}) {
    const std::filesystem::path output = scratch.path() / (later ? "now.parquet" : "before.parquet");
    const auto summary = engine::columns::evaluate_files(
        program,
        {.inputs = files, .definitions = definitions, .as_of = to, .law_on = later ? to : from, .output = output});
    if (!summary) return std::unexpected(summary.error());
    result.cases = summary->records;
    answers[later ? 1 : 0] = fmt::format("read_parquet({})", quote_text(output.string()));
  }
  auto database = engine::Database::open();
  if (!database) return std::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return std::unexpected(connection.error());
  for (const int index : definitions) {
    const auto& definition = program.definitions[static_cast<std::size_t>(index)];
    auto changes = count_moves(*connection, definition, index, answers[0], answers[1]);
    if (!changes) return std::unexpected(changes.error());
    result.changes.push_back(std::move(*changes));
  }
  return result;
}

}  // namespace takecare::analysis
