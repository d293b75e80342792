#include "takecare/reports/county_codes.h"

#include <algorithm>
#include <map>

#include "takecare/lang/code_list.h"

namespace takecare::reports {

namespace {

// 'Montgomery County, PA' -> '42091'.
Result<std::map<std::string, std::string>> codes_of(const lang::Registry& registry) {
  const auto table = lang::read_code_table(registry.file);
  if (!table) return std::unexpected(table.error());
  const auto column = [&](const std::string& name) { return static_cast<std::size_t>(table->find_column(name)); };
  const std::size_t code = column(registry.code_column);
  const std::size_t name = column(registry.name_column);
  const std::size_t state = column(registry.state_column);
  std::map<std::string, std::string> codes;
  for (const lang::CodeRow& row : table->rows)
    codes.emplace(row.cells[name] + ", " + row.cells[state], row.cells[code]);
  return codes;
}

}  // namespace

Result<std::vector<CountyMap>> county_maps(const lang::Program& program, const lang::Report& report,
                                           const Layout& layout) {
  std::vector<CountyMap> maps;
  for (const lang::ReportMap& declared : report.maps) {
    const auto dimension = std::ranges::find(layout.dimensions, declared.dimension, &Dimension::name);
    if (dimension == layout.dimensions.end()) continue;
    const lang::Registry& registry = program.registries[static_cast<std::size_t>(declared.registry)];
    const auto codes = codes_of(registry);
    if (!codes) return std::unexpected(codes.error());
    auto shapes = read_map_shapes(registry.outlines);
    if (!shapes) return std::unexpected(shapes.error());
    CountyMap map{.dimension = static_cast<int>(dimension - layout.dimensions.begin()),
                  .codes = {},
                  .shapes = std::make_shared<const MapShapes>(std::move(*shapes))};
    for (const Category& category : dimension->categories) {
      const auto found = codes->find(category.label);
      const bool is_county = category.kind == CategoryKind::value && found != codes->end();
      map.codes.push_back(is_county ? found->second : std::string());
    }
    maps.push_back(std::move(map));
  }
  return maps;
}

}  // namespace takecare::reports
