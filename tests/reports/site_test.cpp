#include "takecare/reports/render/site.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support/memory_evaluator.h"
#include "support/small_program.h"
#include "takecare/base/sha256.h"
#include "takecare/reports/csv.h"
#include "takecare/reports/render/files.h"

namespace takecare::reports::render {
namespace {

namespace fs = std::filesystem;
using testing::day;
using testing::known;
using testing::MemoryEvaluator;
using testing::Row;
using testing::SmallProgram;
using testing::text;
using testing::unknown;

class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() /
              ("takecare-site-" + std::to_string(::getpid()) + "-" + std::to_string(next_++))) {}
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  static inline int next_ = 0;
  fs::path path_;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Every file below a folder, by its relative path.
std::map<std::string, std::string> tree(const fs::path& dir) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), dir).string()] = read(entry.path());
  }
  return files;
}

const std::vector<std::string> attacks = {"<script>alert(1)</script>",
                                          "\"><img src=x onerror=alert(1)>",
                                          "' onmouseover='alert(1)",
                                          "]]></svg><script>",
                                          "=cmd|' /C calc'!A0",
                                          "{{7*7}}",
                                          "&lt;b&gt;",
                                          "a\nb"};

// Monthly, by a text that attacks and by a status; with labels, title and notes that attack too.
Result<Report> attacked(const std::string& title) {
  SmallProgram small("Detainer");
  const int statuses = small.enumeration("Status", {"open", "closed"});
  small.program.enumerations[0].values[0].label = attacks[0];
  const int place = small.field("place", lang::Kind::text);
  const int status = small.field("status", lang::Kind::enumeration, statuses);
  const int on = small.field("seen_on", lang::Kind::date);
  lang::Report& report = small.report("attacked", title);
  report.every = lang::Every::month;
  report.about = small.within_period(on);
  small.table(report, {place});
  small.table(report, {place, status});
  small.count_and_percent(report);
  small.earliest(report, on);
  report.notes = {attacks[1]};
  report.citations.push_back({.text = attacks[2], .source = -1, .pinpoint = {}, .place = {}});
  std::vector<Row> rows;
  for (std::size_t i = 0; i < attacks.size() * 3; ++i) {
    rows.push_back({text(attacks[i % attacks.size()]), i % 5 == 0 ? unknown() : known(static_cast<std::int64_t>(i % 2)),
                    i % 7 == 0 ? unknown() : day(i % 3 == 0 ? "2017-03-05" : "2017-05-09")});
  }
  MemoryEvaluator evaluator(small.program, std::move(rows));
  const Request request{.periods = "all",
                        .as_of = {},
                        .warning = attacks[3],
                        .sources = {{.title = attacks[1], .text = attacks[0], .url = "javascript:alert(1)"}}};
  return make_report(small.program, 0, request, evaluator);
}

WorkedCase worked() {
  return {.name = attacks[0],
          .title = attacks[1],
          .answer = attacks[0],
          .proof = attacks[3],
          .case_json = "{}",
          .proof_json = "",
          .warning = ""};
}

TEST(Site, NothingThatARecordOrTheBookSaysBecomesMarkup) {
  Folder folder;
  const auto report = attacked(attacks[0]);
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_TRUE(write_report(*report, folder.path()));
  ASSERT_TRUE(write_case(worked(), folder.path()));
  int pages = 0;
  for (const auto& [name, content] : tree(folder.path())) {
    if (!name.ends_with(".html")) continue;
    ++pages;
    EXPECT_EQ(content.find("<script"), std::string::npos) << name;
    EXPECT_EQ(content.find("<img"), std::string::npos) << name;
    EXPECT_EQ(content.find("' onmouseover"), std::string::npos) << name;
    EXPECT_EQ(content.find("javascript:"), std::string::npos) << name;
  }
  EXPECT_EQ(pages, 3);
}

// A printed book beside the reports: the front page leads to it, and the checksums hold it as it is now.
TEST(Site, KnowsAPrintedBook) {
  const Folder folder;
  ASSERT_TRUE(write_case(worked(), folder.path()));
  EXPECT_EQ(read(folder.path() / "index.html").find("book/index.html"), std::string::npos);
  const std::vector<pages::OutFile> book = {{.path = pages::book_manifest, .content = "{}"},
                                            {.path = "index.html", .content = "the book"}};
  ASSERT_TRUE(pages::replace_folder(folder.path() / "book", book));
  ASSERT_TRUE(refresh_front(folder.path()));
  EXPECT_NE(read(folder.path() / "index.html").find("href=\"book/index.html\""), std::string::npos);
  EXPECT_NE(read(folder.path() / "SHA256SUMS").find(sha256_hex("the book") + "  book/index.html"), std::string::npos);
}

TEST(Site, MakesNoFrontPageWhereThereIsNone) {
  const Folder folder;
  fs::create_directories(folder.path());
  ASSERT_TRUE(refresh_front(folder.path()));
  EXPECT_TRUE(tree(folder.path()).empty());
}

TEST(Site, NoCsvHoldsAFormula) {
  const auto report = attacked("Detainers");
  ASSERT_TRUE(report) << report.error().message;
  for (const pages::OutFile& file : report_files(*report)) {
    if (!file.path.ends_with(".csv")) continue;
    const auto rows = parse_csv(file.content, file.path);
    ASSERT_TRUE(rows) << rows.error().message;
    for (const CsvRow& row : *rows) {
      EXPECT_EQ(row.fields.size(), rows->front().fields.size());
      for (const std::string& field : row.fields) EXPECT_EQ(formula_safe(field), field) << file.path;
    }
  }
}

