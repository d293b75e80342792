#include "takecare/extracts/open_source.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "takecare/extracts/csv_reader.h"
#include "takecare/extracts/ndjson_reader.h"
#include "takecare/extracts/parquet_reader.h"
#include "takecare/extracts/text.h"
#include "takecare/lang/suggest.h"

namespace takecare::extracts {

namespace {

using Problems = std::vector<Diagnostic>;

Diagnostic problem(std::string code, std::string message, Place place, std::string help) {
  return {Severity::error, std::move(code), std::move(message), std::move(place), std::move(help), {}};
}

Problems one(Diagnostic diagnostic) { return {std::move(diagnostic)}; }

std::string format_of(const std::filesystem::path& file) {
  const std::string extension = lower_case(file.extension().string());
  if (extension == ".csv" || extension == ".txt") return "csv";
  if (extension == ".ndjson" || extension == ".jsonl" || extension == ".json") return "ndjson";
  if (extension == ".parquet") return "parquet";
  return {};
}

std::vector<std::string> formats_taken(const lang::Extract& extract) {
  std::vector<std::string> formats;
  if (extract.csv || (!extract.ndjson && !extract.parquet)) formats.emplace_back("csv");
  if (extract.ndjson) formats.emplace_back("ndjson");
  if (extract.parquet) formats.emplace_back("parquet");
  return formats;
}

std::vector<std::string> wanted_columns(const Contract& contract) {
  std::vector<std::string> names;
  for (const ContractColumn& column : contract.columns) names.push_back(column.name);
  return names;
}

std::string head_of(const std::filesystem::path& file) {
  std::array<char, 16> head{};
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), head.size());
  return {head.data(), static_cast<std::size_t>(stream.gcount())};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// One problem a missing column, each with the column of the file that may be meant; one for all when nothing is as it
// should be.
void find_missing(const Contract& contract, const std::vector<std::string>& columns, const Place& place,
                  Problems& problems) {
  const std::vector<std::string> wanted = wanted_columns(contract);
  std::vector<std::string> extra;
  for (const std::string& column : columns) {
    if (!column.empty() && std::ranges::find(wanted, column) == wanted.end()) extra.push_back(excerpt(column));
  }
  const std::size_t before = problems.size();
  std::size_t hints = 0;
  for (const std::string& column : wanted) {
    if (std::ranges::find(columns, column) != columns.end()) continue;
    const std::string hint = lang::did_you_mean(column, extra);
    hints += hint.empty() ? 0 : 1;
    problems.push_back(
        problem("missing-column", "the column " + column + " is missing", place,
                hint.empty() ? "The contract of " + contract.name + " asks for it." : "In the file: " + hint));
  }
  if (problems.size() - before < wanted.size() || hints > 1 || wanted.size() == 1) return;
  problems.resize(before);
  problems.push_back(problem("no-header", "none of the columns of " + contract.name + " is here", place,
                             "The header must name " + joined(wanted) + "."));
}

void note_extra(const std::vector<std::string>& extra, const Place& place, Problems& notes) {
  if (extra.empty()) return;
  const bool several = extra.size() > 1;
  notes.push_back(
      {Severity::note,
       "extra-column",
       std::string(several ? "the columns " : "the column ") + joined(extra) +
           (several ? " are not in the contract and were not read" : " is not in the contract and was not read"),
       place,
       {},
       {}});
}

std::vector<int> unnamed_places(const std::vector<std::string>& columns) {
  std::vector<int> places;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].empty()) places.push_back(static_cast<int>(i));
  }
  return places;
}

void note_unnamed(const std::vector<int>& unnamed, const Place& place, Problems& notes) {
  if (unnamed.empty()) return;
  std::vector<std::string> numbers;
  for (const int at : unnamed) numbers.push_back(std::to_string(at + 1));
  const bool several = unnamed.size() > 1;
  notes.push_back({Severity::note,
                   "unnamed-column",
                   (several ? "the columns " : "the column ") + joined(numbers) +
                       (several ? " have no name; they count for nothing as long as they are empty"
                                : " has no name; it counts for nothing as long as it is empty"),
                   place,
                   {},
                   {}});
}

Problems check_header(const Contract& contract, const std::vector<std::string>& columns, const Place& place) {
  Problems problems;
  std::set<std::string> seen;
  for (const std::string& column : columns) {
    if (!column.empty() && !seen.insert(column).second) {
      problems.push_back(problem("duplicate-column", "the header has the column " + excerpt(column) + " twice", place,
                                 "Keep one of them."));
    }
  }
  if (columns.size() == 1 && contract.columns.size() > 1) {
    for (const char separator : {';', '\t', '|'}) {
      if (columns[0].find(separator) == std::string::npos) continue;
      const std::string name = separator == '\t' ? "tabs" : std::string("'") + separator + "'";
      return one(
          problem("wrong-separator", "the columns are separated by " + name, place, "Save the file with commas."));
    }
  }
  find_missing(contract, columns, place, problems);
  return problems;
}

