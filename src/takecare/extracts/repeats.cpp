#include "takecare/extracts/repeats.h"

#include <fmt/format.h>

namespace takecare::extracts {

namespace {

// The rows of keys that stand twice: key, row, first row with it, and how many different rows have it.
std::string repeated_rows_sql(const Contract& contract, const std::string& rows) {
  std::string stored;
  for (std::size_t i = row_column + 1; i < contract.stored.size(); ++i) {
    if (!stored.empty()) stored += ", ";
    stored += engine::quote_name(contract.stored[i].name);
  }
  if (stored.empty()) stored = "1";
  return fmt::format(
      "SELECT r._key, r._row, k.first_row, k.kinds FROM {0} r JOIN (SELECT _key, min(_row) AS first_row, "
      "count(DISTINCT row({1})) AS "
      "kinds FROM {0} WHERE _key IN (SELECT _key FROM {0} GROUP BY _key HAVING count(*) > 1) GROUP BY _key) k USING "
      "(_key) "
      "WHERE k.kinds > 1 OR r._row > k.first_row",
      rows, stored);
}

}  // namespace

Result<Repeats> part_repeats(engine::Connection& connection, const Contract& contract,
                             const std::filesystem::path& rows) {
  const std::string from = "read_parquet(" + engine::quote_text(rows.string()) + ")";
  if (auto made = connection.run("CREATE OR REPLACE TEMP TABLE repeated AS " + repeated_rows_sql(contract, from));
      !made) {
    return std::unexpected(made.error());
  }
  Repeats repeats;
  auto answer = connection.query("SELECT _key, _row, first_row, kinds FROM repeated");
  if (!answer) return std::unexpected(answer.error());
  while (true) {
    auto chunk = answer->next();
    if (!chunk) return std::unexpected(chunk.error());
    if (!*chunk) break;
    const engine::ColumnView key = (*chunk)->column(0);
    const auto* row = (*chunk)->column(1).values<std::int64_t>();
    const auto* first = (*chunk)->column(2).values<std::int64_t>();
    const auto* kinds = (*chunk)->column(3).values<std::int64_t>();
    for (std::size_t i = 0; i < (*chunk)->rows(); ++i) {
      std::string expected = kinds[i] > 1 ? "one row for a key; other rows have it, from row {} on, and they differ"
                                          : "one row for a key; row {} is the same";
      expected.replace(expected.find("{}"), 2, std::to_string(first[i]));
      repeats.emplace(row[i], Repeat{std::string(key.text(i)), std::move(expected)});
    }
  }
  if (repeats.empty()) return repeats;
  std::filesystem::path kept = rows;
  kept += ".kept";
  auto written = connection.run(
      fmt::format("COPY (SELECT * FROM {} WHERE _row NOT IN (SELECT _row FROM repeated) ORDER BY _row) TO {} "
                  "(FORMAT parquet, COMPRESSION zstd)",
                  from, engine::quote_text(kept.string())));
  if (!written) return std::unexpected(written.error());
  std::error_code error;
  std::filesystem::rename(kept, rows, error);
  if (error)
    return fail("the rows could not be written to " + rows.string(), "Check the folder and the space on the disk.");
  return repeats;
}

}  // namespace takecare::extracts
