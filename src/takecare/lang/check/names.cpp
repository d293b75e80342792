// Bare names and 'NAME of …'.
#include <algorithm>
#include <iterator>

#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/expressions.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/suggest.h"

namespace takecare::lang::check {

namespace {

Place place_of(const Program& program, const Scope& scope, const Found& found) {
  if (found.definition >= 0) return at(program.definitions, found.definition).place;
  return at(at(program.records, scope.binding(found.binding).record).fields, found.field).place;
}

std::string what_of(const Program& program, const Scope& scope, const Found& found) {
  const std::string record = at(program.records, scope.binding(found.binding).record).name;
  if (found.definition < 0) return "a field of " + record;
  return "a " + word_of(at(program.definitions, found.definition).kind) + " of " + record;
}

void ambiguous(Reading& reading, const syntax::Expr& expr, const std::vector<Found>& found) {
  const Scope& scope = reading.scope;
  std::vector<std::string> ways;
  ways.reserve(found.size());
  for (const Found& one : found) ways.push_back(expr.text + " of " + scope.binding(one.binding).word);
  Diagnostic& diagnostic = reading.context.error(
      "ambiguous-name", expr.place, "'" + expr.text + "' could be any of two things", "write " + one_of_words(ways));
  for (const Found& one : found) {
    add_note(diagnostic, place_of(reading.program(), scope, one), what_of(reading.program(), scope, one));
  }
}

void is_a_list(Reading& reading, const syntax::Expr& expr) {
  reading.context.error("list-as-value", expr.place, "'" + expr.text + "' is a list, not one value",
                        "say 'some … among " + expr.text + " has …' or 'count of " + expr.text + "'");
}

Typed field_value(Reading& reading, const syntax::Expr& expr, const Found& found) {
  const int record = reading.scope.binding(found.binding).record;
  const Field& field = at(at(reading.program().records, record).fields, found.field);
  if (field.type.kind == Kind::list) return is_a_list(reading, expr), Typed{};
  Expr value = make(Op::field, field.type, expr.place);
  value.index = found.field;
  value.binding = found.binding;
  return add(reading, std::move(value));
}

void needs_owner(Reading& reading, const syntax::Expr& expr, const Definition& definition) {
  const std::vector<Record>& records = reading.program().records;
  const std::string owner = at(records, definition.parameters.front()).name;
  reading.context.error("needs-owner", expr.place,
                        "'" + expr.text + "' is about " + at(records, subject_of(definition)).name + " in " + owner +
                            ", and no " + owner + " is in view here",
                        "declare this 'of " + at(records, subject_of(definition)).name + " in " + owner + "' too");
}

Typed called_value(Reading& reading, const syntax::Expr& expr, const Found& found) {
  const Definition& definition = at(reading.program().definitions, found.definition);
  if (definition.kind == DefinitionKind::list) return is_a_list(reading, expr), Typed{};
  if (!at(reading.context.definitions, found.definition).type_known) return {};
  Expr call = make(Op::call, definition.type, expr.place);
  call.index = found.definition;
  call.bindings = reading.scope.arguments(definition.parameters, found.binding);
  if (call.bindings.empty()) return needs_owner(reading, expr, definition), Typed{};
  return add(reading, std::move(call));
}

Typed value_of(Reading& reading, const syntax::Expr& expr, const Found& found) {
  return found.definition >= 0 ? called_value(reading, expr, found) : field_value(reading, expr, found);
}

Typed enumerator_value(Reading& reading, const syntax::Expr& expr, const Type& type, int value) {
  Expr literal = make(Op::literal, type, expr.place);
  literal.value = value;
  return add(reading, std::move(literal));
}

// Whether a name that is an enumerator also names a value of the same enumeration that is in view.
bool also_a_value(const Reading& reading, const std::vector<Found>& found, const Type& type) {
  return std::ranges::any_of(found, [&](const Found& one) {
    if (one.definition >= 0) return at(reading.program().definitions, one.definition).type == type;
    const int record = reading.scope.binding(one.binding).record;
    return at(at(reading.program().records, record).fields, one.field).type == type;
  });
}

std::optional<Op> built_in(std::string_view name) {
  if (name == "as_of_date") return Op::as_of;
  if (name == "period_start") return Op::period_start;
  if (name == "period_end") return Op::period_end;
  return std::nullopt;
}

Typed read_built_in(Reading& reading, const syntax::Expr& expr, Op op) {
  if (op != Op::as_of && !reading.in_report) {
    reading.context.error("no-period", expr.place, "'" + expr.text + "' is known in reports only",
                          "write 'as_of_date', or move the condition to the report");
    return {};
  }
  Expr value = make(op, date_type, expr.place);
  return add(reading, std::move(value));
}

// ---- A name that names nothing in view: say what it may have been.

bool any_broken_in_view(const Reading& reading) {
  return std::ranges::any_of(reading.scope.in_view(), [&](BindingId id) {
    return reading.context.broken_records.contains(reading.scope.binding(id).record);
  });
}

std::optional<std::string> enumeration_with(const Program& program, std::string_view enumerator) {
  for (const Enumeration& enumeration : program.enumerations) {
    if (index_of(enumeration.values, enumerator) >= 0) return enumeration.name;
  }
  return std::nullopt;
}

// 'a field of Offense': where else the name is known.
std::optional<std::string> elsewhere(const Program& program, std::string_view name) {
  for (const Record& record : program.records) {
    if (index_of(record.fields, name) >= 0) return "a field of " + record.name;
  }
  if (const int found = program.find_definition(name); found >= 0) {
    const Definition& definition = at(program.definitions, found);
    return "a " + word_of(definition.kind) + " of " + at(program.records, subject_of(definition)).name;
  }
  return std::nullopt;
}

bool unknown_enumerator(Reading& reading, const syntax::Expr& expr, const Expected& expected) {
  if (!expected || expected->kind != Kind::enumeration) return false;
  if (reading.context.broken_enumerations.contains(expected->of)) return true;
  const Enumeration& enumeration = at(reading.program().enumerations, expected->of);
  if (elsewhere(reading.program(), expr.text)) return false;
  unknown(reading.context, enumeration.name, {.text = expr.text, .place = expr.place}, names_of(enumeration.values));
  return true;
}

void unknown_value(Reading& reading, const syntax::Expr& expr, const Expected& expected) {
  if (any_broken_in_view(reading) || reading.context.broken_names.contains(expr.text)) return;
  if (unknown_enumerator(reading, expr, expected)) return;
  const Program& program = reading.program();
  if (reading.scope.item(program, expr.text)) {
    reading.context.error("item-as-value", expr.place, "'" + expr.text + "' is an item, not one value",
                          "say what of it: 'FIELD of " + expr.text + "'");
    return;
  }
  std::string help = did_you_mean(expr.text, reading.scope.names(program));
  if (const auto known = elsewhere(program, expr.text)) {
    help = "it is " + *known + "; speak of it where one is in view";
  } else if (const auto enumeration = enumeration_with(program, expr.text); enumeration && help.empty()) {
    help = "it is a value of " + *enumeration + ": write 'FIELD is " + expr.text + "', or 'FIELD is one of …, " +
           expr.text + "'";
  }
  reading.context.error("unknown-name", expr.place, "nothing in view is called '" + expr.text + "'", std::move(help));
}

// After 'of' an item may be meant as well as a value.
bool names_nothing(Reading& reading, const syntax::Expr& inner) {
  const Program& program = reading.program();
  if (inner.kind != syntax::ExprKind::name || built_in(inner.text)) return false;
  if (!reading.scope.find(program, inner.text).empty() || any_broken_in_view(reading)) return false;
  std::vector<std::string> candidates = reading.scope.item_words();
  std::ranges::copy(reading.scope.names(program), std::back_inserter(candidates));
  std::string help = did_you_mean(inner.text, candidates);
  if (help.empty()) help = "the items in view are " + one_of_words(reading.scope.item_words());
  reading.context.error("unknown-name", inner.place, "nothing in view is called '" + inner.text + "'", std::move(help));
  return true;
}

Typed read_attribute(Reading& reading, const syntax::Expr& expr) {
  if (names_nothing(reading, expr.args.front())) return {};
  const Typed inner = read_expr(reading, expr.args.front());
  if (!inner) return {};
  if (inner.type.kind != Kind::enumeration) {
    reading.context.error("no-such-attribute", expr.place,
                          describe(expr.args.front()) + " is " + words(reading.program(), inner.type) +
                              ", which has no '" + expr.text + "'",
                          "after 'of' comes an item, or a value of an enumeration with attributes");
    return {};
  }
  const Enumeration& enumeration = at(reading.program().enumerations, inner.type.of);
  const int index = index_of(enumeration.attributes, expr.text);
  if (index < 0) {
    if (reading.context.broken_enumerations.contains(inner.type.of)) return {};
    unknown_in(reading.context, enumeration.name, "attribute", {.text = expr.text, .place = expr.place},
               names_of(enumeration.attributes));
    return {};
  }
  Expr value = make(Op::attribute, Type{Kind::enumeration, at(enumeration.attributes, index).enumeration}, expr.place);
  value.args = {inner.id};
  value.index = index;
  return add(reading, std::move(value));
}

}  // namespace

Typed read_name(Reading& reading, const syntax::Expr& expr, const Expected& expected) {
  if (const auto op = built_in(expr.text)) return read_built_in(reading, expr, *op);
  const std::vector<Found> found = reading.scope.find(reading.program(), expr.text);
  if (expected && expected->kind == Kind::enumeration) {
    const int value = index_of(at(reading.program().enumerations, expected->of).values, expr.text);
    if (value >= 0 && also_a_value(reading, found, *expected)) {
      reading.context.error("ambiguous-name", expr.place,
                            "'" + expr.text + "' is a value of " +
                                at(reading.program().enumerations, expected->of).name + " and also the name of one",
                            "rename the field or value");
      return {};
    }
    if (value >= 0) return enumerator_value(reading, expr, *expected, value);
  }
  if (found.empty()) return unknown_value(reading, expr, expected), Typed{};
  if (found.size() > 1) return ambiguous(reading, expr, found), Typed{};
  return value_of(reading, expr, found.front());
}

Typed read_of(Reading& reading, const syntax::Expr& expr) {
  const syntax::Expr& inner = expr.args.front();
  const auto item =
      inner.kind == syntax::ExprKind::name ? reading.scope.item(reading.program(), inner.text) : std::nullopt;
  if (!item) return read_attribute(reading, expr);
  if (const auto found = reading.scope.find_in(reading.program(), *item, expr.text))
    return value_of(reading, expr, *found);
  const int record = reading.scope.binding(*item).record;
  if (!reading.context.broken_records.contains(record)) {
    unknown(reading.context, "field, rule or value of " + at(reading.program().records, record).name,
            {.text = expr.text, .place = expr.place}, reading.scope.names_in(reading.program(), *item));
  }
  return {};
}

}  // namespace takecare::lang::check
