#include "takecare/engine/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ranges>

#include "takecare/engine/value_words.h"

namespace takecare::engine {

using lang::Aggregation;
using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;
using lang::Quantity;
using lang::Relation;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string_view relation_words(Relation relation, bool date) {
  switch (relation) {
    case Relation::equal: return "is";
    case Relation::less: return date ? "is before" : "is less than";
    case Relation::less_equal: return date ? "is on or before" : "is at most";
    case Relation::greater: return date ? "is after" : "is more than";
    case Relation::greater_equal: return date ? "is on or after" : "is at least";
  }
  return "";
}

// '5 years 6 months' or '30 days', without its sign.
std::string period_words(int months, int days) {
  std::string words;
  const auto add = [&words](int count, const char* unit) {
    if (count == 0) return;
    words += fmt::format("{}{} {}{}", words.empty() ? "" : " ", count, unit, count == 1 ? "" : "s");
  };
  add(std::abs(months) / 12, "year");
  add(std::abs(months) % 12, "month");
  add(std::abs(days), "day");
  return words.empty() ? "0 days" : words;
}

class Writer {
 public:
  Writer(const lang::Program& program, const Scope& scope) : program_(program), scope_(scope) {}

  std::string say(ExprId id) const;
  std::string list(const Expr& expr) const;
  std::string where(const Expr& expr) const;

 private:
  // An operand that must not run into what follows it.
  std::string closed(ExprId id) const;
  std::string joined(const Expr& expr, std::size_t first, std::string_view word) const;
  std::string condition(const Expr& expr) const;
  std::string value(const Expr& expr) const;
  std::string field(const Expr& expr) const;
  std::string comparison(const Expr& expr, bool negated) const;
  std::optional<std::string> from_to(const Expr& expr) const;
  std::string recorded(const Expr& expr, bool negated) const;
  std::string negation(ExprId id) const;
  std::string unless(const Expr& expr) const;
  std::string choose(const Expr& expr) const;
  std::string quantifier(const Expr& expr) const;
  std::string aggregate(const Expr& expr) const;
  std::string shifted(const Expr& expr) const;
  // ' of conviction' where the plain name would not lead to the binding.
  std::string of(lang::BindingId binding, const std::string& name) const;
  bool asks_nothing(ExprId id) const;
  bool has_name(int record, const std::string& name) const;

