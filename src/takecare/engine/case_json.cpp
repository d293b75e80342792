#include "takecare/engine/case_json.h"

#include <fmt/format.h>

#include <algorithm>

#include "takecare/engine/json_text.h"
#include "takecare/engine/json_tree.h"
#include "takecare/engine/read_value.h"
#include "takecare/engine/value_words.h"
#include "takecare/lang/suggest.h"

namespace takecare::engine {

using lang::Kind;

namespace {

constexpr std::string_view not_applicable = "not applicable";

class Reader {
 public:
  Reader(const lang::Program& program, const std::string& file, ReadCase& out)
      : program_(program), file_(file), out_(out) {}

  Item object(const JsonValue& json, int record, const std::string& path);

 private:
  void member(const JsonMember& given, const std::string& path, Item& item);
  void list(const lang::Field& field, const JsonValue& json, const std::string& path, ItemList& list);
  void fact(const lang::Field& field, const JsonValue& json, const std::string& path, Fact& fact);
  bool scalar(const lang::Field& field, const JsonValue& json, const std::string& path, Fact& fact);
  void missing(const lang::Field& field, const JsonValue& json, const std::string& path, Fact& fact);
  int origin(const JsonValue& json);
  void error(std::string code, const JsonValue& json, const std::string& path, std::string message, std::string help) {
    error(std::move(code), json.place, path, std::move(message), std::move(help));
  }
  void error(std::string code, const Place& place, const std::string& path, std::string message, std::string help) {
    if (!path.empty()) message = path + ": " + message;
    out_.errors.push_back(
        {.code = std::move(code), .message = std::move(message), .place = place, .help = std::move(help)});
  }

