#include "takecare/engine/value.h"

namespace takecare::engine {

using lang::Kind;
using lang::Relation;

namespace {

Range every_value(const lang::Program& program, lang::Type type) {
  switch (type.kind) {
    case Kind::truth: return {.lo = 0, .hi = 1};
    case Kind::enumeration: {
      const auto& values = program.enumerations[static_cast<std::size_t>(type.of)].values;
      return {.lo = 0, .hi = static_cast<std::int64_t>(values.size()) - 1};
    }
    case Kind::duration: return {.lo = 0, .hi = unbounded_above};
    case Kind::text:
    case Kind::list: return {.lo = 0, .hi = 0};
    case Kind::number:
    case Kind::money:
    case Kind::date: break;
  }
  return {};
}

// True is possible when some pair of values meets the relation, false when some pair does not.
Truth compare_ranges(Relation relation, Range a, Range b) {
  switch (relation) {
    case Relation::equal:
      return {.may_be_true = a.lo <= b.hi && b.lo <= a.hi, .may_be_false = !(a.is_point() && a == b)};
    case Relation::less: return {.may_be_true = a.lo < b.hi, .may_be_false = a.hi >= b.lo};
    case Relation::less_equal: return {.may_be_true = a.lo <= b.hi, .may_be_false = a.hi > b.lo};
    case Relation::greater: return compare_ranges(Relation::less, b, a);
    case Relation::greater_equal: return compare_ranges(Relation::less_equal, b, a);
  }
  return Truth::unknown();
}

}  // namespace

lang::Type answer_type(const lang::Definition& definition) {
  return definition.kind == lang::DefinitionKind::value ? definition.type : lang::Type{.kind = Kind::truth};
}

Value unknown_value(const lang::Program& program, lang::Type type, bool optional) {
  return {.range = every_value(program, type), .may_be_none = optional};
}

bool is_one_value(const Value& value, Kind kind) {
  return value.may_be_value && (kind == Kind::text ? value.text_known : value.range.is_point());
}

bool is_known(const Value& value, Kind kind) {
  return value.surely_none() || (value.surely_value() && is_one_value(value, kind));
}

Truth as_truth(const Value& value) {
  return {.may_be_true = value.may_be_value && value.range.hi > 0,
          .may_be_false = value.may_be_none || value.range.lo == 0};
}

Value hull(const lang::Program& program, lang::Type type, const Value& a, const Value& b) {
  Value all = a.may_be_value ? a : b;
  all.may_be_none = a.may_be_none || b.may_be_none;
  if (!a.may_be_value || !b.may_be_value) return all;
  if (type.kind == Kind::text) {
    if (!a.text_known || !b.text_known || a.text != b.text) all = {.may_be_none = all.may_be_none};
  } else if (type.kind == Kind::enumeration) {
    if (a.range != b.range) all.range = every_value(program, type);
  } else {
    all.range = hull(a.range, b.range);
  }
  return all;
}

Truth compare(Kind kind, Relation relation, const Value& a, const Value& b) {
  if (a.surely_none() || b.surely_none()) return Truth::no();
  Truth truth = Truth::unknown();
  if (kind != Kind::text) {
    truth = compare_ranges(relation, a.range, b.range);
  } else if (a.text_known && b.text_known) {
    truth = Truth::of(a.text == b.text);
  }
  truth.may_be_false = truth.may_be_false || a.may_be_none || b.may_be_none;
  return truth;
}

}  // namespace takecare::engine
