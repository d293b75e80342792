// The forms with 'is': comparisons, 'one of', spans of values and dates, 'recorded', 'present', 'absent'.
#include <algorithm>
#include <array>
#include <string_view>

#include "takecare/lang/check/expressions.h"
#include "takecare/lang/check/types.h"

namespace takecare::lang::check {

namespace {

using syntax::Comparison;
using syntax::ExprKind;

struct ComparisonWords {
  Comparison comparison;
  std::string_view words;
  Relation relation;
  std::string_view twin;  // how dates say it, or, for the words of dates, how amounts do
};
constexpr std::array comparisons{
    ComparisonWords{Comparison::same, "is", Relation::equal, ""},
    ComparisonWords{Comparison::at_least, "at least", Relation::greater_equal, "on or after"},
    ComparisonWords{Comparison::at_most, "at most", Relation::less_equal, "on or before"},
    ComparisonWords{Comparison::more_than, "more than", Relation::greater, "after"},
    ComparisonWords{Comparison::less_than, "less than", Relation::less, "before"},
    ComparisonWords{Comparison::before, "before", Relation::less, "less than"},
    ComparisonWords{Comparison::after, "after", Relation::greater, "more than"},
    ComparisonWords{Comparison::on_or_before, "on or before", Relation::less_equal, "at most"},
    ComparisonWords{Comparison::on_or_after, "on or after", Relation::greater_equal, "at least"},
};

const ComparisonWords& entry(Comparison comparison) {
  return *std::ranges::find(comparisons, comparison, &ComparisonWords::comparison);
}

bool is_for_dates(Comparison comparison) { return comparison >= Comparison::before; }

// Whether the words suit the type; reports it when they do not.
bool words_suit(Reading& reading, const syntax::Expr& expr, const Type& type) {
  if (expr.comparison == Comparison::same) return true;
  const ComparisonWords& used = entry(expr.comparison);
  const std::string found = describe(expr.args.front()) + " is " + words(reading.program(), type);
  const std::string said = "'" + std::string(used.words) + "'";
  if (!is_ordered(type)) {
    reading.context.error("wrong-comparison", expr.place,
                          found + ", which has no order, so that nothing is " + said + " it", "compare it with 'is'");
    return false;
  }
  if ((type.kind == Kind::date) == is_for_dates(expr.comparison)) return true;
  const std::string for_what = is_for_dates(expr.comparison) ? "dates" : "numbers, money and durations";
  reading.context.error("wrong-comparison", expr.place, said + " compares " + for_what + ", and " + found,
                        "write '" + std::string(used.twin) + "'");
  return false;
}

void unlike(Reading& reading, const syntax::Expr& expr, const Typed& left, const Typed& right) {
  const Program& program = reading.program();
  const syntax::Expr& second = expr.args.back();
  std::string help;
  if (second.kind == ExprKind::number && left.type.kind == Kind::money) help = "write '$" + second.text + "'";
  if (second.kind == ExprKind::number && left.type.kind == Kind::duration)
    help = "write '" + second.text + (second.text == "1" ? " day'" : " days'");
  if (second.kind == ExprKind::text && left.type.kind == Kind::enumeration) help = "write the name without quotes";
  if (second.kind == ExprKind::period && left.type.kind == Kind::date) {
    help = "a period is no date: write 'is within " + second.period.text + " after DATE'";
  }
  reading.context.error("wrong-type", expr.place,
                        describe(expr.args.front()) + " is " + words(program, left.type) + ", " + describe(second) +
                            " is " + words(program, right.type) + ": they cannot be compared",
                        help.empty() ? "compare like with like" : help);
}

bool is_literal(const syntax::Expr& expr) { return expr.kind <= ExprKind::text; }

std::int64_t literal_value(const syntax::Expr& expr) {
  return expr.kind == ExprKind::period ? twelfths_of(expr.period) : expr.value;
}

Typed no_duplicate_choices(Reading& reading, const syntax::Expr& expr, Expr one_of) {
  std::ranges::sort(one_of.set);
  const auto twice = std::ranges::adjacent_find(one_of.set);
  if (twice != one_of.set.end()) {
    const Enumeration& enumeration =
        at(reading.program().enumerations, reading.program().expr(one_of.args.front()).type.of);
    reading.context.error("listed-twice", expr.place, "'" + at(enumeration.values, *twice).name + "' is listed twice",
                          "take one of them out");
    return {};
  }
  return add(reading, std::move(one_of));
}

Typed one_of_enumerators(Reading& reading, const syntax::Expr& expr, const Typed& left) {
  Expr one_of = make(Op::one_of, truth_type, expr.place, {left.id});
  bool sound = true;
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    const Typed choice = read_as(reading, expr.args[i], left.type);
    sound = sound && choice;
    if (!choice) continue;
    if (reading.program().expr(choice.id).op != Op::literal) {
      reading.context.error("not-a-literal", expr.args[i].place, "'one of' lists values, and this is not a fixed one",
                            "compare with it by 'is', joined by 'or'");
      sound = false;
      continue;
    }
    one_of.set.push_back(static_cast<std::int16_t>(reading.program().expr(choice.id).value));
  }
  return sound ? no_duplicate_choices(reading, expr, std::move(one_of)) : Typed{};
}

Typed one_of_texts(Reading& reading, const syntax::Expr& expr, const Typed& left) {
  Expr either = make(Op::either, truth_type, expr.place);
  bool sound = true;
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    const Typed choice = read_as(reading, expr.args[i], text_type);
    sound = sound && choice;
    if (!choice) continue;
    either.args.push_back(comparison(reading, left.id, Relation::equal, choice.id, expr.args[i].place).id);
  }
  if (!sound) return {};
  if (either.args.size() == 1) return {either.args.front(), truth_type};
  return add(reading, std::move(either));
}

