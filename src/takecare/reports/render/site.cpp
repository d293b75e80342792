#include "takecare/reports/render/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "takecare/base/sha256.h"
#include "takecare/pages/folder.h"
#include "takecare/pages/words.h"
#include "takecare/reports/render/case_page.h"
#include "takecare/reports/render/datapackage.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/render/front_page.h"

namespace takecare::reports::render {

namespace {

namespace fs = std::filesystem;

std::unexpected<Error> io_error(const fs::path& path, const std::error_code& code) {
  return fail(fmt::format("cannot write {}: {}", path.string(), code.message()),
              "check the folder given with -o, its rights and the room on its disk");
}

std::optional<std::string> read(const fs::path& path) {
  const std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (!in || !(text << in.rdbuf())) return std::nullopt;
  return text.str();
}

std::string text_of(const nlohmann::json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Card report_card(const std::string& folder, const nlohmann::json& report) {
  Card card{.folder = folder, .title = text_of(report, "title"), .text = {}, .warning = text_of(report, "warning")};
  if (report.contains("summary") && report["summary"].is_array()) {
    for (const auto& sentence : report["summary"]) {
      if (sentence.is_string()) card.text += (card.text.empty() ? "" : " ") + sentence.get<std::string>();
    }
  }
  card.compared = report.contains("published") && !report["published"].empty();
  return card;
}

struct Found {
  std::vector<std::string> folders;
  std::vector<Card> reports;
  std::vector<Card> cases;
  std::vector<std::string> books;  // folders
  std::vector<std::pair<std::string, std::string>> packages;
};

// Folders of reports, cases and printed books, in order of name; others are left alone.
Result<Found> look_around(const fs::path& dir) {
  std::vector<std::string> names;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(dir, code)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && !name.starts_with('.')) names.push_back(name);
  }
  if (code) return io_error(dir, code);
  std::ranges::sort(names);
  Found found;
  for (const std::string& name : names) {
    const auto report = read(dir / name / json_file);
    const auto package = read(dir / name / package_file);
    const auto worked = read(dir / name / "worked.json");
    if (report && package) {
      found.reports.push_back(report_card(name, nlohmann::json::parse(*report, nullptr, false)));
      found.packages.emplace_back(name, *package);
    } else if (worked) {
      const auto json = nlohmann::json::parse(*worked, nullptr, false);
      found.cases.push_back({.folder = name,
                             .title = text_of(json, "title"),
                             .text = text_of(json, "answer"),
                             .warning = text_of(json, "warning")});
    } else if (fs::exists(dir / name / pages::book_manifest)) {
      found.books.push_back(name);
    } else {
      continue;
    }
    found.folders.push_back(name);
  }
  return found;
}

Result<std::string> sums_of(const fs::path& dir, const std::vector<std::string>& folders,
                            const std::vector<pages::OutFile>& front) {
  std::vector<std::pair<std::string, std::string>> sums;
  sums.reserve(front.size());
  for (const pages::OutFile& file : front) sums.emplace_back(file.path, sha256_hex(file.content));
  for (const std::string& folder : folders) {
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(dir / folder, code)) {
      const auto content = read(entry.path());
      if (content) sums.emplace_back(folder + "/" + entry.path().filename().string(), sha256_hex(*content));
    }
    if (code) return io_error(dir / folder, code);
  }
  std::ranges::sort(sums);
  std::string out;
  for (const auto& [path, hash] : sums) out += fmt::format("{}  {}\n", hash, path);
  return out;
}

Result<fs::path> write_folder(const fs::path& dir, const std::string& name, const std::vector<pages::OutFile>& files) {
  if (auto written = pages::replace_folder(dir / name, files); !written) return std::unexpected(written.error());
  if (auto front = write_front(dir); !front) return std::unexpected(front.error());
  return dir / name / "index.html";
}

}  // namespace

Result<WrittenReport> write_report(const Report& report, const fs::path& dir) {
  const std::vector<pages::OutFile> files = report_files(report);
  auto page = write_folder(dir, pages::slug(report.name), files);
  if (!page) return std::unexpected(page.error());
  return WrittenReport{.page = std::move(*page), .digest = content_digest(files)};
}

Result<fs::path> write_case(const WorkedCase& worked, const fs::path& dir) {
  return write_folder(dir, case_folder(worked), case_files(worked));
}

Result<void> write_front(const fs::path& dir) {
  const auto found = look_around(dir);
  if (!found) return std::unexpected(found.error());
  const auto package = joined_package("takecare", "Reports under the order", found->packages);
  if (!package) return std::unexpected(package.error());
  std::vector<pages::OutFile> front = {
      {.path = "index.html", .content = front_page(found->reports, found->cases, found->books)},
      {.path = package_file, .content = *package}};
  const auto sums = sums_of(dir, found->folders, front);
  if (!sums) return std::unexpected(sums.error());
  front.push_back({.path = "SHA256SUMS", .content = *sums});
  return pages::write_files(dir, front);
}

Result<void> refresh_front(const fs::path& dir) {
  if (!fs::exists(dir / package_file) || !fs::exists(dir / "SHA256SUMS")) return {};
  return write_front(dir);
}

}  // namespace takecare::reports::render
