// iCalendar, RFC 5545. Events rather than to-dos, since few calendars show to-dos.
#include <fmt/format.h>

#include <algorithm>

#include "takecare/base/sha256.h"
#include "takecare/programs/duties.h"

namespace takecare::programs {

namespace {

constexpr std::size_t longest_line = 75;  // octets, the line break not counted

std::string compact(Days day) {
  std::string date = format_iso_date(day);
  std::erase(date, '-');
  return date;
}

// Text values, 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\r') continue;
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// Folded at 75 octets, never within a character of UTF-8.
void add_line(std::string_view line, std::string& out) {
  std::string_view rest = line;
  std::size_t room = longest_line;
  while (rest.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(rest[cut]) & 0xC0U) == 0x80U) --cut;
    out += fmt::format("{}\r\n ", rest.substr(0, cut));
    rest.remove_prefix(cut);
    room = longest_line - 1;  // the space that a continuation begins with
  }
  out += fmt::format("{}\r\n", rest);
}

std::string joined(const std::vector<std::string>& all, std::string_view between) {
  std::string words;
  for (const std::string& one : all) words += fmt::format("{}{}", words.empty() ? "" : between, one);
  return words;
}

std::string summary(const DutyRow& row) {
  std::string words = row.duty;
  std::ranges::replace(words, '_', ' ');
  if (!row.about.empty()) words += ", " + row.about;
  return fmt::format("{} ({})", words, state_words(row.state));
}

std::string description(const DutyRow& row) {
  std::string words = fmt::format("Owed by {} to {}.", joined(row.owed_by, " or "), row.to);
  if (!row.holders.empty()) words += fmt::format("\nHeld by {}.", joined(row.holders, ", "));
  if (row.done_on) words += fmt::format("\nDone on {}.", format_iso_date(*row.done_on));
  if (!row.why.empty())
    words += fmt::format("\n{}: {}.", row.state == DutyState::not_known ? "Not known" : "Not owed", row.why);
  if (!row.citations.empty()) words += fmt::format("\nCites {}.", joined(row.citations, "; "));
  return words;
}

void add_event(const DutyRow& row, Days as_of, std::string& out) {
  const std::string id = fmt::format("{}\n{}\n{}", row.duty, row.about, *row.due);
  add_line("BEGIN:VEVENT", out);
  add_line(fmt::format("UID:{}@duties.takecare", sha256_hex(id).substr(0, 32)), out);
  add_line(fmt::format("DTSTAMP:{}T000000Z", compact(as_of)), out);
  add_line(fmt::format("DTSTART;VALUE=DATE:{}", compact(*row.due)), out);
  add_line(fmt::format("SUMMARY:{}", escaped(summary(row))), out);
  add_line(fmt::format("DESCRIPTION:{}", escaped(description(row))), out);
  add_line(fmt::format("STATUS:{}", row.state == DutyState::not_owed ? "CANCELLED" : "CONFIRMED"), out);
  add_line("TRANSP:TRANSPARENT", out);
  add_line("END:VEVENT", out);
}

}  // namespace

std::string duties_calendar(const std::vector<DutyRow>& rows, Days as_of) {
  std::string out;
  add_line("BEGIN:VCALENDAR", out);
  add_line("VERSION:2.0", out);
  add_line("PRODID:-//takecare//duties//EN", out);
  add_line("CALSCALE:GREGORIAN", out);
  for (const DutyRow& row : rows) {
    if (row.due) add_event(row, as_of, out);
  }
  add_line("END:VCALENDAR", out);
  return out;
}

}  // namespace takecare::programs
