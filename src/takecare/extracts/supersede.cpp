#include "takecare/extracts/supersede.h"

#include <fmt/format.h>

#include <set>

namespace takecare::extracts {

namespace {

std::string path_of(const std::filesystem::path& data, const Manifest& manifest, const StoredFile& file) {
  return engine::quote_text((extract_folder(data, manifest.extract) / file.rows).string());
}

// The files that share a key with any later one. One look at all of them is cheaper than one for each pair.
Result<std::set<std::string>> overlapping(engine::Connection& connection, const std::filesystem::path& data,
                                          const Manifest& manifest) {
  std::string files;
  for (std::size_t i = 0; i < manifest.files.size(); ++i) {
    if (manifest.files[i].status != FileStatus::accepted) continue;
    if (!files.empty()) files += " UNION ALL ";
    files += fmt::format("SELECT DISTINCT {} AS file, _key FROM read_parquet({})", i,
                         path_of(data, manifest, manifest.files[i]));
  }
  std::set<std::string> found;
  if (files.empty()) return found;
  auto rows =
      connection.table("SELECT DISTINCT unnest(files[:-2]) FROM (SELECT list(file ORDER BY file) AS files FROM (" +
                       files + ") GROUP BY _key HAVING count(*) > 1)");
  if (!rows) return std::unexpected(rows.error());
  for (const auto& row : *rows) found.insert(*row[0]);
  return found;
}

}  // namespace

std::string later_files_sql(const std::filesystem::path& data, const Manifest& manifest, std::size_t index) {
  std::string list;
  for (std::size_t i = index + 1; i < manifest.files.size(); ++i) {
    if (manifest.files[i].status != FileStatus::accepted) continue;
    if (!list.empty()) list += ", ";
    list += path_of(data, manifest, manifest.files[i]);
  }
  return list.empty() ? list : "[" + list + "]";
}

Result<void> count_superseded(engine::Connection& connection, const std::filesystem::path& data, Manifest& manifest) {
  for (StoredFile& file : manifest.files) file.superseded = 0;
  auto shared = overlapping(connection, data, manifest);
  if (!shared) return std::unexpected(shared.error());
  for (std::size_t i = 0; i < manifest.files.size(); ++i) {
    if (!shared->contains(std::to_string(i))) continue;
    auto count = connection.number(
        fmt::format("SELECT count(*) FROM read_parquet({}) WHERE _key IN (SELECT _key FROM read_parquet({}))",
                    path_of(data, manifest, manifest.files[i]), later_files_sql(data, manifest, i)));
    if (!count) return std::unexpected(count.error());
    manifest.files[i].superseded = count->value_or(0);
  }
  return {};
}

}  // namespace takecare::extracts
