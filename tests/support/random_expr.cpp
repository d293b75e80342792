#include "tests/support/random_expr.h"

#include <algorithm>

namespace takecare::test {

using lang::Aggregation;
using lang::BindingId;
using lang::DefinitionKind;
using lang::Expr;
using lang::ExprId;
using lang::Kind;
using lang::Op;
using lang::Type;

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool is_ordered(Kind kind) { return kind != Kind::truth && kind != Kind::text && kind != Kind::enumeration; }
bool is_amount(Kind kind) { return kind == Kind::number || kind == Kind::money || kind == Kind::duration; }

Days on(int year, int month, int day) { return days_from_civil({.year = year, .month = month, .day = day}); }

const std::vector<std::int64_t>& edges(Kind kind) {
  static const std::vector<std::int64_t> truths{0, 1};
  static const std::vector<std::int64_t> numbers{1'000'000, 0,         2'000'000, -1'000'000,
                                                 500'000,   3'333'333, 1,         10'000'000};
  static const std::vector<std::int64_t> amounts{500, 0, 1, -1, 1250, 500'000, -3333};
  static const std::vector<std::int64_t> dates{on(2016, 2, 29), on(2016, 2, 28), on(2016, 3, 1),  on(2015, 2, 28),
                                               on(2017, 2, 28), on(2017, 3, 1),  on(2017, 1, 31), on(2016, 12, 31),
                                               on(2000, 2, 29), on(1900, 2, 28), on(2012, 2, 29), on(2016, 5, 31),
                                               on(1970, 1, 1),  on(2016, 8, 30)};
  static const std::vector<std::int64_t> durations{
      twelfths_per_year,      0, twelfths_per_day,      6 * twelfths_per_month,
      180 * twelfths_per_day, 1, 366 * twelfths_per_day};
  switch (kind) {
    case Kind::number: return numbers;
    case Kind::money: return amounts;
    case Kind::date: return dates;
    case Kind::duration: return durations;
    default: return truths;
  }
}

}  // namespace

std::int64_t edge_value(Kind kind, Choices& choices) { return choices.one_of(edges(kind)); }

const std::vector<std::string>& edge_texts() {
  static const std::vector<std::string> texts{"a", "b", "", "é"};
  return texts;
}

lang::Version ExprBuilder::version(const std::vector<int>& parameters, Type type) {
  version_ = {};
  view_.clear();
  budget_ = 60;
  for (const int record : parameters) {
    const int position = static_cast<int>(view_.size());
    view_.push_back({.binding = version_.bindings++, .record = record, .owner = position - 1});
  }
  version_.body = any(type, choices_.between(1, 5));
  return std::move(version_);
}

ExprId ExprBuilder::add(Expr expr) {
  --budget_;
  program_.exprs.push_back(std::move(expr));
  return static_cast<ExprId>(program_.exprs.size()) - 1;
}

ExprId ExprBuilder::any(Type type, int depth) { return type.kind == Kind::truth ? truth(depth) : value(type, depth); }

Type ExprBuilder::any_type() {
  const Kind kind = choices_.one_of(
      {Kind::number, Kind::date, Kind::truth, Kind::duration, Kind::money, Kind::text, Kind::enumeration});
  const int of = kind == Kind::enumeration ? choices_.below(static_cast<int>(program_.enumerations.size())) : -1;
  return {.kind = kind, .of = of};
}

ExprId ExprBuilder::literal(Type type) {
  Expr expr{.op = Op::literal, .type = type};
  if (type.kind == Kind::text) {
    expr.text = choices_.one_of(edge_texts());
  } else if (type.kind == Kind::enumeration) {
    expr.value = choices_.below(static_cast<int>(program_.enumerations[at(type.of)].values.size()));
  } else {
    expr.value = edge_value(type.kind, choices_);
  }
  return add(std::move(expr));
}

std::vector<ExprBuilder::FieldInView> ExprBuilder::fields_in_view() const {
  std::vector<FieldInView> all;
  for (auto item = view_.rbegin(); item != view_.rend(); ++item) {
    const auto& fields = program_.records[at(item->record)].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].type.kind == Kind::list) continue;
      all.push_back({.binding = item->binding, .field = static_cast<int>(f), .type = fields[f].type});
    }
  }
  return all;
}

