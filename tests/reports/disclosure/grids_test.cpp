// The files of attack/ and of protect/.
#include "grids.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace takecare::disclosure::testing {
namespace {

std::vector<std::filesystem::path> files_in(const std::string& folder) {
  std::vector<std::filesystem::path> out;
  const auto path = std::filesystem::path(TAKECARE_ROOT) / "tests/reports/disclosure" / folder;
  for (const auto& entry : std::filesystem::directory_iterator(path)) out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

std::string test_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
}

class Attack : public ::testing::TestWithParam<std::filesystem::path> {};
class Protect : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(Attack, WorksOutWhatHandsCan) {
  const GridFile file = read_grids(GetParam());
  const auto intervals = attack(file.published);
  ASSERT_TRUE(intervals) << intervals.error().message;
  std::vector<std::string> found;
  for (const Interval& interval : *intervals) {
    const PublishedTable& table = file.published.tables[static_cast<std::size_t>(interval.table)];
    found.push_back(fmt::format("{}: {} to {}", name_of(file.published.dimensions, table.dimensions, interval.at),
                                interval.low, interval.high ? std::to_string(*interval.high) : "any"));
  }
  std::vector<std::string> expected = file.expected;
  std::ranges::sort(expected);
  std::ranges::sort(found);
  EXPECT_EQ(found, expected);
}

TEST_P(Protect, HidesWhatIsExpected) {
  const GridFile file = read_grids(GetParam());
  const auto result = protect(file.linked, {.threshold = file.threshold});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(write_grids(file.linked, *result), file.expected_grids);
  const auto report = audit(published(file.linked, *result), {.threshold = file.threshold});
  ASSERT_TRUE(report) << report.error().message;
  for (const Finding& finding : report->findings) ADD_FAILURE() << finding.message;
}

INSTANTIATE_TEST_SUITE_P(Files, Attack, ::testing::ValuesIn(files_in("attack")), test_name);
INSTANTIATE_TEST_SUITE_P(Files, Protect, ::testing::ValuesIn(files_in("protect")), test_name);

}  // namespace
}  // namespace takecare::disclosure::testing
