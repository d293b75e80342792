#include <fmt/format.h>

#include <utility>

#include "takecare/lang/dump.h"
#include "takecare/lang/walk.h"

namespace takecare::lang {

namespace {

template <class T>
const T& at(const std::vector<T>& all, int index) {
  return all[static_cast<std::size_t>(index)];
}

std::string_view word(Relation relation) {
  switch (relation) {
    case Relation::equal: return "=";
    case Relation::less: return "<";
    case Relation::less_equal: return "<=";
    case Relation::greater: return ">";
    case Relation::greater_equal: return ">=";
  }
  return "";
}

std::string word(Quantity quantity, std::int64_t value) {
  switch (quantity) {
    case Quantity::some: return "some";
    case Quantity::every: return "every";
    case Quantity::none: return "no";
    case Quantity::exactly: return fmt::format("exactly {}", value);
    case Quantity::at_least: return fmt::format("at least {}", value);
    case Quantity::at_most: return fmt::format("at most {}", value);
  }
  return "";
}

std::string_view word(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::count: return "count";
    case Aggregation::count_distinct: return "count distinct";
    case Aggregation::sum: return "sum";
    case Aggregation::smallest: return "smallest";
    case Aggregation::largest: return "largest";
  }
  return "";
}

std::string_view word(Rounding rounding) {
  switch (rounding) {
    case Rounding::none: return "";
    case Rounding::last_day_kept: return ", last day kept";
    case Rounding::next_day: return ", next day";
  }
  return "";
}

std::string decimal(std::int64_t value, std::int64_t unit, int digits) {
  const std::int64_t rest = value % unit;
  std::string text = fmt::format("{}{}", value < 0 && value > -unit ? "-" : "", value / unit);
  if (rest == 0) return text;
  text += fmt::format(".{:0{}}", rest < 0 ? -rest : rest, digits);
  return text.substr(0, text.find_last_not_of('0') + 1);
}

std::string scalar(const Program& program, const Type& type, std::int64_t value, const std::string& text) {
  switch (type.kind) {
    case Kind::truth: return value != 0 ? "yes" : "no";
    case Kind::number: return decimal(value, 1'000'000, 6);
    case Kind::money: return "$" + decimal(value, 100, 2);
    case Kind::date: return format_iso_date(static_cast<Days>(value));
    case Kind::duration: return format_duration(value);
    case Kind::text: return "\"" + text + "\"";
    case Kind::enumeration: return at(at(program.enumerations, type.of).values, static_cast<int>(value)).name;
    case Kind::list: break;
  }
  return "?";
}

class ExprDump {
 public:
  ExprDump(const Program& program, const Version* version, std::vector<int> records)
      : program_(program), version_(version), records_(std::move(records)) {}

  std::string write(ExprId id) const {
    if (id == no_expr) return "_";
    const Expr& expr = program_.expr(id);
    switch (expr.op) {
      case Op::literal: return scalar(program_, expr.type, expr.value, expr.text);
      case Op::field: return fmt::format("{}@{}", field_name(expr.binding, expr.index), expr.binding);
      case Op::as_of: return "as_of_date";
      case Op::period_start: return "period_start";
      case Op::period_end: return "period_end";
      case Op::in_force: return fmt::format("(in force {} {})", at(program_.sources, expr.index).name, expr.text);
      case Op::compare: return form(word(expr.relation), expr);
      case Op::one_of: return one_of(expr);
      case Op::is_recorded: return form("recorded", expr);
      case Op::list_is_recorded:
        return fmt::format("(recorded {}@{})", field_name(expr.binding, expr.index), expr.binding);
      case Op::is_present: return form("present", expr);
      case Op::both: return form("and", expr);
      case Op::either: return form("or", expr);
      case Op::negation: return form("not", expr);
      case Op::unless: return form("unless", expr);
      case Op::exception: return exception(expr);
      case Op::quantifier:
        return fmt::format("({} {} has {} where {})", word(expr.quantity, expr.value), range(expr.list),
                           write(at(expr.args, 0)), write(at(expr.args, 1)));
      case Op::attribute: return attribute(expr);
      case Op::add_period:
        return fmt::format("({} months {} days {}{})", write(at(expr.args, 0)), expr.months, expr.days,
                           word(expr.rounding));
      case Op::plus: return form("+", expr);
      case Op::minus: return form("-", expr);
      case Op::times: return fmt::format("(* {} {})", write(at(expr.args, 0)), decimal(expr.value, 1'000'000, 6));
      case Op::time_between: return form("time", expr);
      case Op::aggregate: return aggregate(expr);
      case Op::choose: return choose(expr);
      case Op::call: return call(expr);
    }
    return "?";
  }

