#include "takecare/base/csv_write.h"

namespace takecare {

void append_csv_field(std::string& text, std::string_view field) {
  if (field.find_first_of(",\"\n\r") == std::string_view::npos) {
    text += field;
    return;
  }
  text += '"';
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

void append_csv_row(std::string& text, std::span<const std::string_view> fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) text += ',';
    append_csv_field(text, fields[i]);
  }
  text += '\n';
}

}  // namespace takecare
