#include "settings.h"

#include <algorithm>

#include "takecare/programs/fact_json.h"

namespace takecare::test {

using ledger::Json;

namespace {

const lang::Field* field_of(const lang::Record& record, std::string_view name) {
  const auto found = std::ranges::find(record.fields, name, &lang::Field::name);
  return found == record.fields.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> parts_of(std::string_view line) {
  std::vector<std::string> parts;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (quoted || !line.substr(at).starts_with(", ")) continue;
    parts.emplace_back(line.substr(begin, at - begin));
    begin = at + 2;
  }
  if (begin < line.size()) parts.emplace_back(line.substr(begin));
  return parts;
}

void set_field(const lang::Program& program, const lang::Record& record, const std::string& part,
               Json::Members& fields) {
  const std::string name = part.substr(0, part.find('='));
  const std::string words = part.substr(part.find('=') + 1);
  const std::size_t dot = name.find('.');
  const lang::Field* field = field_of(record, name.substr(0, dot));
  if (dot == std::string::npos || field == nullptr) {
    fields.emplace_back(name, field == nullptr ? Json(words) : programs::json_of_words(*field, words));
    return;
  }
  const lang::Record& item = program.records[static_cast<std::size_t>(field->type.of)];
  auto list = std::ranges::find(fields, field->name, &Json::Members::value_type::first);
  if (list == fields.end()) list = fields.insert(fields.end(), {field->name, Json::Members{}});
  Json::Members members = *list->second.members();
  const lang::Field* part_of_item = field_of(item, name.substr(dot + 1));
  members.emplace_back(name.substr(dot + 1),
                       part_of_item == nullptr ? Json(words) : programs::json_of_words(*part_of_item, words));
  list->second = members;
}

}  // namespace takecare::test
