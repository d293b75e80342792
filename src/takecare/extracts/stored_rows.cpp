#include "takecare/extracts/stored_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/duckdb.h"
#include "takecare/extracts/supersede.h"

namespace takecare::extracts {

bool is_child_of(const lang::Extract& child, int owner, int record) {
  if (child.into_record != record || child.into_field < 0) return false;
  return child.belongs_to.empty() || std::ranges::find(child.belongs_to, owner) != child.belongs_to.end();
}

Result<StoredRows> stored_rows(const lang::Program& program, const std::filesystem::path& data, int extract) {
  auto contract = make_contract(program, extract);
  if (!contract) return std::unexpected(contract.error());
  auto manifest = read_manifest(data, contract->name);
  if (!manifest) return std::unexpected(manifest.error());
  StoredRows stored{std::move(*contract), std::move(*manifest), {}, 0, 0};
  for (std::size_t i = 0; i < stored.manifest.files.size(); ++i) {
    const StoredFile& file = stored.manifest.files[i];
    if (file.status == FileStatus::held) {
      ++stored.held_files;
      continue;
    }
    if (file.contract != stored.contract.hash) {
      return fail("the contract of " + stored.contract.name + " has changed since " + file.file + " was imported",
                  "Import the file again.", {file.file});
    }
    const std::string path = (extract_folder(data, stored.contract.name) / file.rows).string();
    if (!stored.sql.empty()) stored.sql += " UNION ALL ";
    stored.sql += fmt::format("SELECT *, {} AS _file, {} AS _order FROM read_parquet({})",
                              engine::quote_text(file.file), i, engine::quote_text(path));
    if (file.superseded > 0) {
      stored.sql += fmt::format(" WHERE _key NOT IN (SELECT _key FROM read_parquet({}))",
                                later_files_sql(data, stored.manifest, i));
    }
    stored.rows += file.accepted - file.superseded;
  }
  return stored;
}

}  // namespace takecare::extracts
