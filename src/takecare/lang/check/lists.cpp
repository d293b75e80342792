// Quantifiers and aggregates: what is said of the items of a list.
#include <algorithm>
#include <array>
#include <string_view>

#include "takecare/lang/check/definitions.h"
#include "takecare/lang/check/expressions.h"
#include "takecare/lang/check/types.h"
#include "takecare/lang/contains.h"
#include "takecare/lang/suggest.h"
#include "takecare/lang/walk.h"

namespace takecare::lang::check {

namespace {

using syntax::AggregateWord;

std::vector<std::string> lists_in_view(const Reading& reading) {
  std::vector<std::string> lists;
  const Program& program = reading.program();
  for (const BindingId id : reading.scope.in_view()) {
    const int record = reading.scope.binding(id).record;
    for (const Field& field : at(program.records, record).fields) {
      if (field.type.kind == Kind::list) lists.push_back(field.name);
    }
    for (const Definition& definition : program.definitions) {
      if (definition.kind == DefinitionKind::list && subject_of(definition) == record) lists.push_back(definition.name);
    }
  }
  return lists;
}

void unknown_list(Reading& reading, const syntax::Expr& expr) {
  const bool broken = std::ranges::any_of(reading.scope.in_view(), [&](BindingId id) {
    return reading.context.broken_records.contains(reading.scope.binding(id).record);
  });
  if (!broken) unknown(reading.context, "list", {.text = expr.text, .place = expr.place}, lists_in_view(reading));
}

void not_a_list(Reading& reading, const syntax::Expr& expr) {
  const std::vector<std::string> lists = lists_in_view(reading);
  reading.context.error("not-a-list", expr.place, describe(expr) + " is not a list",
                        lists.empty() ? "" : "the lists in view are " + one_of_words(lists));
}

bool is_list(const Reading& reading, const Found& found) {
  const Program& program = reading.program();
  if (found.definition >= 0) return at(program.definitions, found.definition).kind == DefinitionKind::list;
  const int record = reading.scope.binding(found.binding).record;
  return at(at(program.records, record).fields, found.field).type.kind == Kind::list;
}

// What the list's name stands for; 'found' is the name's own, or that of 'LIST of ITEM'.
std::optional<Found> find_list(Reading& reading, const syntax::Expr& expr) {
  const Program& program = reading.program();
  if (expr.kind == syntax::ExprKind::of) {
    const syntax::Expr& inner = expr.args.front();
    const auto item = inner.kind == syntax::ExprKind::name ? reading.scope.item(program, inner.text) : std::nullopt;
    const auto found = item ? reading.scope.find_in(program, *item, expr.text) : std::nullopt;
    if (!found) not_a_list(reading, expr);
    return found;
  }
  const std::vector<Found> found = reading.scope.find(program, expr.text);
  if (found.empty()) {
    unknown_list(reading, expr);
    return std::nullopt;
  }
  if (found.size() == 1) return found.front();
  reading.context.error("ambiguous-name", expr.place, "'" + expr.text + "' could be any of two lists",
                        "write '" + expr.text + " of " + reading.scope.binding(found.front().binding).word + "'");
  return std::nullopt;
}

std::optional<ReadList> list_field(Reading& reading, const Found& found, const std::string& item_name) {
  const int owner = reading.scope.binding(found.binding).record;
  const Field& field = at(at(reading.program().records, owner).fields, found.field);
  if (field.type.kind != Kind::list) return std::nullopt;
  const std::string& record = at(reading.program().records, field.type.of).name;
  ReadList read;
  read.list.owner = found.binding;
  read.list.field = found.field;
  read.list.item_record = field.type.of;
  read.list.item =
      reading.scope.bind(field.type.of, found.binding, item_name.empty() ? spoken_name(record) : item_name);
  read.list.item_name = item_name;
  return read;
}

ExprId membership_call(Reading& reading, const syntax::Expr& expr, int definition, BindingId item) {
  Expr call = make(Op::call, truth_type, expr.place);
  call.index = definition;
  call.bindings = reading.scope.arguments(at(reading.program().definitions, definition).parameters, item);
  if (call.bindings.empty()) {
    reading.context.error("needs-owner", expr.place, "the owner of the list " + describe(expr) + " is not in view here",
                          "");
    return no_expr;
  }
  return add(reading, std::move(call)).id;
}

std::optional<ReadList> named_list(Reading& reading, const syntax::Expr& expr, const Found& found,
                                   const std::string& item_name) {
  const Definition& definition = at(reading.program().definitions, found.definition);
  const Found base{.binding = found.binding, .field = definition.list_field, .definition = -1};
  std::optional<ReadList> read = list_field(reading, base, item_name);
  read->list.list_definition = found.definition;
  read->membership = membership_call(reading, expr, found.definition, read->list.item);
  if (read->membership == no_expr) return std::nullopt;
  return read;
}

// Whether a condition looks at an item: a field of it, a rule of it, a list of it.
bool speaks_of(const Program& program, ExprId condition, BindingId item) {
  bool found = false;
  for_each_expr(program, condition, [&](ExprId, const Expr& expr) {
    const bool ranges = expr.op == Op::quantifier || expr.op == Op::aggregate;
    const bool reads = (expr.op == Op::field || expr.op == Op::list_is_recorded) && expr.binding == item;
    found = found || reads || contains(expr.bindings, item) || (ranges && expr.list.owner == item);
  });
  return found;
}

// ---- Aggregates

struct AggregateRule {
  AggregateWord word;
  std::string_view words;
  Aggregation aggregation;
};
constexpr std::array aggregates{
    AggregateRule{AggregateWord::count, "count", Aggregation::count},
    AggregateRule{AggregateWord::count_distinct, "count of distinct", Aggregation::count_distinct},
    AggregateRule{AggregateWord::sum, "sum", Aggregation::sum},
    AggregateRule{AggregateWord::earliest, "earliest", Aggregation::smallest},
    AggregateRule{AggregateWord::latest, "latest", Aggregation::largest},
    AggregateRule{AggregateWord::smallest, "smallest", Aggregation::smallest},
    AggregateRule{AggregateWord::largest, "largest", Aggregation::largest},
};

bool wants_dates(AggregateWord word) { return word == AggregateWord::earliest || word == AggregateWord::latest; }

bool suits(AggregateWord word, const Type& type) {
  if (word == AggregateWord::count_distinct) return true;
  if (wants_dates(word)) return type.kind == Kind::date;
  return is_ordered(type) && type.kind != Kind::date;
}

void unsuited(Reading& reading, const syntax::Expr& element, AggregateWord word, const Type& type) {
  const std::string said(std::ranges::find(aggregates, word, &AggregateRule::word)->words);
  std::string help;
  if (word == AggregateWord::smallest && type.kind == Kind::date) help = "write 'earliest'";
  if (word == AggregateWord::largest && type.kind == Kind::date) help = "write 'latest'";
  if (wants_dates(word) && is_ordered(type))
    help = word == AggregateWord::earliest ? "write 'smallest'" : "write 'largest'";
  reading.context.error("wrong-type", element.place,
                        "'" + said + "' is for " + (wants_dates(word) ? "dates" : "numbers, money and durations") +
                            ", and " + describe(element) + " is " + words(reading.program(), type),
                        std::move(help));
}

// 'agreement has …' is said of a field that refers to one record.
bool refers(Reading& reading, const syntax::Expr& expr, const ListRef& list) {
  const int owner = reading.scope.binding(list.owner).record;
  if (at(at(reading.program().records, owner).fields, list.field).refers) return true;
  const std::string name = expr.args.front().text;
  reading.context.error("not-a-reference", expr.place, "'" + name + "' is a list, and may have several items",
                        "write 'some ITEM among " + name + " has …', or 'every ITEM among " + name + " has …'");
  return false;
}

}  // namespace

Typed read_element(Reading& reading, const syntax::Expr& element, AggregateWord word) {
  const Typed typed = read_expr(reading, element);
  if (!typed || suits(word, typed.type)) return typed;
  unsuited(reading, element, word, typed.type);
  return {};
}

Aggregation aggregation_of(AggregateWord word) {
  return std::ranges::find(aggregates, word, &AggregateRule::word)->aggregation;
}

std::optional<Found> list_called(const Reading& reading, const syntax::Expr& expr) {
  const Program& program = reading.program();
  std::vector<Found> found;
  if (expr.kind == syntax::ExprKind::name) found = reading.scope.find(program, expr.text);
  if (expr.kind == syntax::ExprKind::of && expr.args.front().kind == syntax::ExprKind::name) {
    const auto item = reading.scope.item(program, expr.args.front().text);
    if (const auto one = item ? reading.scope.find_in(program, *item, expr.text) : std::nullopt) found = {*one};
  }
  if (found.size() != 1 || !is_list(reading, found.front())) return std::nullopt;
  return found.front();
}

std::optional<ReadList> read_list(Reading& reading, const syntax::Expr& expr, const std::string& item_name) {
  const std::optional<Found> found = find_list(reading, expr);
  if (!found) return std::nullopt;
  if (found->definition < 0) {
    std::optional<ReadList> read = list_field(reading, *found, item_name);
    if (!read) not_a_list(reading, expr);
    return read;
  }
  if (at(reading.program().definitions, found->definition).kind != DefinitionKind::list) {
    not_a_list(reading, expr);
    return std::nullopt;
  }
  if (!at(reading.context.definitions, found->definition).type_known) return std::nullopt;
  return named_list(reading, expr, *found, item_name);
}

Typed read_quantifier(Reading& reading, const syntax::Expr& expr) {
  std::optional<ReadList> read = read_list(reading, expr.args.front(), expr.item.text);
  if (!read) return {};
  if (expr.quantity == Quantity::at_least && expr.value == 0) {
    reading.context.error("always-true", expr.place, "'at least 0' always holds", "write 'some' or 'at least 1'");
    return {};
  }
  if (expr.reference && !refers(reading, expr, read->list)) return {};
  if (expr.reference) reading.scope.hide_outer(read->list.item);
  reading.scope.enter(read->list.item);
  ExprId has = expr.args.size() > 1 ? read_condition(reading, expr.args[1]) : literal_truth(reading, true, expr.place);
  reading.scope.leave();
  if (reading.around_has) has = reading.around_has(expr, read->list.item, has);
  if (has == no_expr) return {};
  if (read->membership == no_expr) read->membership = literal_truth(reading, true, expr.place);
  Expr quantifier = make(Op::quantifier, truth_type, expr.place, {has, read->membership});
  quantifier.value = expr.value;
  quantifier.quantity = expr.quantity;
  quantifier.list = read->list;
  return negated_if(reading, expr.negated, add(reading, std::move(quantifier)), expr.place);
}

Typed read_that_item(Reading& reading, const syntax::Expr& expr) {
  const auto found = std::ranges::find_if(reading.that_items.rbegin(), reading.that_items.rend(), [&](BindingId id) {
    return reading.scope.binding(id).word == expr.item.text;
  });
  if (found == reading.that_items.rend()) {
    reading.context.error(
        "stray-that", expr.place, "'that " + expr.item.text + "' speaks of an item that nothing here has found",
        "it stands in an exception, of the item that the rule's 'when some " + expr.item.text + " among …' found");
    return {};
  }
  reading.scope.enter(*found);
  const ExprId condition = read_condition(reading, expr.args.front());
  reading.scope.leave();
  if (condition != no_expr && !speaks_of(reading.program(), condition, *found)) {
    reading.context.error("unused-that", expr.place, "nothing that is said here is of 'that " + expr.item.text + "'",
                          "leave 'that " + expr.item.text + " has' out, or say something of it");
    return {};
  }
  return negated_if(reading, expr.negated, {condition, truth_type}, expr.place);
}

Typed read_aggregate(Reading& reading, const syntax::Expr& expr) {
  const syntax::Aggregate& aggregate = expr.aggregate;
  const std::optional<ReadList> read = read_list(reading, aggregate.list.front(), "");
  if (!read) return {};
  reading.scope.enter(read->list.item);
  const Typed element =
      aggregate.element.empty() ? Typed{} : read_element(reading, aggregate.element.front(), aggregate.word);
  std::vector<ExprId> conditions;
  if (read->membership != no_expr) conditions.push_back(read->membership);
  if (!aggregate.condition.empty()) conditions.push_back(read_condition(reading, aggregate.condition.front()));
  reading.scope.leave();
  const bool sound = (aggregate.element.empty() || element) && !contains(conditions, no_expr);
  if (!sound) return {};

  const bool counts = aggregate.word == AggregateWord::count || aggregate.word == AggregateWord::count_distinct;
  Expr built = make(Op::aggregate, counts ? number_type : element.type, expr.place);
  built.args = {element.id, all_of(reading, conditions, expr.place)};
  built.aggregation = aggregation_of(aggregate.word);
  built.list = read->list;
  return add(reading, std::move(built));
}

}  // namespace takecare::lang::check
