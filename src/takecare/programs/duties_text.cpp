#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "takecare/engine/json_text.h"
#include "takecare/programs/duties.h"

namespace takecare::programs {

namespace {

using Cells = std::array<std::string, 5>;

std::string joined(const std::vector<std::string>& all, std::string_view between) {
  std::string words;
  for (const std::string& one : all) words += fmt::format("{}{}", words.empty() ? "" : between, one);
  return words;
}

std::string owed_words(const DutyRow& row) {
  const std::string holders = row.holders.empty() ? "nobody holds it" : joined(row.holders, ", ");
  return fmt::format("{} ({}) to {}", joined(row.owed_by, " or "), holders, row.to);
}

std::string state_of(const DutyRow& row) {
  std::string words = state_words(row.state);
  if (row.done_on) words += " on " + format_iso_date(*row.done_on);
  if (!row.why.empty()) words += ": " + row.why;
  return words;
}

Cells cells_of(const DutyRow& row) {
  return {row.due ? format_iso_date(*row.due) : "no date yet", row.duty, row.about, owed_words(row), state_of(row)};
}

bool same_and_not_owed(const DutyRow& a, const DutyRow& b) {
  return a.state == DutyState::not_owed && b.state == DutyState::not_owed && a.duty == b.duty && a.why == b.why;
}

std::string list_json(const std::vector<std::string>& all) {
  std::string json;
  for (const std::string& one : all) json += (json.empty() ? "" : ", ") + engine::json_text(one);
  return "[" + json + "]";
}

std::string date_json(const std::optional<Days>& day) {
  return day ? engine::json_text(format_iso_date(*day)) : "null";
}

}  // namespace

std::string duties_text(const std::vector<DutyRow>& rows, Days as_of) {
  std::vector<Cells> table{{"due", "duty", "about", "owed by", "state"}};
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    while (end < rows.size() && same_and_not_owed(rows[i], rows[end])) ++end;
    Cells cells = cells_of(rows[i]);
    if (end - i > 1)
      cells[4] = fmt::format("{} (and {} more, to {})", cells[4], end - i - 1, format_iso_date(*rows[end - 1].due));
    table.push_back(std::move(cells));
    i = end;
  }
  std::array<std::size_t, 5> widths{};
  for (const Cells& cells : table) {
    for (std::size_t c = 0; c + 1 < cells.size(); ++c) widths[c] = std::max(widths[c], cells[c].size());
  }
  std::string out = fmt::format("Duties as of {}\n", format_iso_date(as_of));
  for (const Cells& cells : table) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      line += c + 1 < cells.size() ? fmt::format("{:<{}}  ", cells[c], widths[c]) : cells[c];
    }
    out += line + "\n";
  }
  return rows.empty() ? out + "nothing\n" : out;
}

std::string duties_json(const std::vector<DutyRow>& rows, Days as_of) {
  std::string out = fmt::format("{{\n  \"as of\": \"{}\",\n  \"duties\": [", format_iso_date(as_of));
  for (const DutyRow& row : rows) {
    out += fmt::format(
        "{}\n    {{\"duty\": {}, \"about\": {}, \"owed by\": {}, \"held by\": {}, \"to\": {}, \"due\": {}, "
        "\"done on\": {}, \"state\": {}, \"why\": {}, \"cites\": {}}}",
        &row == rows.data() ? "" : ",", engine::json_text(row.duty), engine::json_text(row.about),
        list_json(row.owed_by), list_json(row.holders), engine::json_text(row.to), date_json(row.due),
        date_json(row.done_on), engine::json_text(state_words(row.state)), engine::json_text(row.why),
        list_json(row.citations));
  }
  return out + (rows.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace takecare::programs