 private:
  std::string form(std::string_view head, const Expr& expr) const {
    std::string out = fmt::format("({}", head);
    for (const ExprId arg : expr.args) out += " " + write(arg);
    return out + ")";
  }

  const std::string& field_name(BindingId binding, int field) const {
    return at(at(program_.records, at(records_, binding)).fields, field).name;
  }

  std::string one_of(const Expr& expr) const {
    const Type type = program_.expr(at(expr.args, 0)).type;
    std::string out = "(in " + write(at(expr.args, 0));
    for (const std::int16_t value : expr.set) out += " " + scalar(program_, type, value, {});
    return out + ")";
  }

  std::string exception(const Expr& expr) const {
    const std::string name =
        version_ == nullptr ? std::to_string(expr.index) : at(version_->exceptions, expr.index).name;
    return form("exception " + name, expr);
  }

  std::string attribute(const Expr& expr) const {
    const Type type = program_.expr(at(expr.args, 0)).type;
    return form(at(at(program_.enumerations, type.of).attributes, expr.index).name + " of", expr);
  }

  // 'conviction@2 in offenses@0 by convictions'
  std::string range(const ListRef& list) const {
    std::string out = fmt::format("{}@{} in {}@{}", list.item_name.empty() ? "item" : list.item_name, list.item,
                                  field_name(list.owner, list.field), list.owner);
    if (list.list_definition >= 0) out += " by " + at(program_.definitions, list.list_definition).name;
    return out;
  }

  std::string aggregate(const Expr& expr) const {
    if (expr.list.item < 0) return form(word(expr.aggregation), expr);
    return fmt::format("({} {} of {} where {})", word(expr.aggregation), range(expr.list), write(at(expr.args, 0)),
                       write(at(expr.args, 1)));
  }

  std::string choose(const Expr& expr) const {
    std::string out = expr.first_applies ? "(first" : "(choose";
    for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
      const std::string guard = expr.args[i] == no_expr ? "otherwise" : write(expr.args[i]);
      out += fmt::format(" [{} {}]", guard, write(expr.args[i + 1]));
    }
    return out + ")";
  }

  std::string call(const Expr& expr) const {
    std::string out = at(program_.definitions, expr.index).name + "(";
    for (const BindingId binding : expr.bindings) out += fmt::format("{}@{}", out.ends_with('(') ? "" : " ", binding);
    return out + ")";
  }

  const Program& program_;
  const Version* version_;
  std::vector<int> records_;
};

}  // namespace

std::string dump_expr(const Program& program, const std::vector<int>& parameters, const Version* version, ExprId id) {
  return ExprDump(program, version, binding_records(program, parameters, {id})).write(id);
}

std::string dump_type(const Program& program, const Type& type) {
  switch (type.kind) {
    case Kind::truth: return "truth";
    case Kind::number: return "number";
    case Kind::money: return "money";
    case Kind::date: return "date";
    case Kind::duration: return "duration";
    case Kind::text: return "text";
    case Kind::enumeration: return at(program.enumerations, type.of).name;
    case Kind::list: return "list of " + at(program.records, type.of).name;
  }
  return "?";
}

std::string dump_given(const Program& program, const GivenValue& value, const Type& type) {
  switch (value.state) {
    case GivenValue::State::unknown: return "unknown";
    case GivenValue::State::not_applicable: return "not applicable";
    case GivenValue::State::known: return scalar(program, type, value.value, value.text);
    case GivenValue::State::items: break;
  }
  std::string out = "[";
  for (const std::vector<GivenField>& item : value.items) {
    out += out.size() == 1 ? " {" : ", {";
    for (const GivenField& given : item) {
      const Field& field = at(at(program.records, type.of).fields, given.field);
      out += fmt::format("{} {} {}", out.ends_with('{') ? "" : ",", field.name,
                         dump_given(program, given.value, field.type));
    }
    out += " }";
  }
  return out + " ]";
}

}  // namespace takecare::lang
