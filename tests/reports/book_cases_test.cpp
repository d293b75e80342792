// Runs the chapters in cases/ (see the README there).
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "takecare/extracts/import.h"
#include "takecare/lang/book.h"
#include "takecare/reports/population_evaluator.h"
#include "takecare/reports/render/table_csv.h"

namespace takecare::reports {
namespace {

namespace fs = std::filesystem;

struct Block {
  std::string kind;  // 'data', 'report'
  std::vector<std::string> words;
  std::vector<std::string> lines;
};

std::vector<Block> blocks_of(const std::string& text) {
  std::vector<Block> blocks;
  std::istringstream in(text);
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("```")) {
      if (inside) blocks.back().lines.push_back(line);
      continue;
    }
    inside = !inside;
    if (!inside) continue;
    Block block;
    std::istringstream words(line.substr(3));
    words >> block.kind;
    for (std::string word; words >> word;) block.words.push_back(word);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

// '*5,rest' stands for five rows with a number before ',rest'.
std::string data_of(const Block& block) {
  std::string out;
  int number = 0;
  for (const std::string& line : block.lines) {
    const std::size_t comma = line.find(',');
    const int times = line.starts_with('*') ? std::stoi(line.substr(1, comma - 1)) : 0;
    for (int i = 0; i < times; ++i) out += std::to_string(++number) + line.substr(comma) + "\n";
    if (times == 0) out += line + "\n";
  }
  return out;
}

// The files of a report as the blocks write them: the name, then the rows.
std::string files_of(const Report& report, const Block& expected) {
  std::string out;
  for (const render::CsvTable& table : render::csv_tables(report)) {
    if (std::ranges::find(expected.lines, table.file) == expected.lines.end()) continue;
    out += table.file + "\n" + table.text.substr(3);  // without the byte order mark
  }
  std::erase(out, '\r');
  return out;
}

class BookCase : public ::testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override {
    const std::string name = "takecare-case-" + std::to_string(::getpid()) + "-" + GetParam().stem().string();
    folder_ = fs::temp_directory_path() / name;
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void import(const lang::Program& program, const Block& block) {
    const fs::path file = folder_ / (block.words.at(0) + ".csv");
    std::ofstream(file) << data_of(block);
    const int extract = program.find_extract(block.words.at(0));
    ASSERT_GE(extract, 0) << block.words.at(0);
    const auto imported = extracts::import_file(program, extract, file, folder_ / "data");
    ASSERT_TRUE(imported) << imported.error().message;
    ASSERT_EQ(imported->status, extracts::ImportStatus::accepted);
  }

  std::string made(const lang::Program& program, const Block& block) {
    const int index = program.find_report(block.words.at(0));
    if (index < 0) return "no report " + block.words.at(0) + "\n";
    const int record = program.reports[static_cast<std::size_t>(index)].record;
    const auto evaluator = PopulationEvaluator::open(program, folder_ / "data", record);
    if (!evaluator) return "error: " + evaluator.error().message + "\n";
    Request request;
    request.secret = "of all cases";
    request.periods = block.words.at(1);
    const auto report = make_report(program, index, request, **evaluator);
    return report ? files_of(*report, block) : "error: " + report.error().message + "\n";
  }

  fs::path folder_;
};

TEST_P(BookCase, GivesTheTablesItExpects) {
  std::ifstream in(GetParam());
  std::ostringstream text;
  text << in.rdbuf();
  const std::vector<lang::Chapter> chapters = {{.file = GetParam().string(), .text = text.str()}};
  const lang::Book book = lang::compile(chapters);
  for (const Diagnostic& diagnostic : book.diagnostics) {
    EXPECT_NE(diagnostic.severity, Severity::error) << lang::render(diagnostic, chapters);
  }
  ASSERT_EQ(book.errors, 0);
  int reports = 0;
  for (const Block& block : blocks_of(text.str())) {
    if (block.kind == "data") import(book.program, block);
    if (block.kind != "report") continue;
    ++reports;
    std::string expected;
    for (const std::string& line : block.lines) expected += line + "\n";
    EXPECT_EQ(made(book.program, block), expected) << block.words.at(0) << " " << block.words.at(1);
  }
  EXPECT_GT(reports, 0);
}

std::vector<fs::path> cases() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(TAKECARE_ROOT) / "tests/reports/cases")) {
    if (entry.path().filename() != "README.md") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

INSTANTIATE_TEST_SUITE_P(Cases, BookCase, ::testing::ValuesIn(cases()),
                         [](const auto& each) { return each.param.stem().string(); });

}  // namespace
}  // namespace takecare::reports
