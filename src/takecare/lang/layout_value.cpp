// The values of examples.
#include <fmt/format.h>

#include "takecare/lang/page.h"
#include "takecare/lang/print_expr.h"

namespace takecare::lang::syntax {

namespace {

// The fields of an item, as many on a line as fit; a list that does not fit begins a line.
void layout_item(Page& page, int indent, const std::string& prefix, const GivenItem& item, const std::string& suffix) {
  const int hang = indent + text_width(prefix);
  std::string text = prefix;
  int at = indent;
  int source_line = item.place.line;
  const auto flush = [&](int next_line) {
    page.line(at, std::move(text), source_line);
    at = hang;
    text.clear();
    source_line = next_line;
  };
  for (std::size_t i = 0; i < item.fields.size(); ++i) {
    const GivenField& field = item.fields[i];
    const int line = field.name.place.line;
    const std::string end = i + 1 < item.fields.size() ? "," : suffix;
    const std::string part = fmt::format("{} {}{}", field.name.text, print_value(field.value), end);
    const bool broken = !fits(hang, part) || page.comment_inside(line, field.value.last_line);
    const bool begins = i == 0 || text.empty();
    if (!begins && (broken || !fits(at, fmt::format("{} {}", text, part)) || page.comment_inside(source_line, line)))
      flush(line);
    if (broken) {
      layout_value(page, at, text + field.name.text + " ", field.value, end);
      at = hang;
      text.clear();
      if (i + 1 < item.fields.size()) source_line = item.fields[i + 1].name.place.line;
    } else {
      text += (i == 0 || text.empty() ? "" : " ") + part;
    }
  }
  if (!text.empty()) flush(0);
}

}  // namespace

void layout_value(Page& page, int indent, const std::string& prefix, const Value& value, const std::string& suffix) {
  const std::string whole = prefix + print_value(value) + suffix;
  const bool one_line = fits(indent, whole) && !page.comment_inside(value.place.line, value.last_line);
  if (one_line || value.kind != Value::Kind::items || value.items.empty()) {
    return page.line(indent, whole, value.place.line);
  }
  const std::string open = prefix + "[ ";
  const int hang = indent + text_width(open);
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const GivenItem& item = value.items[i];
    const std::string end = i + 1 < value.items.size() ? "," : " ]" + suffix;
    const std::string begin = i == 0 ? open : "";
    if (item.fields.empty()) {
      page.line(i == 0 ? indent : hang, fmt::format("{}{{}}{}", begin, end), item.place.line);
    } else {
      layout_item(page, i == 0 ? indent : hang, begin + "{ ", item, " }" + end);
    }
  }
}

}  // namespace takecare::lang::syntax