ExprId ExprBuilder::field(Type type) {
  auto all = fields_in_view();
  std::erase_if(all, [&](const FieldInView& f) { return f.type != type; });
  if (all.empty() || choices_.chance(3)) return literal(type);
  const FieldInView one = choices_.one_of(all);
  return add({.op = Op::field, .type = type, .index = one.field, .binding = one.binding});
}

ExprId ExprBuilder::any_field() {
  const FieldInView one = choices_.one_of(fields_in_view());
  return add({.op = Op::field, .type = one.type, .index = one.field, .binding = one.binding});
}

ExprId ExprBuilder::truth(int depth) {
  const Type type{.kind = Kind::truth};
  if (depth <= 0 || budget_ <= 0) return choices_.chance(30) ? comparison(0) : field(type);
  switch (choices_.below(18)) {
    case 0: return field(type);
    case 1:
    case 2:
    case 3: return comparison(depth - 1);
    case 4:
    case 5:
    case 6: return quantifier(depth - 1);
    case 7: return several(Op::both, depth - 1);
    case 8: return several(Op::either, depth - 1);
    case 9: return add({.op = Op::negation, .type = type, .args = {truth(depth - 1)}});
    case 10: return unless(depth - 1);
    case 11: return call(type, DefinitionKind::rule);
    case 12: return add({.op = Op::is_present, .type = type, .args = {any(any_type(), depth - 1)}});
    case 13: return is_recorded_ ? recorded() : field(type);
    case 14: return one_of(depth - 1);
    case 15: return in_force();
    case 16: return choose(type, depth - 1);
    default: return choices_.chance(50) ? call(type, DefinitionKind::value) : literal(type);
  }
}

ExprId ExprBuilder::comparison(int depth) {
  const Type type = any_type();
  Expr expr{.op = Op::compare, .type = {.kind = Kind::truth}};
  const ExprId first = any(type, depth);
  expr.args = {first, choices_.chance(40) ? literal(type) : any(type, depth)};
  if (is_ordered(type.kind)) {
    using enum lang::Relation;
    expr.relation = choices_.one_of({equal, less, less_equal, greater, greater_equal});
  }
  return add(std::move(expr));
}

ExprId ExprBuilder::one_of(int depth) {
  const Type type{.kind = Kind::enumeration, .of = choices_.below(static_cast<int>(program_.enumerations.size()))};
  Expr expr{.op = Op::one_of, .type = {.kind = Kind::truth}, .args = {value(type, depth)}};
  const int count = static_cast<int>(program_.enumerations[at(type.of)].values.size());
  for (int v = 0; v < count; ++v) {
    if (choices_.chance(50)) expr.set.push_back(static_cast<std::int16_t>(v));
  }
  return add(std::move(expr));
}

ExprId ExprBuilder::several(Op op, int depth) {
  Expr expr{.op = op, .type = {.kind = Kind::truth}};
  for (int i = choices_.between(2, 3); i > 0; --i) expr.args.push_back(truth(depth));
  return add(std::move(expr));
}

ExprId ExprBuilder::unless(int depth) {
  Expr expr{.op = Op::unless, .type = {.kind = Kind::truth}, .args = {truth(depth)}};
  for (int i = choices_.between(1, 2); i > 0; --i) {
    Expr exception{.op = Op::exception, .type = {.kind = Kind::truth}, .args = {truth(depth)}};
    exception.index = static_cast<int>(version_.exceptions.size());
    version_.exceptions.push_back(
        {.name = "exception_" + std::to_string(exception.index + 1), .citations = {}, .place = {}});
    expr.args.push_back(add(std::move(exception)));
  }
  return add(std::move(expr));
}

ExprId ExprBuilder::in_force() {
  return add({.op = Op::in_force,
              .type = {.kind = Kind::truth},
              .text = choices_.one_of<std::string>({"9(a)", "9(b)", "1"}),
              .index = 0});
}

std::vector<BindingId> ExprBuilder::arguments(const std::vector<int>& parameters, int position) const {
  std::vector<BindingId> all;
  for (auto parameter = parameters.rbegin(); parameter != parameters.rend(); ++parameter) {
    if (position < 0 || view_[at(position)].record != *parameter) return {};
    all.push_back(view_[at(position)].binding);
    position = view_[at(position)].owner;
  }
  std::ranges::reverse(all);
  return all;
}

