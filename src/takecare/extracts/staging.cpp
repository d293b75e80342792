#include "takecare/extracts/staging.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/extracts/open_source.h"
#include "takecare/extracts/parquet_writer.h"
#include "takecare/extracts/repeats.h"
#include "takecare/extracts/row_check.h"

namespace takecare::extracts {

namespace {

constexpr std::size_t most_first_rejects = 5;
constexpr std::int64_t progress_every = 1 << 16;

std::string in_words(const Row& row, const Problem& problem) {
  std::string words = fmt::format("row {}", row.row);
  if (row.line > 0 && row.line != row.row) words += fmt::format(" (line {})", row.line);
  if (!problem.column.empty()) words += fmt::format(", {}: '{}'", problem.column, problem.value);
  return words + ", expected " + problem.expected;
}

void reject(const Row& row, const std::vector<Problem>& problems, RejectsWriter& rejects, Staged& staged) {
  for (const Problem& problem : problems) {
    rejects.add(row, problem);
    if (staged.first_rejects.size() < most_first_rejects) staged.first_rejects.push_back(in_words(row, problem));
  }
}

Result<void> read_rows(const Contract& contract, OpenSource& source, engine::Connection& connection,
                       const std::filesystem::path& rows, RejectsWriter& rejects, Staged& staged,
                       const std::function<void(std::int64_t)>& progress) {
  RowCheck check(contract, source.places, source.unnamed);
  Row row;
  const NextRow next = [&](RowWriter& writer) -> Result<bool> {
    while (true) {
      auto read = source.rows->next(row);
      if (!read) return std::unexpected(read.error());
      if (!*read) return false;
      ++staged.read;
      if (progress && staged.read % progress_every == 0) progress(staged.read);
      if (check.accept(row, writer)) {
        ++staged.accepted;
        return true;
      }
      ++staged.rejected;
      reject(row, check.problems(), rejects, staged);
    }
  };
  return write_parquet(connection, contract.stored, next, rows);
}

// Reads the file again for the rows that repeat a key, since their text is wanted.
Result<void> reject_repeats(const Contract& contract, const std::filesystem::path& file, const FileScan& scan,
                            const Repeats& repeats, RejectsWriter& rejects, Staged& staged) {
  auto source = open_source(contract, file, scan);
  if (!source) return fail(file.string() + " changed while it was read", "Import it again.", {file.string()});
  Row row;
  while (true) {
    auto read = source->rows->next(row);
    if (!read) return std::unexpected(read.error());
    if (!*read) return {};
    const auto found = repeats.find(row.row);
    if (found != repeats.end())
      reject(row, {{contract.definition().key.front(), found->second.key, found->second.expected}}, rejects, staged);
  }
}

}  // namespace

bool Staged::refused() const {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

Result<Staged> stage(const Contract& contract, const std::filesystem::path& file, const FileScan& scan,
                     engine::Connection& connection, const StagingPaths& paths,
                     const std::function<void(std::int64_t)>& progress) {
  Staged staged;
  auto source = open_source(contract, file, scan);
  if (!source) {
    staged.diagnostics = std::move(source.error());
    return staged;
  }
  staged.format = source->format;
  staged.diagnostics = source->notes;
  const std::string name = file.filename().string();
  auto rejects = RejectsWriter::open(paths.rejects, name);
  if (!rejects) return std::unexpected(rejects.error());
  auto written = read_rows(contract, *source, connection, paths.rows, *rejects, staged, progress);
  if (!written) {
    // Half-way through: a Parquet file that is cut or damaged. Its good rows are not told from the others.
    staged.diagnostics.push_back({Severity::error,
                                  "unreadable",
                                  fmt::format("after row {}: {}", staged.read, written.error().message),
                                  {file.string()},
                                  "Ask for the file again.",
                                  {}});
    return staged;
  }
  std::ranges::copy(late_problems(contract, *source, file.string()), std::back_inserter(staged.diagnostics));
  if (staged.refused()) return staged;
  if (contract.unique) {
    auto repeats = part_repeats(connection, contract, paths.rows);
    if (!repeats) return std::unexpected(repeats.error());
    if (!repeats->empty()) {
      staged.repeated = static_cast<std::int64_t>(repeats->size());
      staged.accepted -= staged.repeated;
      staged.rejected += staged.repeated;
      auto rejected = reject_repeats(contract, file, scan, *repeats, *rejects, staged);
      if (!rejected) return std::unexpected(rejected.error());
    }
  }
  if (auto closed = rejects->close(); !closed) return std::unexpected(closed.error());
  return staged;
}

}  // namespace takecare::extracts