  const lang::Program& program_;
  const std::string& file_;
  ReadCase& out_;
};

int Reader::origin(const JsonValue& json) {
  if (file_.empty()) return -1;
  out_.the_case.origins.push_back({.file = file_, .row = json.place.line});
  return static_cast<int>(out_.the_case.origins.size()) - 1;
}

Item Reader::object(const JsonValue& json, int record, const std::string& path) {
  Item item = blank_item(program_, record);
  if (json.kind != JsonValue::Kind::object) {
    const std::string& name = program_.records[static_cast<std::size_t>(record)].name;
    error("not-an-object", json, path, fmt::format("expected the fields of {}", name),
          "Write { \"field\": value, … }.");
    return item;
  }
  for (auto one = json.members.begin(); one != json.members.end(); ++one) {
    const std::string here = path.empty() ? one->name : path + "." + one->name;
    const auto same = [&](const auto& other) { return other.name == one->name; };
    if (std::find_if(json.members.begin(), one, same) != one) {
      error("given-twice", one->name_place, here, "given twice", "Take one of them out.");
    } else {
      member(*one, here, item);
    }
  }
  return item;
}

void Reader::member(const JsonMember& given, const std::string& path, Item& item) {
  const auto& [name, name_place, json] = given;
  const lang::Record& record = program_.records[static_cast<std::size_t>(item.record)];
  const auto field = std::ranges::find(record.fields, name, &lang::Field::name);
  if (field == record.fields.end()) {
    std::vector<std::string> names;
    for (const lang::Field& one : record.fields) names.push_back(one.name);
    error("unknown-field", name_place, path, fmt::format("{} has no field '{}'", record.name, name),
          lang::did_you_mean(name, names));
    return;
  }
  const auto index = static_cast<std::size_t>(field - record.fields.begin());
  if (json.kind == JsonValue::Kind::null) return;
  if (field->type.kind == Kind::list) {
    list(*field, json, path, item.lists[index]);
  } else {
    fact(*field, json, path, item.facts[index]);
  }
}

void Reader::list(const lang::Field& field, const JsonValue& json, const std::string& path, ItemList& list) {
  if (json.kind != JsonValue::Kind::array) {
    error("not-a-list", json, path, "expected a list", "Write [ { … }, { … } ], or [] when there surely is none.");
    return;
  }
  list.known = true;
  list.origin = origin(json);
  for (std::size_t i = 0; i < json.items.size(); ++i) {
    list.items.push_back(object(json.items[i], field.type.of, fmt::format("{}[{}]", path, i + 1)));
  }
}

void Reader::fact(const lang::Field& field, const JsonValue& json, const std::string& path, Fact& fact) {
  if (json.kind == JsonValue::Kind::object) {
    missing(field, json, path, fact);
  } else if (scalar(field, json, path, fact)) {
    fact.state = FactState::known;
    fact.origin = origin(json);
  }
}

void Reader::missing(const lang::Field& field, const JsonValue& json, const std::string& path, Fact& fact) {
  const bool says_so = json.members.size() == 1 && json.members[0].name == "missing" &&
                       json.members[0].value.kind == JsonValue::Kind::text &&
                       json.members[0].value.text == not_applicable;
  if (!says_so) {
    error(
        "wrong-value", json, path, "expected one value",
        "Write the value, null where it is unknown, or {\"missing\": \"not applicable\"} where there surely is none.");
  } else if (!field.optional) {
    error("not-optional", json, path, "this always applies: the record does not declare it optional",
          "Write null where it is unknown.");
  } else {
    fact.state = FactState::not_applicable;
    fact.origin = origin(json);
  }
}

bool Reader::scalar(const lang::Field& field, const JsonValue& json, const std::string& path, Fact& fact) {
  const Kind kind = field.type.kind;
  const auto wrong = [&](std::string_view expected, std::string help) {
    error("wrong-value", json, path, fmt::format("expected {}", expected), std::move(help));
    return false;
  };
  if (kind == Kind::truth) {
    if (json.kind != JsonValue::Kind::truth) return wrong("a truth", "Write true or false.");
    fact.value = json.truth ? 1 : 0;
    return true;
  }
  const bool is_number = json.kind == JsonValue::Kind::number;
  const bool is_text = json.kind == JsonValue::Kind::text;
  if (!is_number && !is_text) return wrong("one value", "");
  if (is_text && kind == Kind::number) return wrong("a number", "Write it without quotation marks.");
  const bool may_be_number = kind == Kind::number || kind == Kind::money || kind == Kind::duration;
  if (is_number && !may_be_number) return wrong("a text", "Write it in quotation marks.");
  const bool days = is_number && kind == Kind::duration;
  auto value = read_value(program_, field.type, days ? json.text + " days" : json.text);
  if (!value) {
    error("wrong-value", json, path, value.error().message, value.error().help);
    return false;
  }
  fact.value = value->value;
  fact.text = std::move(value->text);
  return true;
}

// A decimal as JSON has it: no thousands, no unit.
std::string decimal(std::string words) {
  std::erase_if(words, [](char c) { return c == ',' || c == '$'; });
  return words;
}

std::string fact_json(const lang::Program& program, const lang::Field& field, const Fact& fact) {
  if (fact.state == FactState::not_applicable) return R"({"missing": "not applicable"})";
  switch (field.type.kind) {
    case Kind::truth: return fact.value != 0 ? "true" : "false";
    case Kind::number: return decimal(literal_words(program, field.type, fact.value));
    case Kind::text: return json_text(fact.text);
    default: return json_text(literal_words(program, field.type, fact.value));
  }
}

void write_item(const lang::Program& program, const Item& item, const std::string& indent, std::string& out) {
  const auto& fields = program.records[static_cast<std::size_t>(item.record)].fields;
  const std::string inner = indent + "  ";
  std::string body;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    const bool is_list = fields[f].type.kind == Kind::list;
    if (is_list ? !item.lists[f].known : item.facts[f].state == FactState::unknown) continue;
    body += fmt::format("{}{}{}: ", body.empty() ? "" : ",\n", inner, json_text(fields[f].name));
    if (!is_list) {
      body += fact_json(program, fields[f], item.facts[f]);
      continue;
    }
    body += "[";
    for (const Item& one : item.lists[f].items) {
      body += &one == item.lists[f].items.data() ? "\n" + inner + "  " : ", ";
      write_item(program, one, inner + "  ", body);
    }
    body += item.lists[f].items.empty() ? "]" : "\n" + inner + "]";
  }
  out += body.empty() ? "{}" : "{\n" + body + "\n" + indent + "}";
}

}  // namespace

ReadCase read_case_json(const lang::Program& program, int record, std::string_view json, const std::string& file) {
  ReadCase read;
  const auto tree = parse_json(json, file);
  if (tree) {
    read.the_case.subject = Reader(program, file, read).object(*tree, record, "");
    return read;
  }
  read.the_case.subject = blank_item(program, record);
  const Error& error = tree.error();
  read.errors.push_back({.code = "not-json", .message = error.message, .place = error.place, .help = error.help});
  return read;
}

std::string write_case_json(const lang::Program& program, const Case& the_case) {
  std::string out;
  write_item(program, the_case.subject, "", out);
  return out + "\n";
}

}  // namespace takecare::engine
