#include <fmt/format.h>

#include <algorithm>

#include "takecare/programs/show.h"

namespace takecare::programs {

namespace {

std::string joined(const std::vector<std::string>& all, std::string_view between) {
  std::string words;
  for (const std::string& one : all) words += fmt::format("{}{}", words.empty() ? "" : between, one);
  return words;
}

void add_lines(std::string_view title, const std::vector<std::string>& lines, std::string& out) {
  if (lines.empty()) return;
  out += fmt::format("\n{}\n", title);
  for (const std::string& line : lines) out += fmt::format("  {}\n", line);
}

void add_fields(const Shown& shown, std::string& out) {
  std::size_t width = 0;
  for (const ShownField& field : shown.fields) width = std::max(width, field.name.size());
  if (!shown.fields.empty()) out += "\nFields\n";
  for (const ShownField& field : shown.fields) {
    std::string value = field.value;
    for (std::size_t end = value.find('\n'); end != std::string::npos; end = value.find('\n', end + 1)) {
      value.insert(end + 1, std::string(width + 4, ' '));
    }
    out += fmt::format("  {:<{}}  {}{}\n", field.name, width, value,
                       field.from.empty() ? "" : fmt::format("  ({})", field.from));
  }
  if (shown.withheld.empty()) return;
  out += fmt::format("  {} withheld: {}\n", shown.withheld.size(), joined(shown.withheld, ", "));
}

void add_next(const NextAct& act, std::string& out) {
  out += fmt::format("  {}{} by {}\n", act.name, act.to.empty() ? "" : " to " + act.to, joined(act.by, ", or "));
  for (const std::string& asks : act.asks) out += fmt::format("    {}\n", asks);
  for (const Obstacle& obstacle : act.in_the_way) {
    out += fmt::format("    not by you: {}: {}\n", kind_word(obstacle.kind), obstacle.says);
  }
}

}  // namespace

std::string shown_text(const Shown& shown) {
  std::string out = shown.title;
  if (!shown.stage.empty()) out += ": " + shown.stage;
  out += "\n";
  add_lines("Shown to you as", shown.grounds, out);
  if (shown.grounds.empty())
    out += "\nNothing of it is shown to you: no line of the book's privacy declarations does.\n";
  add_fields(shown, out);
  if (shown.steps) add_lines("Steps", *shown.steps, out);
  add_lines("Notices sent", shown.notices, out);
  add_lines("Not read", shown.unread, out);
  if (!shown.next.empty()) out += "\nNext\n";
  for (const NextAct& act : shown.next) add_next(act, out);
  return out;
}

}  // namespace takecare::programs
