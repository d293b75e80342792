#include "takecare/publication/catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "takecare/base/sha256.h"
#include "takecare/lang/contains.h"
#include "takecare/publication/addresses.h"
#include "takecare/reports/render/files.h"
#include "takecare/reports/render/summary.h"

namespace takecare::publication {

namespace {

namespace render = reports::render;
using Json = nlohmann::ordered_json;

// CSV on the Web, section 'IANA considerations': what csv-metadata.json is.
constexpr const char* csvw_type = "application/csvm+json";

// A publication that stands and whose files are there: a dataset.
struct Entry {
  const Publication* publication = nullptr;
  const Version* version = nullptr;
  const MadeVersion* made = nullptr;
};

// A report with its datasets, in order of time; never empty.
struct Series {
  const lang::Report* report = nullptr;
  std::vector<Entry> entries;
};

// A file of a dataset that a reader may take away.
struct Offered {
  const pages::OutFile* file = nullptr;
  std::string title;
  const char* media_type = "";
  const char* format = "";
};

// Bytes that are not UTF-8 become U+FFFD rather than an exception.
std::string written(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::vector<Series> series_of(const SiteContent& content) {
  std::vector<Series> all;
  for (std::size_t i = 0; i < content.program->reports.size(); ++i) {
    Series series{.report = &content.program->reports[i], .entries = {}};
    for (const Shown& shown : content.shown) {
      const Version* version = standing(shown.publication);
      if (std::cmp_not_equal(shown.publication.report, i) || version == nullptr) continue;
      const auto at = static_cast<std::size_t>(version - shown.publication.versions.data());
      if (at >= shown.made.size() || shown.made[at].files.empty()) continue;
      series.entries.push_back({.publication = &shown.publication, .version = version, .made = &shown.made[at]});
    }
    if (!series.entries.empty()) all.push_back(std::move(series));
  }
  return all;
}

std::string address(const SiteContent& content, const std::string& path) {
  return content.request.publisher.url + "/" + path;
}

// What a dataset or a series is known by: the page that stays whatever is corrected.
std::string identifier(const SiteContent& content, const Series& series) {
  return address(content, folder_of(*series.report) + "/index.html");
}
std::string identifier(const SiteContent& content, const Series& series, const Entry& entry) {
  return address(content, folder_of(*series.report, entry.publication->period) + "/index.html");
}

std::string file_address(const SiteContent& content, const Series& series, const Entry& entry,
                         const std::string& file) {
  return address(content, folder_of(*series.report, entry.publication->period, *entry.version) + "/" + file);
}

const pages::OutFile* find_file(const Entry& entry, std::string_view path) {
  const auto found = std::ranges::find(entry.made->files, path, &pages::OutFile::path);
  return found == entry.made->files.end() ? nullptr : &*found;
}

// The titles of the tables by the names of their files, as csv-metadata.json has them; it is there for files that were
// kept, too, of which there is no report.
std::map<std::string, std::string> titles_of(const Entry& entry) {
  std::map<std::string, std::string> titles;
  const pages::OutFile* metadata = find_file(entry, render::csvw_file);
  if (metadata == nullptr) return titles;
  const Json json = Json::parse(metadata->content, nullptr, false);
  if (!json.is_object() || !json.contains("tables") || !json["tables"].is_array()) return titles;
  for (const Json& table : json["tables"]) {
    if (!table.is_object() || !table.contains("url") || !table.contains("dc:title")) continue;
    if (!table["url"].is_string() || !table["dc:title"].is_string()) continue;
    titles[table["url"].get<std::string>()] = table["dc:title"].get<std::string>();
  }
  return titles;
}

std::vector<Offered> offered(const Entry& entry) {
  const std::map<std::string, std::string> titles = titles_of(entry);
  std::vector<Offered> all;
  for (const pages::OutFile& file : entry.made->files) {
    if (!file.path.ends_with(".csv")) continue;
    const auto title = titles.find(file.path);
    const bool titled = title != titles.end() && !title->second.empty();
    all.push_back(
        {.file = &file, .title = titled ? title->second : file.path, .media_type = "text/csv", .format = "CSV"});
  }
  if (const pages::OutFile* json = find_file(entry, render::json_file)) {
    all.push_back({.file = json, .title = "The whole report", .media_type = "application/json", .format = "JSON"});
  }
  return all;
}

std::string title_of(const Series& series, const Entry& entry) {
  return fmt::format("{}, {}", series.report->title, entry.publication->period.id);
}

// What a reader must not miss comes first, as on every page.
std::string warned(const SiteContent& content, const std::string& text) {
  return content.request.warning.empty() ? text : content.request.warning + " " + text;
}

std::string description_of(const SiteContent& content, const Series& series) {
  return warned(content, fmt::format("{}, every period that was published.", series.report->title));
}

std::string description_of(const SiteContent& content, const Series& series, const Entry& entry) {
  std::string text = fmt::format("{}. {}.", series.report->title, entry.publication->period.label);
  if (entry.made->report) {
    const std::vector<std::string> sentences = render::summary_of(*entry.made->report).sentences;
    if (!sentences.empty()) text += " " + sentences.front();
  }
  return warned(content, text);
}

// The law that asks for the report, and what it counts; never empty.
Json keywords_of(const SiteContent& content, const lang::Report& report) {
  std::vector<std::string> words;
  const auto add = [&words](const std::string& word) {
    if (!word.empty() && !lang::contains(words, word)) words.push_back(word);
  };
  for (const lang::Citation& citation : report.citations) add(citation.text);
  if (report.record >= 0) {
    const lang::Record& record = content.program->records[static_cast<std::size_t>(report.record)];
    add(pages::record_noun(record.name, 2));
  }
  if (words.empty()) add(pages::plain(report.name));
  return words;
}

// ISO 8601, repeating intervals.
const char* periodicity_of(const lang::Report& report) {
  switch (report.every) {
    case lang::Every::week: return "R/P1W";
    case lang::Every::month: return "R/P1M";
    case lang::Every::quarter:
    case lang::Every::fiscal_quarter: return "R/P3M";
    case lang::Every::fiscal_year:
    case lang::Every::year: return "R/P1Y";
    case lang::Every::once: break;
  }
  return "irregular";
}

struct Span {
  Days start = 0;
  Days end = 0;
};

Span span_of(const Entry& entry) {
  return {.start = entry.publication->period.start, .end = entry.publication->period.end};
}

Span span_of(const Series& series) {
  Span span = span_of(series.entries.front());
  for (const Entry& entry : series.entries) {
    span.start = std::min(span.start, entry.publication->period.start);
    span.end = std::max(span.end, entry.publication->period.end);
  }
  return span;
}

// Times of the ledger are all written alike, in UTC: their order as text is their order.
const std::string& issued(const Entry& entry) { return entry.publication->versions.front().by.time; }
const std::string& modified(const Entry& entry) { return entry.version->by.time; }
const std::string& issued(const Series& series) {
  return issued(*std::ranges::min_element(series.entries, {}, [](const Entry& entry) { return issued(entry); }));
}
const std::string& modified(const Series& series) {
  return modified(*std::ranges::max_element(series.entries, {}, [](const Entry& entry) { return modified(entry); }));
}

Json contact_of(const Publisher& publisher, const char* type) {
  return {{"@type", type}, {"fn", publisher.contact_name}, {"hasEmail", "mailto:" + publisher.contact}};
}

// ---- DCAT-US 1.1

Json distribution(const SiteContent& content, const Series& series, const Entry& entry, const Offered& one) {
  return {{"@type", "dcat:Distribution"},
          {"title", one.title},
          {"downloadURL", file_address(content, series, entry, one.file->path)},
          {"mediaType", one.media_type},
          {"format", one.format}};
}

// What a report and its periods have in common. The codes are asked of Federal agencies alone; who has none leaves them
// out, and his catalog is one of the non-federal schema.
Json dataset(const SiteContent& content, const Series& series, const std::string& identifier) {
  const Publisher& publisher = content.request.publisher;
  Json out = {{"@type", "dcat:Dataset"}, {"identifier", identifier}};
  out["keyword"] = keywords_of(content, *series.report);
  out["publisher"] = {{"@type", "org:Organization"}, {"name", publisher.name}};
  out["contactPoint"] = contact_of(publisher, "vcard:Contact");
  out["accessLevel"] = "public";
  if (!publisher.bureau.empty()) out["bureauCode"] = Json::array({publisher.bureau});
  if (!publisher.program.empty()) out["programCode"] = Json::array({publisher.program});
  if (!publisher.license.empty()) out["license"] = publisher.license;
  out["landingPage"] = identifier;
  out["language"] = Json::array({"en"});
  out["accrualPeriodicity"] = periodicity_of(*series.report);
  return out;
}

std::string interval(const Span& span) { return format_iso_date(span.start) + "/" + format_iso_date(span.end); }

Json collection(const SiteContent& content, const Series& series) {
  Json out = dataset(content, series, identifier(content, series));
  out["title"] = series.report->title;
  out["description"] = description_of(content, series);
  out["issued"] = issued(series);
  out["modified"] = modified(series);
  out["temporal"] = interval(span_of(series));
  return out;
}

Json dataset(const SiteContent& content, const Series& series, const Entry& entry) {
  Json out = dataset(content, series, identifier(content, series, entry));
  out["isPartOf"] = identifier(content, series);
  out["title"] = title_of(series, entry);
  out["description"] = description_of(content, series, entry);
  out["issued"] = issued(entry);
  out["modified"] = modified(entry);
  out["temporal"] = interval(span_of(entry));
  if (find_file(entry, render::csvw_file) != nullptr) {
    out["describedBy"] = file_address(content, series, entry, render::csvw_file);
    out["describedByType"] = csvw_type;
  }
  out["distribution"] = Json::array();
  for (const Offered& one : offered(entry)) out["distribution"].push_back(distribution(content, series, entry, one));
  return out;
}

// ---- DCAT-US 3.0

Json publisher_3(const Publisher& publisher) { return {{"@type", "Organization"}, {"name", publisher.name}}; }

Json page_3(const std::string& title, const std::string& url) {
  return {{"@type", "Document"}, {"title", title}, {"accessURL", url}};
}

Json temporal_3(const Span& span) {
  return Json::array({{{"@type", "PeriodOfTime"},
                       {"startDate", format_iso_date(span.start)},
                       {"endDate", format_iso_date(span.end)}}});
}

// The schema wants the size as text.
Json distribution_3(const SiteContent& content, const Series& series, const Entry& entry, const Offered& one) {
  const std::string url = file_address(content, series, entry, one.file->path);
  Json out = {{"@id", url},
              {"@type", "Distribution"},
              {"title", one.title},
              {"accessURL", file_address(content, series, entry, "index.html")},
              {"downloadURL", url},
              {"mediaType", one.media_type},
              {"format", one.format},
              {"characterEncoding", Json::array({"UTF-8"})},
              {"byteSize", std::to_string(one.file->content.size())}};
  out["checksum"] = {{"@type", "Checksum"}, {"algorithm", "SHA-256"}, {"checksumValue", sha256_hex(one.file->content)}};
  const std::string& license = content.request.publisher.license;
  if (!license.empty()) out["license"] = license;
  out["modified"] = modified(entry);
  return out;
}

Json series_name_3(const SiteContent& content, const Series& series) {
  return {{"@id", identifier(content, series)},
          {"@type", "DatasetSeries"},
          {"title", series.report->title},
          {"description", description_of(content, series)}};
}

// Its members say that they are of it; repeated here they would be there twice.
Json series_3(const SiteContent& content, const Series& series) {
  const Publisher& publisher = content.request.publisher;
  Json out = series_name_3(content, series);
  out["contactPoint"] = Json::array({contact_of(publisher, "Kind")});
  out["publisher"] = publisher_3(publisher);
  out["issued"] = issued(series);
  out["modified"] = modified(series);
  out["temporal"] = temporal_3(span_of(series));
  out["accrualPeriodicity"] = periodicity_of(*series.report);
  return out;
}

Json dataset_3(const SiteContent& content, const Series& series, const Entry& entry) {
  const Publisher& publisher = content.request.publisher;
  const std::string page = identifier(content, series, entry);
  Json out = {{"@id", page}, {"@type", "Dataset"}, {"identifier", page}};
  out["title"] = title_of(series, entry);
  out["description"] = description_of(content, series, entry);
  out["version"] = std::to_string(entry.version->number);
  if (!entry.version->by.says.empty()) out["versionNotes"] = entry.version->by.says;
  out["keyword"] = keywords_of(content, *series.report);
  out["publisher"] = publisher_3(publisher);
  out["contactPoint"] = Json::array({contact_of(publisher, "Kind")});
  out["accessRights"] = "public";
  out["landingPage"] = page_3(title_of(series, entry), page);
  out["inSeries"] = Json::array({series_name_3(content, series)});
  out["issued"] = issued(entry);
  out["modified"] = modified(entry);
  out["temporal"] = temporal_3(span_of(entry));
  out["accrualPeriodicity"] = periodicity_of(*series.report);
  out["language"] = Json::array({"en"});
  if (const pages::OutFile* metadata = find_file(entry, render::csvw_file)) {
    const Offered dictionary{.file = metadata, .title = "The columns", .media_type = csvw_type, .format = "JSON"};
    out["describedBy"] = distribution_3(content, series, entry, dictionary);
  }
  out["distribution"] = Json::array();
  for (const Offered& one : offered(entry)) out["distribution"].push_back(distribution_3(content, series, entry, one));
  return out;
}

Json catalog_head_3(const SiteContent& content, const std::vector<Series>& all) {
  const Publisher& publisher = content.request.publisher;
  const std::string title = "Reports under the order";
  Json out = {{"@id", address(content, catalog_3_file)}, {"@type", "Catalog"}, {"title", title}};
  if (!content.request.warning.empty()) out["description"] = content.request.warning;
  out["conformsTo"] = {{"@type", "Standard"}, {"title", "DCAT-US 3.0"}};
  out["publisher"] = publisher_3(publisher);
  out["contactPoint"] = Json::array({contact_of(publisher, "Kind")});
  out["homepage"] = page_3(title, address(content, "index.html"));
  out["language"] = Json::array({"en"});
  if (!publisher.license.empty()) out["license"] = publisher.license;
  const auto last = std::ranges::max_element(all, {}, [](const Series& series) { return modified(series); });
  if (last != all.end()) out["modified"] = modified(*last);
  return out;
}

}  // namespace

std::string catalog(const SiteContent& content) {
  Json out = {{"@context", "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld"},
              {"@id", address(content, catalog_file)},
              {"@type", "dcat:Catalog"},
              {"conformsTo", "https://project-open-data.cio.gov/v1.1/schema"},
              {"describedBy", "https://project-open-data.cio.gov/v1.1/schema/catalog.json"},
              {"dataset", Json::array()}};
  for (const Series& series : series_of(content)) {
    out["dataset"].push_back(collection(content, series));
    for (const Entry& entry : series.entries) out["dataset"].push_back(dataset(content, series, entry));
  }
  return written(out);
}

std::string catalog_3(const SiteContent& content) {
  const std::vector<Series> all = series_of(content);
  Json out = catalog_head_3(content, all);
  out["dataset"] = Json::array();
  // No property of the published schema's Catalog; harvesters look for series here.
  out["datasetSeries"] = Json::array();
  for (const Series& series : all) {
    for (const Entry& entry : series.entries) out["dataset"].push_back(dataset_3(content, series, entry));
    out["datasetSeries"].push_back(series_3(content, series));
  }
  return written(out);
}

}  // namespace takecare::publication
