// A folder with reports and worked cases in it, and the front page over them.
//
//   DIR/index.html          front page: what is here
//   DIR/datapackage.json    all tables of all reports
//   DIR/SHA256SUMS          of every other file, as sha256sum -c reads it
//   DIR/<report>/…          index.html, a page a year, a CSV a table, report.json, datapackage.json
//   DIR/case-<name>/…       index.html, case.json, proof.json
//   DIR/<book>/…            a printed book (print/), linked and in the checksums
//
// A report or case is written as a whole: its folder is made beside the old one and takes its place. Nothing depends on
// the time of writing or on the names of folders above DIR.
#pragma once

#include <filesystem>
#include <string>

#include "takecare/base/error.h"
#include "takecare/reports/report.h"

namespace takecare::reports::render {

// One case put to the law, in the words of its proof. JSON may be empty.
struct WorkedCase {
  std::string name;    // for the folder: 'shoplifting'
  std::string title;   // 'Is this person deportable for one crime?'
  std::string answer;  // one or two sentences
  std::string rules;   // the rules put to the case, as the book has them; may be empty
  std::string proof;   // plain text, indentation matters
  std::string case_json;
  std::string proof_json;
  std::string warning;  // 'This case is invented.'
};

struct WrittenReport {
  std::filesystem::path page;
  std::string digest;  // of its content (files.h)
};

// Writes or replaces the report's folder and then the front page over all that is in DIR, which is made when missing.
Result<WrittenReport> write_report(const Report& report, const std::filesystem::path& dir);

Result<std::filesystem::path> write_case(const WorkedCase& worked, const std::filesystem::path& dir);

// The front page, data package and checksums over what is in DIR.
Result<void> write_front(const std::filesystem::path& dir);
// The same where DIR has a front page already; nothing where it has none. For who changes a folder in DIR.
Result<void> refresh_front(const std::filesystem::path& dir);

}  // namespace takecare::reports::render
