// Where everything stands on a site. These addresses are stable: what was published once stays where it was.
//
//   index.html                      the front page
//   REPORT/index.html               every period of a report
//   REPORT/PERIOD/index.html        what stands for a period, its versions, corrections and answers
//   REPORT/PERIOD/N/…               version N: its page, tables, JSON, descriptions, SHA256SUMS
//   duties/…                        what is due, as a page, as JSON and as a calendar
//   book/…                          the book, printed
//   data.json, dcat-us-3.json, feed.xml   the catalog (DCAT-US 1.1 and 3.0) and the feed (Atom)
//   manifest.json, manifest.tlog-proof    the checksum of every file above, and the proof that it is on the ledger
//   log/…                           what the ledger published: checkpoint and tiles
#pragma once

#include <string>

#include "takecare/pages/words.h"
#include "takecare/publication/releases.h"

namespace takecare::publication {

inline constexpr const char* manifest_file = "manifest.json";
inline constexpr const char* proof_file = "manifest.tlog-proof";
inline constexpr const char* log_folder = "log";
inline constexpr const char* catalog_file = "data.json";
inline constexpr const char* catalog_3_file = "dcat-us-3.json";
inline constexpr const char* feed_file = "feed.xml";

inline std::string folder_of(const lang::Report& report) { return pages::slug(report.name); }
inline std::string folder_of(const lang::Report& report, const reports::Period& period) {
  return folder_of(report) + "/" + period.id;
}
inline std::string folder_of(const lang::Report& report, const reports::Period& period, const Version& version) {
  return folder_of(report, period) + "/" + std::to_string(version.number);
}

}  // namespace takecare::publication
