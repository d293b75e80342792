#include "takecare/ledger/examine_files.h"

#include <fmt/format.h>

#include <set>

#include "takecare/ledger/published.h"

namespace takecare::ledger {
namespace {

constexpr const char* anew = "write the published files anew: takecare ledger checkpoint --all";

void examine_file(const std::filesystem::path& folder, std::uint64_t size, const TileName& name,
                  const ExpectedBytes& expected, Examined& examined) {
  ++examined.files;
  const std::string path = path_of(name);
  if (name.width > width_in(size, name.level, name.number))
    return examined.find(path + ": the log has not so many entries", anew);
  auto bytes = read_published(folder, name);
  if (!bytes) return examined.find(bytes.error());
  auto should = expected(name);
  if (!should) return examined.find(should.error());
  if (*bytes != *should) examined.find(path + ": it is not what the log has there", anew);
}

}  // namespace

void examine_files(const std::filesystem::path& folder, std::uint64_t size, std::uint64_t published,
                   const ExpectedBytes& expected, Examined& examined) {
  auto files = list_published(folder);
  if (!files) return examined.find(files.error());
  for (const std::string& path : files->strangers)
    examined.find(fmt::format("{}: no file of the log", path), "remove it");
  if (!files->leftovers.empty()) {
    examined.notes.push_back(fmt::format("{} files are left of a writer that was interrupted; this removes them: {}",
                                         files->leftovers.size(), "takecare ledger checkpoint --all"));
  }
  const std::set<TileName> there(files->tiles.begin(), files->tiles.end());
  for (const TileName& name : there) examine_file(folder, size, name, expected, examined);
  for (int level = TileName::entries; level <= highest_level; ++level) {
    for (std::uint64_t number = 0; width_in(published, level, number) > 0; ++number) {
      const TileName name{.level = level, .number = number, .width = width_in(published, level, number)};
      TileName whole = name;
      whole.width = tile_width;
      if (!there.contains(name) && !there.contains(whole)) examined.find(path_of(name) + ": the file is missing", anew);
    }
  }
}

}  // namespace takecare::ledger