std::expected<OpenSource, Problems> open_csv(const Contract& contract, const std::filesystem::path& file,
                                             const FileScan& scan) {
  auto reader = CsvReader::open(file, scan);
  if (!reader)
    return std::unexpected(
        one(problem("unreadable", reader.error().message, reader.error().place, reader.error().help)));
  const Place place{file.string(), 1, 1};
  Problems problems = check_header(contract, (*reader)->columns(), place);
  if (!problems.empty()) return std::unexpected(std::move(problems));
  OpenSource source;
  std::vector<std::string> extra;
  const std::vector<std::string> wanted = wanted_columns(contract);
  for (const std::string& column : (*reader)->columns()) {
    if (!column.empty() && std::ranges::find(wanted, column) == wanted.end()) extra.push_back(excerpt(column));
  }
  source.unnamed = unnamed_places((*reader)->columns());
  note_extra(extra, place, source.notes);
  note_unnamed(source.unnamed, place, source.notes);
  source.rows = std::move(*reader);
  return source;
}

std::expected<OpenSource, Problems> open_ndjson(const Contract& contract, const std::filesystem::path& file,
                                                const FileScan& scan) {
  auto reader = NdjsonReader::open(file, scan, wanted_columns(contract));
  if (!reader)
    return std::unexpected(
        one(problem("unreadable", reader.error().message, reader.error().place, reader.error().help)));
  OpenSource source;
  source.rows = std::move(*reader);
  return source;
}

std::expected<OpenSource, Problems> open_parquet(const Contract& contract, const std::filesystem::path& file) {
  const std::vector<std::string> wanted = wanted_columns(contract);
  auto reader = ParquetReader::open(file, wanted);
  const Place place{file.string()};
  if (!reader) return std::unexpected(one(problem("unreadable", reader.error().message, place, reader.error().help)));
  Problems problems;
  find_missing(contract, (*reader)->all_columns(), place, problems);
  if (!problems.empty()) return std::unexpected(std::move(problems));
  OpenSource source;
  std::vector<std::string> extra;
  for (const std::string& column : (*reader)->all_columns()) {
    if (std::ranges::find(wanted, column) == wanted.end()) extra.push_back(excerpt(column));
  }
  note_extra(extra, place, source.notes);
  source.rows = std::move(*reader);
  return source;
}

std::expected<OpenSource, Problems> open_as(const std::string& format, const Contract& contract,
                                            const std::filesystem::path& file, const FileScan& scan) {
  if (format == "csv") return open_csv(contract, file, scan);
  if (format == "ndjson") return open_ndjson(contract, file, scan);
  return open_parquet(contract, file);
}

}  // namespace

std::expected<OpenSource, Problems> open_source(const Contract& contract, const std::filesystem::path& file,
                                                const FileScan& scan) {
  const std::string name = file.filename().string();
  const std::string format = format_of(file);
  const std::vector<std::string> taken = formats_taken(contract.definition());
  if (std::ranges::find(taken, format) == taken.end()) {
    return std::unexpected(one(problem("wrong-format", "the extract " + contract.name + " is not taken as " + name,
                                       {file.string()}, "It comes as " + lang::one_of_words(taken) + ".")));
  }
  if (scan.bytes == 0) {
    return std::unexpected(one(problem("empty-file", "the file is empty", {file.string(), 1, 1}, "Ask for it again.")));
  }
  if (format != "parquet") {
    if (const std::string foreign = foreign_format(head_of(file)); !foreign.empty()) {
      return std::unexpected(one(problem("foreign-format", foreign, {file.string(), 1, 1}, {})));
    }
  }
  if (format == "ndjson" && trim(head_of(file)).starts_with('[')) {
    return std::unexpected(one(problem("json-array", "the file is one JSON array", {file.string(), 1, 1},
                                       "Write one object a line, without the brackets and commas around them.")));
  }
  auto source = open_as(format, contract, file, scan);
  if (!source) return source;
  source->format = format;
  const std::vector<std::string>& columns = source->rows->columns();
  for (const ContractColumn& column : contract.columns) {
    source->places.push_back(static_cast<int>(std::ranges::find(columns, column.name) - columns.begin()));
  }
  return source;
}

std::vector<Diagnostic> late_problems(const Contract& contract, const OpenSource& source, const std::string& file) {
  Problems problems;
  if (source.rows->nothing_readable()) {
    return one(problem("not-ndjson", "no line of the file is a JSON object", {file, 1, 1}, "Write one object a line."));
  }
  const std::vector<std::string> unseen = source.rows->unseen_columns();
  const std::vector<std::string> unknown = source.rows->unknown_columns();
  for (const std::string& column : unseen) {
    const std::string hint = lang::did_you_mean(column, unknown);
    const bool required = std::ranges::any_of(contract.columns, [&](const ContractColumn& wanted) {
      return wanted.name == column && wanted.blank == lang::Blank::refused;
    });
    if (!required && hint.empty()) continue;
    problems.push_back(
        problem("missing-column", "no object has the key " + column, {file},
                hint.empty() ? "The contract of " + contract.name + " asks for it." : "In the file: " + hint));
  }
  return problems;
}

}  // namespace takecare::extracts