  const lang::Program& program_;
  const Scope& scope_;
};

bool Writer::has_name(int record, const std::string& name) const {
  const auto& fields = program_.records[at(record)].fields;
  return std::ranges::find(fields, name, &lang::Field::name) != fields.end() ||
         program_.find_definition(name, record) >= 0;
}

std::string Writer::of(lang::BindingId binding, const std::string& name) const {
  for (const Scope::Name& inner : std::views::reverse(scope_.names)) {
    if (inner.binding == binding) return "";
    if (has_name(inner.record, name)) break;
  }
  const auto owner = std::ranges::find(scope_.names, binding, &Scope::Name::binding);
  return owner == scope_.names.end() ? "" : " of " + owner->name;
}

std::string Writer::closed(ExprId id) const {
  switch (program_.expr(id).op) {
    case Op::literal:
    case Op::field:
    case Op::as_of:
    case Op::period_start:
    case Op::period_end:
    case Op::in_force:
    case Op::attribute:
    case Op::call:
    case Op::compare:
    case Op::is_recorded:
    case Op::list_is_recorded:
    case Op::is_present: return say(id);
    default: return "(" + say(id) + ")";
  }
}

std::string Writer::joined(const Expr& expr, std::size_t first, std::string_view word) const {
  std::string words;
  for (std::size_t i = first; i < expr.args.size(); ++i) {
    if (i > first) words += fmt::format(" {} ", word);
    words += closed(expr.args[i]);
  }
  return words;
}

std::string Writer::comparison(const Expr& expr, bool negated) const {
  const bool date = program_.expr(expr.args[0]).type.kind == Kind::date;
  return fmt::format("{} {}{} {}", closed(expr.args[0]), relation_words(expr.relation, date), negated ? " not" : "",
                     closed(expr.args[1]));
}

std::string Writer::recorded(const Expr& expr, bool negated) const {
  const std::string of = expr.op == Op::is_recorded ? closed(expr.args[0]) : field(expr);
  return of + (negated ? " is not recorded" : " is recorded");
}

std::string Writer::negation(ExprId id) const {
  const Expr& inner = program_.expr(id);
  if (inner.op == Op::compare && inner.relation == Relation::equal) return comparison(inner, true);
  if (inner.op == Op::is_present) return closed(inner.args[0]) + " is absent";
  if (inner.op == Op::is_recorded || inner.op == Op::list_is_recorded) return recorded(inner, true);
  return "not " + closed(id);
}

std::string Writer::unless(const Expr& expr) const {
  std::string words = say(expr.args[0]);
  for (std::size_t i = 1; i < expr.args.size(); ++i) words += ", except " + say(expr.args[i]);
  return words;
}

// 'X is at least A and X is at most B' as 'X is from A to B'.
std::optional<std::string> Writer::from_to(const Expr& expr) const {
  if (expr.args.size() != 2) return std::nullopt;
  const Expr& low = program_.expr(expr.args[0]);
  const Expr& high = program_.expr(expr.args[1]);
  if (low.op != Op::compare || high.op != Op::compare) return std::nullopt;
  if (low.relation != Relation::greater_equal || high.relation != Relation::less_equal) return std::nullopt;
  const std::string of = closed(low.args[0]);
  if (of != closed(high.args[0])) return std::nullopt;
  return fmt::format("{} is from {} to {}", of, closed(low.args[1]), closed(high.args[1]));
}

std::string Writer::condition(const Expr& expr) const {
  switch (expr.op) {
    case Op::compare: return comparison(expr, false);
    case Op::one_of: {
      std::string words = closed(expr.args[0]) + " is one of ";
      const lang::Type type = program_.expr(expr.args[0]).type;
      for (std::size_t i = 0; i < expr.set.size(); ++i) {
        words += (i > 0 ? ", " : "") + literal_words(program_, type, expr.set[i]);
      }
      return words;
    }
    case Op::is_recorded:
    case Op::list_is_recorded: return recorded(expr, false);
    case Op::is_present: return closed(expr.args[0]) + " is present";
    case Op::both: return from_to(expr).value_or(joined(expr, 0, "and"));
    case Op::either: return joined(expr, 0, "or");
    case Op::negation: return negation(expr.args[0]);
    case Op::unless: return unless(expr);
    case Op::exception: {
      const bool named = scope_.version != nullptr && at(expr.index) < scope_.version->exceptions.size();
      return (named ? scope_.version->exceptions[at(expr.index)].name + " when " : "when ") + say(expr.args[0]);
    }
    default: return quantifier(expr);
  }
}

std::string Writer::quantifier(const Expr& expr) const {
  const Scope inner = scope_.with_item(program_, expr);
  std::string words = quantifier_words(program_, scope_, expr);
  if (asks_nothing(expr.args[0])) return words;
  const bool one = expr.quantity == Quantity::some || expr.quantity == Quantity::every || expr.value == 1;
  return words + (one ? " has " : " have ") + Writer(program_, inner).say(expr.args[0]);
}

std::string Writer::list(const Expr& expr) const {
  const auto owner = std::ranges::find(scope_.names, expr.list.owner, &Scope::Name::binding);
  const auto& fields = program_.records[at(owner->record)].fields;
  const std::string name = expr.list.list_definition >= 0 ? program_.definitions[at(expr.list.list_definition)].name
                                                          : fields[at(expr.list.field)].name;
  return name + of(expr.list.owner, name);
}

// Nothing is asked: no condition, or 'yes' in its place.
bool Writer::asks_nothing(ExprId id) const {
  if (id == lang::no_expr) return true;
  const Expr& expr = program_.expr(id);
  return expr.op == Op::literal && expr.type.kind == Kind::truth && expr.value == 1;
}

std::string Writer::where(const Expr& expr) const {
  if (expr.args.size() < 2 || asks_nothing(expr.args[1])) return "";
  const Expr& membership = program_.expr(expr.args[1]);
  const auto says_the_list = [&](const Expr& e) {
    return expr.list.list_definition >= 0 && e.op == Op::call && e.index == expr.list.list_definition;
  };
  if (says_the_list(membership)) return "";
  const Scope scope = scope_.with_item(program_, expr);
  const Writer inner(program_, scope);
  if (membership.op == Op::both && says_the_list(program_.expr(membership.args[0]))) {
    return " where " +
           (membership.args.size() == 2 ? inner.say(membership.args[1]) : inner.joined(membership, 1, "and"));
  }
  return " where " + inner.say(expr.args[1]);
}

std::string Writer::aggregate(const Expr& expr) const {
  const Scope scope = scope_.with_item(program_, expr);
  const std::string element = expr.args[0] == lang::no_expr ? "" : Writer(program_, scope).closed(expr.args[0]);
  const bool date = expr.type.kind == Kind::date;
  const std::string from = list(expr) + where(expr);
  switch (expr.aggregation) {
    case Aggregation::count: return "count of " + from;
    case Aggregation::count_distinct: return fmt::format("count of distinct {} among {}", element, from);
    case Aggregation::sum: return fmt::format("sum of {} among {}", element, from);
    case Aggregation::smallest: return fmt::format("{} {} among {}", date ? "earliest" : "smallest", element, from);
    case Aggregation::largest: return fmt::format("{} {} among {}", date ? "latest" : "largest", element, from);
  }
  return "";
}

std::string Writer::shifted(const Expr& expr) const {
  const bool back = expr.months < 0 || expr.days < 0;
  std::string words =
      fmt::format("{} {} {}", closed(expr.args[0]), back ? "minus" : "plus", period_words(expr.months, expr.days));
  if (expr.rounding == Rounding::last_day_kept) words += ", last day kept";
  if (expr.rounding == Rounding::next_day) words += ", next day";
  return words;
}

std::string Writer::choose(const Expr& expr) const {
  std::string words;
  for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
    words += (i > 0 ? "; " : "") + say(expr.args[i + 1]);
    words += expr.args[i] == lang::no_expr ? " otherwise" : " when " + say(expr.args[i]);
  }
  return words;
}

