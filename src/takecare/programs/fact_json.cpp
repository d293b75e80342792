#include "takecare/programs/fact_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "takecare/engine/read_value.h"
#include "takecare/engine/value_words.h"
#include "takecare/lang/suggest.h"

namespace takecare::programs {

using engine::Fact;
using engine::FactState;
using lang::Kind;
using ledger::Json;

namespace {

constexpr const char* not_applicable = "not applicable";

// A decimal without thousands: whole ones are JSON numbers, others texts, since floating point would not hold them.
Json number_json(std::string words) {
  std::erase(words, ',');
  std::int64_t whole = 0;
  const char* const end = words.data() + words.size();
  const auto [read, problem] = std::from_chars(words.data(), end, whole);
  const bool fits = problem == std::errc{} && read == end && std::abs(whole) <= ledger::largest_number;
  return fits ? Json(whole) : Json(std::move(words));
}

Result<Fact> not_applicable_fact(const lang::Field& field, const Json& json) {
  const Json* missing = json.member("missing");
  if (missing == nullptr || *missing != Json(not_applicable)) return fail("expected one value");
  if (!field.optional) {
    return fail("this always applies: the record does not declare it optional", "Say 'unknown' where it is unknown.");
  }
  return Fact{.state = FactState::not_applicable};
}

std::string digits_of(const Json& json) { return json.number() == nullptr ? "" : fmt::format("{}", *json.number()); }

}  // namespace

Json fact_json(const lang::Program& program, const lang::Field& field, const Fact& fact) {
  if (fact.state == FactState::unknown) return {};
  if (fact.state == FactState::not_applicable) return Json::Members{{"missing", not_applicable}};
  switch (field.type.kind) {
    case Kind::truth: return fact.value != 0;
    case Kind::number: return number_json(engine::literal_words(program, field.type, fact.value));
    case Kind::text: return fact.text;
    default: return engine::literal_words(program, field.type, fact.value);
  }
}

Json item_json(const lang::Program& program, const engine::Item& item) {
  const auto& fields = program.records[static_cast<std::size_t>(item.record)].fields;
  Json::Members members;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (fields[f].type.kind == Kind::list || item.facts[f].state == FactState::unknown) continue;
    members.emplace_back(fields[f].name, fact_json(program, fields[f], item.facts[f]));
  }
  return members;
}

Result<Fact> read_fact(const lang::Program& program, const lang::Field& field, const Json& json) {
  if (json == Json()) return Fact{};
  if (json.members() != nullptr) return not_applicable_fact(field, json);
  const Kind kind = field.type.kind;
  if (kind == Kind::truth) {
    if (json.truth() == nullptr) return fail("expected yes or no");
    return Fact{.state = FactState::known, .value = *json.truth() ? 1 : 0};
  }
  const bool is_number = json.number() != nullptr;
  const bool may_be_number = kind == Kind::number || kind == Kind::money || kind == Kind::duration;
  if (json.text() == nullptr && !(is_number && may_be_number)) return fail("expected one value, as a text");
  std::string words = is_number ? digits_of(json) : *json.text();
  if (is_number && kind == Kind::duration) words += " days";
  auto read = engine::read_value(program, field.type, words);
  if (!read) return std::unexpected(read.error());
  return Fact{.state = FactState::known, .value = read->value, .text = std::move(read->text)};
}

Result<engine::Item> read_item(const lang::Program& program, int record, const Json& json, int origin) {
  const lang::Record& declared = program.records[static_cast<std::size_t>(record)];
  engine::Item item = engine::blank_item(program, record);
  if (json.members() == nullptr) return fail(fmt::format("expected the fields of one {}", declared.name));
  for (const auto& [name, value] : *json.members()) {
    const auto field = std::ranges::find(declared.fields, name, &lang::Field::name);
    if (field == declared.fields.end()) {
      std::vector<std::string> names;
      names.reserve(declared.fields.size());
      for (const lang::Field& one : declared.fields) names.push_back(one.name);
      return fail(fmt::format("{} has no field '{}'", declared.name, name), lang::did_you_mean(name, names));
    }
    if (field->type.kind == Kind::list) return fail(fmt::format("'{}' is a list, and an item is added whole", name));
    auto fact = read_fact(program, *field, value);
    if (!fact) return fail(fmt::format("{}: {}", name, fact.error().message), fact.error().help);
    fact->origin = origin;
    item.facts[static_cast<std::size_t>(field - declared.fields.begin())] = std::move(*fact);
  }
  return item;
}

Fact fact_of(const lang::Field& field, const engine::Value& value) {
  if (value.surely_none()) return {.state = field.optional ? FactState::not_applicable : FactState::unknown};
  if (!engine::is_known(value, field.type.kind)) return {};
  return {.state = FactState::known, .value = value.range.lo, .text = value.text};
}

Json json_of_words(const lang::Field& field, std::string_view words) {
  if (words == "unknown") return {};
  if (words == not_applicable) return Json::Members{{"missing", not_applicable}};
  if (field.type.kind == Kind::truth && (words == "yes" || words == "no")) return words == "yes";
  const bool quoted = words.size() >= 2 && words.starts_with('"') && words.ends_with('"');
  return quoted ? words.substr(1, words.size() - 2) : words;
}

}  // namespace takecare::programs