ExprId ExprBuilder::call(Type type, DefinitionKind kind) {
  std::vector<Expr> calls;
  for (std::size_t d = program_.definitions.size(); d-- > 0;) {
    const lang::Definition& definition = program_.definitions[d];
    if (definition.kind != kind || definition.type != type) continue;
    for (int position = 0; position < static_cast<int>(view_.size()); ++position) {
      auto bindings = arguments(definition.parameters, position);
      if (bindings.empty()) continue;
      calls.push_back({.op = Op::call, .type = type, .index = static_cast<int>(d), .bindings = std::move(bindings)});
    }
  }
  return calls.empty() ? field(type) : add(choices_.one_of(calls));
}

ExprId ExprBuilder::choose(Type type, int depth) {
  Expr expr{.op = Op::choose, .type = type, .first_applies = choices_.chance(50)};
  const int cases = choices_.between(1, 3);
  for (int i = 0; i < cases; ++i) {
    const bool otherwise = i > 0 && i + 1 == cases && choices_.chance(60);
    expr.args.push_back(otherwise ? lang::no_expr : truth(depth));
    expr.args.push_back(any(type, depth));
  }
  return add(std::move(expr));
}

// Of a field, or of a list of any item in view that has one.
ExprId ExprBuilder::recorded() {
  const Type type{.kind = Kind::truth};
  const auto lists = lists_in_view();
  if (lists.empty() || choices_.chance(60)) return add({.op = Op::is_recorded, .type = type, .args = {any_field()}});
  const lang::ListRef list = choices_.one_of(lists).second;
  return add({.op = Op::list_is_recorded, .type = type, .index = list.field, .binding = list.owner});
}

// Any list field of any item in view, also one of an outer item from within an item of another list.
std::vector<std::pair<int, lang::ListRef>> ExprBuilder::lists_in_view() const {
  std::vector<std::pair<int, lang::ListRef>> lists;
  for (int position = static_cast<int>(view_.size()) - 1; position >= 0; --position) {
    const auto& fields = program_.records[at(view_[at(position)].record)].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].type.kind != Kind::list) continue;
      lists.push_back({position,
                       {.owner = view_[at(position)].binding,
                        .field = static_cast<int>(f),
                        .item_record = fields[f].type.of,
                        .item_name = {}}});
    }
  }
  return lists;
}

bool ExprBuilder::over_list(Expr& expr) {
  const auto lists = lists_in_view();
  if (lists.empty()) return false;
  const auto& [owner, list] = choices_.one_of(lists);
  expr.list = list;
  expr.list.item = version_.bindings++;
  expr.list.item_name = program_.records[at(list.item_record)].name + std::to_string(expr.list.item);
  view_.push_back({.binding = expr.list.item, .record = list.item_record, .owner = owner});
  return true;
}

// A condition, a named list that fits, or both. The item is the last in view.
ExprId ExprBuilder::membership(const lang::ListRef& list, int depth) {
  ExprId named = lang::no_expr;
  if (list.list_definition >= 0) {
    const auto& parameters = program_.definitions[at(list.list_definition)].parameters;
    named = add({.op = Op::call,
                 .type = {.kind = Kind::truth},
                 .index = list.list_definition,
                 .bindings = arguments(parameters, static_cast<int>(view_.size()) - 1)});
  }
  if (!choices_.chance(40)) return named;
  const ExprId where = truth(depth);
  return named == lang::no_expr ? where : add({.op = Op::both, .type = {.kind = Kind::truth}, .args = {named, where}});
}

ExprId ExprBuilder::quantifier(int depth) {
  using enum lang::Quantity;
  Expr expr{.op = Op::quantifier, .type = {.kind = Kind::truth}};
  if (!over_list(expr)) return field(expr.type);
  expr.quantity = choices_.one_of({some, every, none, at_least, at_most, exactly});
  if (expr.quantity == at_least || expr.quantity == at_most || expr.quantity == exactly) expr.value = choices_.below(4);
  expr.list.list_definition = named_list(expr.list);
  const ExprId has = choices_.chance(85) ? truth(depth) : lang::no_expr;
  expr.args = {has, membership(expr.list, depth)};
  view_.pop_back();
  return add(std::move(expr));
}