std::string Writer::field(const Expr& expr) const {
  const auto owner = std::ranges::find(scope_.names, expr.binding, &Scope::Name::binding);
  if (owner == scope_.names.end()) return "?";
  const std::string& name = program_.records[at(owner->record)].fields[at(expr.index)].name;
  return name + of(expr.binding, name);
}

std::string Writer::value(const Expr& expr) const {
  switch (expr.op) {
    case Op::literal:
      return expr.type.kind == Kind::text ? text_words(expr.text) : literal_words(program_, expr.type, expr.value);
    case Op::field: return field(expr);
    case Op::as_of: return "as_of_date";
    case Op::period_start: return "period_start";
    case Op::period_end: return "period_end";
    case Op::in_force: {
      const std::string& source = program_.sources[at(expr.index)].name;
      return fmt::format("law \"{}{}{}\" is in force", source, expr.text.empty() ? "" : " ", expr.text);
    }
    case Op::attribute: {
      const int of = program_.expr(expr.args[0]).type.of;
      return program_.enumerations[at(of)].attributes[at(expr.index)].name + " of " + closed(expr.args[0]);
    }
    case Op::add_period: return shifted(expr);
    case Op::plus: return closed(expr.args[0]) + " plus " + closed(expr.args[1]);
    case Op::minus: return closed(expr.args[0]) + " minus " + closed(expr.args[1]);
    case Op::times:
      return closed(expr.args[0]) + " times " + literal_words(program_, {.kind = Kind::number}, expr.value);
    case Op::time_between: return fmt::format("time from {} to {}", closed(expr.args[0]), closed(expr.args[1]));
    case Op::aggregate: return aggregate(expr);
    case Op::choose: return choose(expr);
    case Op::call: {
      const std::string& name = program_.definitions[at(expr.index)].name;
      return expr.bindings.empty() ? name : name + of(expr.bindings.back(), name);
    }
    default: return condition(expr);
  }
}

std::string Writer::say(ExprId id) const { return id == lang::no_expr ? "" : value(program_.expr(id)); }

}  // namespace

Scope Scope::of(const lang::Program& program, const lang::Definition& definition, const lang::Version* version) {
  Scope scope{.names = {}, .version = version};
  for (std::size_t i = 0; i < definition.parameters.size(); ++i) {
    const int record = definition.parameters[i];
    scope.names.push_back(
        {.binding = static_cast<lang::BindingId>(i), .record = record, .name = program.records[at(record)].name});
  }
  return scope;
}

Scope Scope::with_item(const lang::Program& program, const Expr& list) const {
  Scope scope = *this;
  scope.names.push_back(
      {.binding = list.list.item, .record = list.list.item_record, .name = item_words(program, list)});
  return scope;
}

std::string words(const lang::Program& program, const Scope& scope, ExprId expr) {
  return Writer(program, scope).say(expr);
}

std::string list_words(const lang::Program& program, const Scope& scope, const Expr& list) {
  return Writer(program, scope).list(list);
}

std::string where_words(const lang::Program& program, const Scope& scope, const Expr& list) {
  return Writer(program, scope).where(list);
}

std::string item_words(const lang::Program& program, const Expr& list) {
  if (!list.list.item_name.empty()) return list.list.item_name;
  // 'Offense' as 'offense'; the book writes the names of records in this way where it speaks of one.
  std::string name = program.records[at(list.list.item_record)].name;
  if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

std::string quantifier_words(const lang::Program& program, const Scope& scope, const Expr& quantifier) {
  std::string of = fmt::format("{} among {}{}", item_words(program, quantifier), list_words(program, scope, quantifier),
                               where_words(program, scope, quantifier));
  switch (quantifier.quantity) {
    case Quantity::some: return "some " + of;
    case Quantity::every: return "every " + of;
    case Quantity::none: return "no " + of;
    case Quantity::exactly: return fmt::format("exactly {} {}", quantifier.value, of);
    case Quantity::at_least: return fmt::format("at least {} {}", quantifier.value, of);
    case Quantity::at_most: return fmt::format("at most {} {}", quantifier.value, of);
  }
  return of;
}

}  // namespace takecare::engine
