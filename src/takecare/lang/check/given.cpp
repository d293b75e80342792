#include "takecare/lang/check/given.h"

#include <map>
#include <string>
#include <utility>

#include "takecare/lang/check/expressions.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

using Written = syntax::Value::Kind;

std::string help_for(const Type& type) {
  switch (type.kind) {
    case Kind::truth: return "write 'yes', 'no' or 'unknown'";
    case Kind::text: return "write it in quotes";
    case Kind::date: return "write it like 2017-01-25";
    case Kind::duration: return "write it like '6 months'";
    default: return "write a number";
  }
}

std::optional<GivenValue> read_literal(Context& context, const syntax::Value& value, const Wanted& wanted) {
  const syntax::Expr& literal = value.literal.front();
  if (literal.kind == syntax::ExprKind::name && wanted.type.kind != Kind::enumeration) {
    context.error("wrong-type", value.place,
                  "'" + literal.text + "' is a word, and " + words(context.program, wanted.type) + " is needed here",
                  help_for(wanted.type));
    return std::nullopt;
  }
  // No item is in view: a bare word can only be an enumerator.
  Reading reading(context, {});
  const Typed typed = read_as(reading, literal, wanted.type);
  if (!typed) return std::nullopt;
  Expr read = std::move(context.program.exprs.back());
  context.program.exprs.pop_back();
  return GivenValue{.state = GivenValue::State::known,
                    .value = read.value,
                    .text = std::move(read.text),
                    .items = {},
                    .place = value.place};
}

std::optional<GivenValue> read_items(Context& context, const syntax::Value& value, const Wanted& wanted) {
  if (wanted.type.kind != Kind::list) {
    context.error("wrong-type", value.place,
                  "'" + wanted.name + "' is " + words(context.program, wanted.type) + ", and this is a list",
                  "give one value");
    return std::nullopt;
  }
  GivenValue given{.state = GivenValue::State::items, .value = 0, .text = {}, .items = {}, .place = value.place};
  for (const syntax::GivenItem& item : value.items) {
    given.items.push_back(read_given_fields(context, item.fields, wanted.type.of));
  }
  return given;
}

std::optional<GivenValue> not_applicable(Context& context, const syntax::Value& value, const Wanted& wanted) {
  if (wanted.optional) {
    return GivenValue{
        .state = GivenValue::State::not_applicable, .value = 0, .text = {}, .items = {}, .place = value.place};
  }
  context.error(
      "not-optional", value.place, "'" + wanted.name + "' always applies: it is not 'optional'",
      wanted.type.kind == Kind::list ? "an empty list is written '[ ]'" : "write 'unknown', or declare it 'optional'");
  return std::nullopt;
}

}  // namespace

std::optional<GivenValue> read_given(Context& context, const syntax::Value& value, const Wanted& wanted) {
  switch (value.kind) {
    case Written::unknown:
      return GivenValue{.state = GivenValue::State::unknown, .value = 0, .text = {}, .items = {}, .place = value.place};
    case Written::not_applicable: return not_applicable(context, value, wanted);
    case Written::items: return read_items(context, value, wanted);
    case Written::literal: break;
  }
  if (wanted.type.kind != Kind::list) return read_literal(context, value, wanted);
  context.error("wrong-type", value.place, "'" + wanted.name + "' is a list", "give its items: '[ { … }, { … } ]'");
  return std::nullopt;
}

std::vector<GivenField> read_given_fields(Context& context, const std::vector<syntax::GivenField>& fields, int record) {
  std::vector<GivenField> given;
  std::map<std::string, Place> seen;
  const Record& declared = at(context.program.records, record);
  for (const syntax::GivenField& field : fields) {
    const auto [first, is_new] = seen.emplace(field.name.text, field.name.place);
    if (!is_new) {
      Diagnostic& diagnostic = context.error("given-twice", field.name.place,
                                             "'" + field.name.text + "' is given twice", "take one of them out");
      add_note(diagnostic, first->second, "given here first");
      continue;
    }
    const int index = index_of(declared.fields, field.name.text);
    if (index < 0) {
      if (context.broken_records.contains(record)) continue;
      unknown_in(context, declared.name, "field", field.name, names_of(declared.fields));
      continue;
    }
    const Field& wanted = at(declared.fields, index);
    auto value =
        read_given(context, field.value, {.name = wanted.name, .type = wanted.type, .optional = wanted.optional});
    if (value) given.push_back({.field = index, .value = std::move(*value)});
  }
  return given;
}

}  // namespace takecare::lang::check