ExprId ExprBuilder::aggregate(Type type, int depth) {
  Expr expr{.op = Op::aggregate, .type = type};
  if (!over_list(expr)) return field(type);
  using enum Aggregation;
  if (type.kind == Kind::number && choices_.chance(60)) {
    expr.aggregation = choices_.one_of({count, count_distinct});
  } else {
    expr.aggregation =
        type.kind == Kind::date ? choices_.one_of({smallest, largest}) : choices_.one_of({sum, smallest, largest});
  }
  expr.list.list_definition = named_list(expr.list);
  const Type element = expr.aggregation == count_distinct ? any_type() : type;
  const ExprId of = expr.aggregation == count ? lang::no_expr : any(element, depth);
  expr.args = {of, membership(expr.list, depth)};
  view_.pop_back();
  return add(std::move(expr));
}

int ExprBuilder::named_list(const lang::ListRef& list) {
  std::vector<int> all{-1};
  for (std::size_t d = 0; d < program_.definitions.size(); ++d) {
    const lang::Definition& definition = program_.definitions[d];
    if (definition.kind != DefinitionKind::list || definition.list_field != list.field) continue;
    if (!arguments(definition.parameters, static_cast<int>(view_.size()) - 1).empty())
      all.push_back(static_cast<int>(d));
  }
  return choices_.one_of(all);
}

ExprId ExprBuilder::value(Type type, int depth) {
  if (depth <= 0 || budget_ <= 0) return choices_.chance(8) ? literal(type) : field(type);
  switch (choices_.below(10)) {
    case 0:
    case 1:
    case 2: return field(type);
    case 3:
    case 4: return choose(type, depth - 1);
    case 5: return call(type, DefinitionKind::value);
    case 6:
    case 7:
      if (is_ordered(type.kind)) return aggregate(type, depth - 1);
      return computed(type, depth - 1);
    default: return computed(type, depth - 1);
  }
}

// The operations that only this kind of value has.
ExprId ExprBuilder::computed(Type type, int depth) {
  if (type.kind == Kind::enumeration) {
    for (std::size_t e = 0; e < program_.enumerations.size(); ++e) {
      const auto& attributes = program_.enumerations[e].attributes;
      for (std::size_t a = 0; a < attributes.size(); ++a) {
        if (attributes[a].enumeration != type.of) continue;
        const ExprId of = value({.kind = Kind::enumeration, .of = static_cast<int>(e)}, depth);
        return add({.op = Op::attribute, .type = type, .args = {of}, .index = static_cast<int>(a)});
      }
    }
  }
  if (type.kind == Kind::date) {
    if (choices_.chance(20)) return add({.op = Op::as_of, .type = type});
    Expr expr{.op = Op::add_period, .type = type, .args = {value(type, depth)}};
    expr.months = choices_.one_of({12, 1, 60, 6, -1, -12, 0});
    expr.days = choices_.one_of({0, 1, -1, 30});
    if (expr.months != 0) expr.rounding = choices_.one_of({Rounding::last_day_kept, Rounding::next_day});
    return add(std::move(expr));
  }
  if (!is_amount(type.kind)) return field(type);
  const int operation = choices_.below(4);
  if (operation < 2) {
    Expr expr{.op = operation == 0 ? Op::plus : Op::minus, .type = type};
    const ExprId first = value(type, depth);
    expr.args = {first, value(type, depth)};
    return add(std::move(expr));
  }
  if (type.kind == Kind::duration) {
    const Type date{.kind = Kind::date};
    Expr expr{.op = Op::time_between, .type = type};
    const ExprId first = value(date, depth);
    expr.args = {first, value(date, depth)};
    return add(std::move(expr));
  }
  Expr expr{.op = Op::times, .type = type, .args = {value(type, depth)}};
  expr.value = choices_.one_of<std::int64_t>({2'000'000, 500'000, -1'500'000, 0, 1, 333'333});
  return add(std::move(expr));
}

}  // namespace takecare::test
