// What takecare hides of tables that others publish, beside what sdcTable hides of them:
//
//   beside_sdctable TABLES RECORDED    both, as a table
//   beside_sdctable TABLES             the cells that takecare hides, for sdctable.R
//
// TABLES: a folder of tables; RECORDED: what sdctable.R wrote of them: cells.csv, what each method of sdcTable hides,
// and attacks.csv, how many of the small counts sdcTable's attacker finds protected. Both programs are measured in one
// way, and both are held to one requirement: takecare's own.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>

#include "table_file.h"

namespace {

using namespace takecare;
using namespace takecare::disclosure;
namespace fs = std::filesystem;

int stop(const Error& error) {
  fmt::print(stderr, "beside_sdctable: {}{}{}\n", error.message, error.help.empty() ? "" : "; ", error.help);
  return 1;
}

// takecare's answer with other cells hidden: those of `cells`.
Result<Protected> hiding(const TableFile& file, Protected answer, const Lines& cells) {
  std::size_t found = 0;
  for (Cell& cell : answer.tables.front().cells) {
    const bool small = cell.count < file.rule.threshold;
    const bool hidden = cells.contains(name_of(file.tables, cell.at));
    found += hidden ? 1 : 0;
    if (small && !hidden) return fail("a small count is shown: " + name_of(file.tables, cell.at));
    cell.status = !hidden ? Status::published : small ? Status::primary : Status::complementary;
  }
  if (found != cells.size()) return fail(fmt::format("{} hides cells that are zero, or not there", file.name));
  return answer;
}

struct Figures {
  int cells = 0;  // that are not zero
  int primary = 0;
  int complementary = 0;
  std::int64_t counts = 0;  // of all cells together, margins too
  std::int64_t hidden_counts = 0;
  int exact = 0;     // hidden, and a reader can work them out
  int too_low = 0;   // hidden, and a reader can tell that they are small counts
  int too_high = 0;  // small counts of which a reader can tell more than the zeros tell
  int open = 0;      // not proven
};

Result<Figures> measure(const TableFile& file, const Protected& answer) {
  Figures out;
  for (const Cell& cell : answer.tables.front().cells) {
    ++out.cells;
    out.counts += cell.count;
    if (cell.status == Status::published) continue;
    ++(cell.status == Status::primary ? out.primary : out.complementary);
    out.hidden_counts += cell.count;
  }
  const PublishedTables shown = published(file.tables, answer);
  const auto intervals = attack(shown);
  if (!intervals) return std::unexpected(intervals.error());
  out.exact = static_cast<int>(std::ranges::count_if(*intervals, [](const auto& one) { return one.high == one.low; }));
  const auto report = audit(shown, file.rule);
  if (!report) return std::unexpected(report.error());
  for (const Finding& finding : report->findings) {
    switch (finding.weakness) {
      case Weakness::too_low: ++out.too_low; break;
      case Weakness::too_high: ++out.too_high; break;
      case Weakness::not_proven: ++out.open; break;
      case Weakness::small_count_published:  // `hiding` refuses it
      case Weakness::exact: break;           // counted above, small counts too
    }
  }
  return out;
}

double percent(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

Result<void> print_line(const TableFile& file, const std::string& method, const Protected& answer,
                        const std::string& attacked) {
  const auto figures = measure(file, answer);
  if (!figures) return std::unexpected(figures.error());
  const Figures& f = *figures;
  fmt::print("| {} | {} | {} | {} | {} | {} | {:.1f} | {:.1f} | {} | {} | {} | {} |{}\n", file.name,
             file.rule.threshold, method, f.cells, f.primary, f.complementary,
             percent(f.primary + f.complementary, f.cells), percent(f.hidden_counts, f.counts), attacked, f.exact,
             f.too_low, f.too_high, f.open > 0 ? fmt::format(" {} not proven", f.open) : "");
  return {};
}

Lines hidden_cells(const TableFile& file, const Protected& answer) {
  Lines out;
  for (const Cell& cell : answer.tables.front().cells) {
    if (cell.status != Status::published) out.insert(name_of(file.tables, cell.at));
  }
  return out;
}

// Those of a table that hides none are 'none', so that the method is there.
Lines without_none(Lines cells) {
  cells.erase("none");
  return cells;
}

Result<void> compare(const TableFile& file, const Protected& answer, const fs::path& recorded) {
  const auto cells = read_recorded(recorded / "cells.csv", file.name);
  if (!cells) return std::unexpected(cells.error());
  const auto attacks = read_recorded(recorded / "attacks.csv", file.name);
  if (!attacks) return std::unexpected(attacks.error());
  const Lines ours = hidden_cells(file, answer);
  const auto line = [&](const std::string& method, const Lines& hidden) -> Result<void> {
    const auto shown = hiding(file, answer, hidden);
    if (!shown) return std::unexpected(shown.error());
    // What is recorded of takecare holds for the cells that it hid then.
    const auto asked = cells->find(method);
    const bool known = asked != cells->end() && without_none(asked->second) == hidden && attacks->contains(method);
    return print_line(file, method, *shown, known ? *attacks->at(method).begin() : "not asked");
  };
  if (const auto done = line("takecare", ours); !done) return done;
  for (const auto& [method, hidden] : *cells) {
    if (method == "takecare") continue;
    if (const auto done = line(method, without_none(hidden)); !done) return done;
  }
  return {};
}

Result<void> take(const fs::path& path, const fs::path& recorded) {
  const auto file = read_table(path);
  if (!file) return std::unexpected(file.error());
  const auto answer = protect(file->tables, file->rule);
  if (!answer) return std::unexpected(answer.error());
  if (!recorded.empty()) return compare(*file, *answer, recorded);
  Lines cells = hidden_cells(*file, *answer);
  if (cells.empty()) cells.insert("none");
  for (const std::string& cell : cells) fmt::print("{},takecare,{}\n", file->name, cell);
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2 && count != 3) return stop({.message = "usage: beside_sdctable TABLES [RECORDED]"});
  const fs::path recorded = count == 3 ? arguments[2] : "";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(arguments[1])) files.push_back(entry.path());
  std::ranges::sort(files);
  if (!recorded.empty()) {
    fmt::print(
        "| table | under | method | cells | small | others | cells hidden % | counts hidden % | attack | exact | too "
        "low | too high |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
  }
  for (const fs::path& file : files) {
    if (const auto done = take(file, recorded); !done) return stop(done.error());
  }
  return 0;
}
