#include "takecare/publication/answers.h"

#include <fmt/format.h>

#include <set>

#include "takecare/publication/cut.h"

namespace takecare::publication {

namespace {

// Whom the answers speak of, as the version that stands names them: texts that its tables are by.
struct Spoken {
  int dimension = -1;
  int category = -1;
  friend auto operator<=>(const Spoken&, const Spoken&) = default;
};

std::set<Spoken> spoken_of(const reports::Report& report, const std::vector<std::string>& row) {
  std::set<Spoken> all;
  for (int d = 0; d < std::ssize(report.cube.layout.dimensions); ++d) {
    const reports::Dimension& dimension = report.cube.layout.dimensions[static_cast<std::size_t>(d)];
    if (!dimension.open) continue;
    for (const std::string& text : row) {
      const auto category = category_named(dimension, text);
      if (category && dimension.categories[static_cast<std::size_t>(*category)].kind == reports::CategoryKind::value)
        all.insert({.dimension = d, .category = *category});
    }
  }
  return all;
}

const MadeVersion* made_that_stands(const Shown& shown) {
  const Version* stands = standing(shown.publication);
  if (stands == nullptr) return nullptr;
  const MadeVersion& made = shown.made[static_cast<std::size_t>(stands->number - 1)];
  return made.report ? &made : nullptr;
}

// With each row of the table what was said of it.
Rows beside(const CutTable& table, const std::string& said) {
  Rows rows = table.rows;
  for (auto& row : rows) row.push_back(said);
  return rows;
}

std::string said_in(const Printed& printed, const std::vector<std::string>& row) {
  std::string said;
  for (std::size_t i = 0; i < row.size() && i < printed.columns.size(); ++i)
    said += (said.empty() ? "" : "; ") + printed.columns[i] + ": " + row[i];
  return said;
}

void write_rows_spoken_of(pages::Html& html, const reports::Report& report, const Printed& printed) {
  for (const auto& row : printed.rows) {
    for (const auto& [dimension, category] : spoken_of(report, row)) {
      const reports::Dimension& by = report.cube.layout.dimensions[static_cast<std::size_t>(dimension)];
      const std::string& name = by.categories[static_cast<std::size_t>(category)].label;
      for (const CutTable& table : cut_tables(report, dimension, category)) {
        std::vector<std::string> columns = table.columns;
        columns.push_back(printed.label);
        write_text_table(html, fmt::format("{}, {}, and what was said of it", name, table.title), columns,
                         beside(table, said_in(printed, row)));
      }
    }
  }
}

}  // namespace

void write_answers(pages::Html& html, const Shown& shown) {
  if (shown.publication.printed.empty()) return;
  html.line("h2", "Answers, and what was decided on them", {{"id", "answers"}});
  const MadeVersion* made = made_that_stands(shown);
  for (const Printed& one : shown.publication.printed) {
    if (one.columns.empty()) {
      html.line("p", one.label + ": " + one.rows.front().front());
      continue;
    }
    write_text_table(html, one.label, one.columns, one.rows);
    if (made != nullptr) write_rows_spoken_of(html, *made->report, one);
  }
}

}  // namespace takecare::publication
