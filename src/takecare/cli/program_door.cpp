#include "takecare/cli/program_door.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "takecare/base/sha256.h"
#include "takecare/cli/names.h"
#include "takecare/programs/fact_json.h"

namespace takecare::cli {

using ledger::Json;

namespace {

const lang::Field* field_named(const lang::Record& record, std::string_view name) {
  const auto found = std::ranges::find(record.fields, name, &lang::Field::name);
  return found == record.fields.end() ? nullptr : &*found;
}

Json value_json(const lang::Record& record, const std::string& name, std::string_view words) {
  const lang::Field* field = field_named(record, name);
  return field == nullptr ? Json(words) : programs::json_of_words(*field, words);
}

Result<std::string> file_sha256(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(fmt::format("'{}' cannot be read", path), "name a file, or the evidence without '='");
  Sha256 sha;
  std::array<char, 65536> bytes{};
  while (in.read(bytes.data(), bytes.size()) || in.gcount() > 0) {
    sha.add({bytes.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return fail(fmt::format("'{}' cannot be read to its end", path));
  return sha.hex();
}

void set_part(const lang::Record& item, const std::string& list, const std::string& name, std::string_view words,
              Json::Members& fields) {
  auto found = std::ranges::find(fields, list, &Json::Members::value_type::first);
  if (found == fields.end()) found = fields.insert(fields.end(), {list, Json::Members{}});
  Json::Members parts = *found->second.members();
  parts.emplace_back(name, value_json(item, name, words));
  found->second = std::move(parts);
}

}  // namespace

Result<int> find_program(const lang::Program& program, const std::string& name) {
  if (const int record = program.find_record(name); record >= 0 && program.program_of(record) >= 0) {
    return program.program_of(record);
  }
  return find_named(program.programs, name, "program");
}

Result<int> find_act(const lang::LifeProgram& life, const std::string& name) {
  const auto found = std::ranges::find(life.acts, name, &lang::Act::name);
  if (found != life.acts.end()) return static_cast<int>(found - life.acts.begin());
  auto missing = find_named(life.acts, name, "act");
  return fail(fmt::format("{} has no act '{}'", life.name, name), missing.error().help);
}

Result<Json::Members> read_settings(const lang::Program& program, int record,
                                    const std::vector<std::string>& settings) {
  const lang::Record& declared = program.records[static_cast<std::size_t>(record)];
  Json::Members fields;
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fail(fmt::format("'{}' sets nothing", setting), "write FIELD=VALUE, or LIST.FIELD=VALUE");
    }
    const std::string name = setting.substr(0, equals);
    const std::string_view words = std::string_view(setting).substr(equals + 1);
    const std::size_t dot = name.find('.');
    const lang::Field* list = field_named(declared, std::string_view(name).substr(0, dot));
    const bool part =
        dot != std::string::npos && list != nullptr && list->type.kind == lang::Kind::list && !list->refers;
    if (part) {
      set_part(program.records[static_cast<std::size_t>(list->type.of)], list->name, name.substr(dot + 1), words,
               fields);
    } else {
      fields.emplace_back(name, value_json(declared, name, words));
    }
  }
  return fields;
}

Result<std::vector<ledger::Evidence>> read_evidence(const std::vector<std::string>& evidence) {
  std::vector<ledger::Evidence> all;
  for (const std::string& one : evidence) {
    const std::size_t equals = one.rfind('=');
    ledger::Evidence named{.name = one.substr(0, equals)};
    if (equals != std::string::npos) {
      auto hash = file_sha256(one.substr(equals + 1));
      if (!hash) return std::unexpected(hash.error());
      named.sha256 = std::move(*hash);
    }
    all.push_back(std::move(named));
  }
  return all;
}

std::string book_sha256(const OpenBook& open) {
  Sha256 sha;
  for (const lang::Chapter& chapter : open.chapters) sha.add(sha256_hex(chapter.text) + "\n");
  return sha.hex();
}

}  // namespace takecare::cli