TEST(Site, TwoRunsGiveTheSameBytesWhereverTheyAreWritten) {
  Folder one;
  Folder other;
  for (const Folder* folder : {&one, &other}) {
    const auto report = attacked("Detainers");
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_TRUE(write_report(*report, folder->path()));
    ASSERT_TRUE(write_case(worked(), folder->path()));
  }
  ASSERT_TRUE(write_front(one.path()));  // once more changes nothing
  EXPECT_EQ(tree(one.path()), tree(other.path()));
  for (const auto& [name, content] : tree(one.path()))
    EXPECT_EQ(content.find(one.path().string()), std::string::npos) << name;
}

TEST(Site, ChecksumsAndDataPackageNameEveryFileAsItIs) {
  Folder folder;
  const auto report = attacked("Detainers");
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_TRUE(write_report(*report, folder.path()));
  const auto files = tree(folder.path());
  std::istringstream sums(files.at("SHA256SUMS"));
  std::size_t count = 0;
  for (std::string line; std::getline(sums, line); ++count) {
    EXPECT_EQ(line.substr(0, 64), sha256_hex(files.at(line.substr(66)))) << line;
  }
  EXPECT_EQ(count + 1, files.size());
  const auto package = nlohmann::json::parse(files.at("datapackage.json"));
  ASSERT_FALSE(package["resources"].empty());
  for (const auto& resource : package["resources"]) {
    const std::string& content = files.at(resource["path"].get<std::string>());
    EXPECT_EQ(resource["hash"], "sha256:" + sha256_hex(content));
    EXPECT_EQ(resource["bytes"], content.size());
    const auto rows = parse_csv(content, "it");
    ASSERT_TRUE(rows);
    std::vector<std::string> names;
    for (const auto& field : resource["schema"]["fields"]) names.push_back(field["name"].get<std::string>());
    EXPECT_EQ(rows->front().fields, names);
  }
}

// A cell as its column says that it is to be read (Model for Tabular Data, 6.4: null, then the datatype).
bool fits(const nlohmann::json& column, const std::string& cell) {
  const auto nulls = column.value("null", std::vector<std::string>{});
  if (std::ranges::find(nulls, cell) != nulls.end()) return true;
  const auto& datatype = column["datatype"];
  const std::string base = datatype.is_object() ? datatype["base"] : datatype;
  if (base == "string") return true;
  if (base == "date") return parse_iso_date(cell).has_value();
  if (base == "boolean") return cell == "true" || cell == "false";
  const std::string digits = base == "integer" ? "-0123456789" : "-.0123456789";
  return !cell.empty() && cell.find_first_not_of(digits) == std::string::npos;
}

TEST(Site, EveryCellIsWhatTheMetadataOfCsvOnTheWebSays) {
  Folder folder;
  const auto report = attacked("Detainers");
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_TRUE(write_report(*report, folder.path()));
  const auto files = tree(folder.path() / "attacked");
  const auto metadata = nlohmann::json::parse(files.at("csv-metadata.json"));
  EXPECT_EQ(metadata["@context"][0], "http://www.w3.org/ns/csvw");
  ASSERT_FALSE(metadata["tables"].empty());
  for (const auto& table : metadata["tables"]) {
    const auto rows = parse_csv(files.at(table["url"].get<std::string>()), "it");
    ASSERT_TRUE(rows);
    const auto& columns = table["tableSchema"]["columns"];
    ASSERT_EQ(columns.size(), rows->front().fields.size());
    std::set<std::vector<std::string>> keys;
    for (std::size_t r = 0; r < rows->size(); ++r) {
      std::vector<std::string> key;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string& cell = (*rows)[r].fields[c];
        if (r == 0) {
          EXPECT_EQ(columns[c]["titles"], cell);
        } else {
          EXPECT_TRUE(fits(columns[c], cell)) << table["url"] << ": " << cell;
        }
        if (columns[c].contains("required")) key.push_back(cell);
      }
      EXPECT_TRUE(key.empty() || keys.insert(key).second) << table["url"] << ": row " << r << " stands twice";
    }
  }
}

TEST(Site, AReportThatIsMadeAnewReplacesTheOldOneWhole) {
  Folder folder;
  const auto report = attacked("Detainers");
  ASSERT_TRUE(report) << report.error().message;
  ASSERT_TRUE(write_report(*report, folder.path()));
  std::ofstream(folder.path() / "attacked" / "2009.html") << "old";
  const auto before = tree(folder.path()).size();
  ASSERT_TRUE(write_report(*report, folder.path()));
  EXPECT_EQ(tree(folder.path()).size(), before - 1);
  for (const auto& entry : fs::directory_iterator(folder.path()))
    EXPECT_FALSE(entry.path().filename().string().starts_with('.'));
}

TEST(Site, WhereItCannotBeWrittenTheErrorNamesTheFolder) {
  Folder folder;
  fs::create_directories(folder.path());
  std::ofstream(folder.path() / "file") << "x";
  const auto report = attacked("Detainers");
  ASSERT_TRUE(report) << report.error().message;
  const auto written = write_report(*report, folder.path() / "file" / "site");
  ASSERT_FALSE(written);
  EXPECT_NE(written.error().message.find("file/site"), std::string::npos);
}

}  // namespace
}  // namespace takecare::reports::render