void reversed(Reading& reading, const syntax::Expr& expr) {
  reading.context.error("span-reversed", expr.place, "the span ends before it begins", "name the lesser end first");
}

Typed both(Reading& reading, const Typed& a, const Typed& b, const Place& place) {
  return {all_of(reading, {a.id, b.id}, place), truth_type};
}

}  // namespace

Typed read_compare(Reading& reading, const syntax::Expr& expr) {
  const Typed left = read_expr(reading, expr.args.front());
  if (!left) return {};
  const bool suits = words_suit(reading, expr, left.type);
  const Typed right = read_expr(reading, expr.args.back(), left.type);
  if (!right || !suits) return {};
  if (left.type != right.type) return unlike(reading, expr, left, right), Typed{};
  const Typed compared = comparison(reading, left.id, entry(expr.comparison).relation, right.id, expr.place);
  return negated_if(reading, expr.negated, compared, expr.place);
}

Typed read_one_of(Reading& reading, const syntax::Expr& expr) {
  const Typed left = read_expr(reading, expr.args.front());
  if (!left) return {};
  Typed read;
  if (left.type.kind == Kind::enumeration) {
    read = one_of_enumerators(reading, expr, left);
  } else if (left.type.kind == Kind::text) {
    read = one_of_texts(reading, expr, left);
  } else {
    reading.context.error("wrong-comparison", expr.place,
                          "'one of' is for enumerations and texts, and " + describe(expr.args.front()) + " is " +
                              words(reading.program(), left.type),
                          "join comparisons by 'or'");
  }
  return negated_if(reading, expr.negated, read, expr.place);
}

Typed read_from_to(Reading& reading, const syntax::Expr& expr) {
  const Typed value = read_expr(reading, expr.args[0]);
  if (!value) return {};
  if (!is_ordered(value.type)) {
    reading.context.error("wrong-comparison", expr.place,
                          "'from … to' is for dates, numbers, money and durations, and " + describe(expr.args[0]) +
                              " is " + words(reading.program(), value.type),
                          "write 'is one of …'");
    return {};
  }
  const Typed from = read_as(reading, expr.args[1], value.type);
  const Typed to = read_as(reading, expr.args[2], value.type);
  if (!from || !to) return {};
  const bool fixed = is_literal(expr.args[1]) && is_literal(expr.args[2]);
  if (fixed && literal_value(expr.args[2]) < literal_value(expr.args[1])) return reversed(reading, expr), Typed{};
  const Typed low = comparison(reading, value.id, Relation::greater_equal, from.id, expr.place);
  const Typed high = comparison(reading, value.id, Relation::less_equal, to.id, expr.place);
  return negated_if(reading, expr.negated, both(reading, low, high, expr.place), expr.place);
}

Typed read_within(Reading& reading, const syntax::Expr& expr) {
  const Typed value = read_as(reading, expr.args[0], date_type);
  const Typed start = read_as(reading, expr.args[1], date_type);
  if (!value || !start) return {};
  const Typed end = date_plus(reading, start.id, expr.period, expr.rounding, expr.after, expr.place);
  if (!end) return {};
  const Typed& low = expr.after ? start : end;
  const Typed& high = expr.after ? end : start;
  const Typed not_before = comparison(reading, value.id, Relation::greater_equal, low.id, expr.place);
  const Typed not_after = comparison(reading, value.id, Relation::less_equal, high.id, expr.place);
  return negated_if(reading, expr.negated, both(reading, not_before, not_after, expr.place), expr.place);
}

namespace {

// A record holds lists of items; a named list is made from one of them.
Typed list_recorded(Reading& reading, const syntax::Expr& expr, const Found& list) {
  if (list.definition >= 0) {
    const Definition& named = at(reading.program().definitions, list.definition);
    const int record = reading.scope.binding(list.binding).record;
    const std::string& from = at(at(reading.program().records, record).fields, named.list_field).name;
    reading.context.error("not-a-field", expr.place,
                          "only a list of a record is recorded, and '" + named.name + "' is made from one",
                          "ask whether '" + from + "' is recorded");
    return {};
  }
  Expr recorded = make(Op::list_is_recorded, truth_type, expr.place);
  recorded.binding = list.binding;
  recorded.index = list.field;
  return negated_if(reading, expr.negated, add(reading, std::move(recorded)), expr.place);
}

}  // namespace

Typed read_recorded(Reading& reading, const syntax::Expr& expr) {
  if (const auto list = list_called(reading, expr.args.front())) return list_recorded(reading, expr, *list);
  const Typed value = read_expr(reading, expr.args.front());
  if (!value) return {};
  if (reading.program().expr(value.id).op != Op::field) {
    reading.context.error("not-a-field", expr.place,
                          "only a field is recorded, and " + describe(expr.args.front()) + " is not one",
                          "ask whether it 'is present'");
    return {};
  }
  Expr recorded = make(Op::is_recorded, truth_type, expr.place, {value.id});
  return negated_if(reading, expr.negated, add(reading, std::move(recorded)), expr.place);
}

Typed read_presence(Reading& reading, const syntax::Expr& expr) {
  const Typed value = read_expr(reading, expr.args.front());
  if (!value) return {};
  Expr present = make(Op::is_present, truth_type, expr.place, {value.id});
  const bool absent = expr.kind == ExprKind::absent;
  return negated_if(reading, absent != expr.negated, add(reading, std::move(present)), expr.place);
}

}  // namespace takecare::lang::check
